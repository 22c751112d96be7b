package io.guanjia.owner.community;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.CommunityChanged;
import io.guanjia.owner.OwnerEvent.CommunityOpened;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// 小区: the tenancy unit. Its days are counted in its own zone.
public final class Community {

    public static final AggregateType<Community> TYPE =
            new AggregateType<>("communities", Community.class, OwnerEvent.CATALOG, Map.of(), List.of());

    private final String communityId;
    private String name;
    private String zone;
    private String currency;

    Community(String communityId, String name, String zone, String currency) {
        this.communityId = communityId;
        this.name = name;
        this.zone = zone;
        this.currency = currency;
    }

    public static Community open(String communityId, String name, ZoneId zone, String currency, Change change) {
        change.record(new CommunityOpened(communityId, name, zone.getId(), currency));
        return new Community(communityId, name, zone.getId(), currency);
    }

    /// Zone and currency stay: days already counted and bills already issued rest on them.
    public void rename(String newName, Change change) {
        name = newName;
        change.editContent();
        change.record(new CommunityChanged(communityId, name, zone, currency));
    }

    /// The community's own day at that instant.
    public LocalDate dayAt(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneId.of(zone));
    }

    public String communityId() {
        return communityId;
    }

    public String name() {
        return name;
    }

    public String zone() {
        return zone;
    }

    public String currency() {
        return currency;
    }
}
