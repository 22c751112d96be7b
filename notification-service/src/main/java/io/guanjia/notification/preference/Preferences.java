package io.guanjia.notification.preference;

import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.preference.PreferenceEvent.PreferencesChanged;
import io.guanjia.platform.domain.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What one person has declined of messages that leave the house; the inbox cannot be declined.
public final class Preferences {

    private final String communityId;
    private final String personId;
    private List<Wire> declined;

    Preferences(String communityId, String personId, List<Wire> declined) {
        this.communityId = communityId;
        this.personId = personId;
        this.declined = new ArrayList<>(declined);
    }

    /// First choice of the person; all wires are taken before.
    public static Preferences first(String communityId, String personId, Set<Wire> declined, Change change) {
        Preferences preferences = new Preferences(communityId, personId, List.of());
        preferences.decline(declined, change);
        return preferences;
    }

    public void decline(Set<Wire> wires, Change change) {
        declined = wires.stream().sorted().toList();
        change.editContent();
        change.record(new PreferencesChanged(
                communityId, personId, declined.stream().map(Wire::code).toList()));
    }

    public List<Wire> declined() {
        return List.copyOf(declined);
    }

    public boolean accepts(Wire wire) {
        return !declined.contains(wire);
    }
}
