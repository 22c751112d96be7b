package io.guanjia.platform.settings;

import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.EventCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All versions of one community's settings, so that what was promised under an old one can still be read.
public final class SettingsHistory {

    final String communityId;
    final List<Version> versions;

    SettingsHistory(String communityId, List<Version> versions) {
        this.communityId = communityId;
        this.versions = versions;
    }

    /// What holds from an instant on: the groups that differ from the defaults, as JSON text, since keys of settings
    /// may hold characters that a stored field's name must not.
    record Version(Instant from, String groups) {}

    /// The aggregate as a service stores it.
    ///
    /// @param owner the service: `ticket`
    public static AggregateType<SettingsHistory> type(String owner) {
        EventCatalog catalog = EventCatalog.of(owner, SettingsChanged.class, event -> "settings.changed");
        return new AggregateType<>("settings", SettingsHistory.class, catalog, Map.of(), List.of());
    }

    Optional<Version> inForce(Instant at) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(at))
                .max(Comparator.comparing(Version::from));
    }

    void put(Version version) {
        versions.removeIf(other -> other.from().equals(version.from()));
        versions.add(version);
    }

    static SettingsHistory empty(String communityId) {
        return new SettingsHistory(communityId, new ArrayList<>());
    }
}
