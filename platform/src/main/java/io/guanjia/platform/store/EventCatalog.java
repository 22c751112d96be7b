package io.guanjia.platform.store;

import io.guanjia.platform.domain.DomainEvent;
import java.util.function.Function;

/// The wire names of what a kind of aggregate says.
public interface EventCatalog {

    /// The service that says them, as it stands in topic and type: "ticket".
    String owner();

    /// For example "repair.dispatched"; the type on the wire is `io.guanjia.<owner>.<name>.v1`.
    String nameOf(DomainEvent event);

    /// A catalogue of one sealed event type; `names` is an exhaustive switch over it, so an event without a name does
    /// not
    /// compile.
    static <E extends DomainEvent> EventCatalog of(String owner, Class<E> events, Function<E, String> names) {
        return new EventCatalog() {
            @Override
            public String owner() {
                return owner;
            }

            @Override
            public String nameOf(DomainEvent event) {
                return names.apply(events.cast(event));
            }
        };
    }
}
