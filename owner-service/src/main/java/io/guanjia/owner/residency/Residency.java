package io.guanjia.owner.residency;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.ResidencyChanged;
import io.guanjia.owner.OwnerEvent.ResidencyEnded;
import io.guanjia.owner.OwnerEvent.ResidencyStarted;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person in a unit for some days: what lets them write, see and be billed.
///
/// `turn` numbers the residencies of a unit in the order in which they were started or widened. It is unique
/// per unit in the database, so that of two decided on the same picture of the unit only one is stored (see
/// {@link Household}).
public final class Residency {

    public static final AggregateType<Residency> TYPE = new AggregateType<>(
            "residencies",
            Residency.class,
            OwnerEvent.CATALOG,
            Map.of(),
            List.of(List.of("unique:unitId", "turn"), List.of("personId"), List.of("communityId")));

    private final String communityId;
    private final String unitId;
    private final String personId;
    private ResidencyTerms terms;
    private long turn;
    private boolean ended;

    Residency(String communityId, String unitId, String personId, ResidencyTerms terms, long turn) {
        this.communityId = communityId;
        this.unitId = unitId;
        this.personId = personId;
        this.terms = terms;
        this.turn = turn;
    }

    public static Residency start(
            String id, Home home, String personId, ResidencyTerms terms, Household household, Change change) {
        household.check(id, personId, terms);
        Span span = terms.span();
        change.record(new ResidencyStarted(
                home.communityId(),
                id,
                home.unitId(),
                personId,
                terms.kind().code(),
                span.from(),
                span.to(),
                terms.payerOf()));
        return new Residency(home.communityId(), home.unitId(), personId, terms, household.nextTurn());
    }

    public void change(String id, ResidencyTerms newTerms, Household household, Change change) {
        checkRunning();
        household.check(id, personId, newTerms);
        terms = newTerms;
        turn = household.nextTurn();
        change.editContent();
        Span span = terms.span();
        change.record(new ResidencyChanged(
                communityId, id, unitId, personId, terms.kind().code(), span.from(), span.to(), terms.payerOf()));
    }

    /// Moving out; `lastDay` may only shorten what was agreed, so nobody else's days are touched.
    public void end(String id, LocalDate lastDay, Change change) {
        checkRunning();
        LocalDate agreed = terms.span().to();
        if (lastDay.isBefore(terms.span().from())) {
            throw new RefusedException(
                    InvalidRequest.of("/to", "before-start", terms.span().from()));
        }
        if (agreed != null && lastDay.isAfter(agreed)) {
            throw new RefusedException(InvalidRequest.of("/to", "after-agreed-end", agreed));
        }
        Span span = new Span(terms.span().from(), lastDay);
        terms = new ResidencyTerms(terms.kind(), terms.share(), span, terms.payerOf());
        ended = true;
        change.editContent();
        change.record(new ResidencyEnded(
                communityId, id, unitId, personId, terms.kind().code(), span.from(), lastDay, terms.payerOf()));
    }

    public boolean runsOn(LocalDate day) {
        return terms.span().covers(day);
    }

    boolean isOver(LocalDate day) {
        LocalDate last = terms.span().to();
        return last != null && last.isBefore(day);
    }

    private void checkRunning() {
        if (ended) {
            throw new RefusedException(new WrongStatus("ended", Set.of()));
        }
    }

    public String communityId() {
        return communityId;
    }

    public String unitId() {
        return unitId;
    }

    public String personId() {
        return personId;
    }

    public ResidencyTerms terms() {
        return terms;
    }

    public long turn() {
        return turn;
    }

    public boolean ended() {
        return ended;
    }

    public @Nullable LocalDate to() {
        return terms.span().to();
    }
}
