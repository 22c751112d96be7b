package io.guanjia.owner.residency;

import io.guanjia.owner.Pages;
import io.guanjia.owner.community.CommunityDesk;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Stored;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/// Who lives where today, each community counting its own days: what grants and borders are made of.
@Component
public class Residencies {

    private final Aggregates<Residency> residencies;
    private final CommunityDesk communities;
    private final Clock clock;

    Residencies(Aggregates<Residency> residencies, CommunityDesk communities, Clock clock) {
        this.residencies = residencies;
        this.communities = communities;
        this.clock = clock;
    }

    public List<Stored<Residency>> runningOf(String personId) {
        return running(Filter.all().with("personId", personId));
    }

    /// Those that run today and those that have yet to begin.
    List<Stored<Residency>> notOverOf(String personId) {
        return on(Filter.all().with("personId", personId), (residency, today) -> !residency.isOver(today));
    }

    List<Stored<Residency>> runningIn(String unitId) {
        return running(Filter.all().with("unitId", unitId));
    }

    LocalDate today(String communityId) {
        return communities.of(communityId).dayAt(clock.instant());
    }

    private List<Stored<Residency>> running(Filter filter) {
        return on(filter, Residency::runsOn);
    }

    private List<Stored<Residency>> on(Filter filter, BiPredicate<Residency, LocalDate> today) {
        return Pages.all(residencies, filter).stream()
                .filter(stored ->
                        today.test(stored.state(), today(stored.state().communityId())))
                .toList();
    }
}
