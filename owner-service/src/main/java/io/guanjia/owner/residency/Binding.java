package io.guanjia.owner.residency;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.BindingDecided;
import io.guanjia.owner.OwnerEvent.BindingRequested;
import io.guanjia.owner.OwnerEvent.BindingSettled;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.TimerHandler;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// 绑定: somebody claims to live in a unit. An approval promises a residency; the timer `settle` keeps the
/// promise, so a crash between the two documents loses nothing.
public final class Binding {

    public static final String SETTLE = "settle";

    public static AggregateType<Binding> type(TimerHandler<Binding> settlement) {
        return new AggregateType<>(
                "bindings",
                Binding.class,
                OwnerEvent.CATALOG,
                Map.of(SETTLE, settlement),
                List.of(List.of("personId"), List.of("communityId", "status")));
    }

    private final String communityId;
    private final String unitId;
    private final String personId;
    private final ResidencyKind kind;
    private final LocalDate from;
    private BindingStatus status = BindingStatus.REQUESTED;
    private @Nullable String residencyId;

    Binding(String communityId, String unitId, String personId, ResidencyKind kind, LocalDate from) {
        this.communityId = communityId;
        this.unitId = unitId;
        this.personId = personId;
        this.kind = kind;
        this.from = from;
    }

    public static Binding request(
            String id, Home home, String personId, ResidencyKind kind, LocalDate from, Change change) {
        change.record(new BindingRequested(home.communityId(), id, home.unitId(), personId, kind.code()));
        return new Binding(home.communityId(), home.unitId(), personId, kind, from);
    }

    /// Approves and promises the residency of that id; one that already runs is simply named.
    public void approve(String id, String promised, boolean automatic, Change change) {
        decide(id, BindingStatus.APPROVED, automatic, change);
        residencyId = promised;
        change.arm(SETTLE, change.at());
    }

    public void refuse(String id, Change change) {
        decide(id, BindingStatus.REFUSED, false, change);
    }

    /// The promise is kept by the residency that stands now, which may be another one that was started
    /// meanwhile.
    public void settled(String id, String standing, Change change) {
        residencyId = standing;
        change.record(new BindingSettled(communityId, id, unitId, personId, standing));
    }

    private void decide(String id, BindingStatus decision, boolean automatic, Change change) {
        if (status != BindingStatus.REQUESTED) {
            throw new RefusedException(new WrongStatus(status.code(), Set.of()));
        }
        status = decision;
        change.editContent();
        change.record(new BindingDecided(communityId, id, unitId, personId, decision.code(), automatic));
    }

    public Home home() {
        return new Home(communityId, unitId);
    }

    public String personId() {
        return personId;
    }

    public ResidencyKind kind() {
        return kind;
    }

    public LocalDate from() {
        return from;
    }

    public BindingStatus status() {
        return status;
    }

    public @Nullable String residencyId() {
        return residencyId;
    }

    String promised() {
        return Objects.requireNonNull(residencyId, "only an approved claim has the timer");
    }
}
