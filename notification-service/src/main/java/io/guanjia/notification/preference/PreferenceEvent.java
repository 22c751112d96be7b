package io.guanjia.notification.preference;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;
import java.util.List;

/// What happens to a person's preferences.
public sealed interface PreferenceEvent extends DomainEvent {

    /// The person takes no more messages over the `declined` wires, and takes them over all others.
    record PreferencesChanged(String communityId, String personId, List<String> declined) implements PreferenceEvent {}

    EventCatalog CATALOG = EventCatalog.of("notification", PreferenceEvent.class, event -> switch (event) {
        case PreferencesChanged changed -> "preferences.changed";
    });
}
