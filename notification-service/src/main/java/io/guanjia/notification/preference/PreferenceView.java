package io.guanjia.notification.preference;

import io.guanjia.notification.audience.Wire;
import io.guanjia.platform.store.Stored;
import java.util.List;

/// What a person has declined; the inbox is not among it.
record PreferenceView(List<Wire> declined) {

    static final PreferenceView PRESET = new PreferenceView(List.of());

    static PreferenceView of(Stored<Preferences> stored) {
        return new PreferenceView(stored.state().declined());
    }
}
