package io.guanjia.platform.store;

import io.guanjia.platform.domain.DomainEvent;

/// The wire names of what a service says: one exhaustive switch over its sealed event type.
public interface EventCatalog {

    /// The service that says them, as it stands in topic and type: "ticket".
    String owner();

    /// For example "repair.dispatched"; the type on the wire is `io.guanjia.<owner>.<name>.v1`.
    String nameOf(DomainEvent event);
}
