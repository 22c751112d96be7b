package io.guanjia.ticket.ticket;

import static io.guanjia.ticket.ticket.Given.NINE;
import static io.guanjia.ticket.ticket.Given.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.ArmedTimer;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.clock.Limits;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.dispatch.Crew;
import io.guanjia.ticket.dispatch.Dispatcher;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A ticket's life in the store, with its timers.
class TicketLifeTest {

    private final Crew crew = new Crew();
    private final InMemoryAggregates<Ticket> tickets =
            new InMemoryAggregates<>(new TicketTimers(_ -> Given.TERMS, new Dispatcher(crew, crew)).type());
    private Instant now = NINE;

    @Test
    void goesFromLeakToFollowUp() {
        crew.plumber("w-zhu");
        submit(Priority.P2);
        pass("PT1S");
        job("w-zhu", Job::accept);
        pass("PT20M");
        job("w-zhu", Job::arrive);
        pass("PT30M");
        job("w-zhu", job -> job.complete(done(), List.of("photo")));
        pass("PT2H");
        assertThat(types()).endsWith("ticket.completed", "follow-up.due");
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, 5, null));

        assertThat(types())
                .containsExactly(
                        "ticket.submitted",
                        "repair.dispatched",
                        "ticket.accepted",
                        "ticket.arrived",
                        "ticket.completed",
                        "follow-up.due",
                        "follow-up.recorded",
                        "ticket.closed");
        assertThat(stored().timers()).isEmpty();
    }

    @Test
    void isDispatchedByATimerArmedWithTheTicket() {
        submit(Priority.P2);

        assertThat(stored().timers()).extracting(ArmedTimer::name).contains(Timers.DISPATCH);
    }

    @Test
    void asksTheNextWorkerWhenOneKeepsSilent() {
        crew.plumber("w-1");
        crew.plumber("w-2");
        submit(Priority.P2);
        pass("PT1S");
        assertThat(ticket().workerId).isEqualTo("w-1");

        pass("PT15M");

        assertThat(ticket().workerId).isEqualTo("w-2");
        assertThat(types()).contains("ticket.unassigned");
    }

    @Test
    void tellsPeopleAfterThreeRoundsAndTriesAgainAtTheNextShift() {
        List.of("w-1", "w-2", "w-3", "w-4").forEach(crew::plumber);
        crew.nextShift = NINE.plus(Duration.ofHours(9));
        submit(Priority.P2);
        for (int i = 0; i < 4; i++) {
            pass("PT15M1S");
        }

        assertThat(ticket().status).isEqualTo(TicketStatus.SUBMITTED);
        assertThat(last().data()).containsEntry("escalated", true).containsEntry("nextTryAt", "2026-11-22T10:00:00Z");
        pass("PT9H");
        assertThat(types().stream().filter("repair.dispatched"::equals)).hasSize(4);
    }

    @Test
    void tellsPeopleAtOnceWhenNobodyFits() {
        submit(Priority.P3);
        pass("PT1S");

        assertThat(last().type()).isEqualTo("ticket.unassigned");
        assertThat(last().data()).containsEntry("cause", "no-candidate").containsEntry("escalated", true);
    }

    @Test
    void ringsAgainEveryMinuteForLifeSafetyUntilSomebodyActs() {
        submit(Priority.P0);
        for (int i = 0; i < 5; i++) {
            pass("PT1M");
        }
        long rings = types().stream().filter("ticket.unassigned"::equals).count();
        crew.plumber("w-zhu");
        pass("PT1M");

        assertThat(rings).isGreaterThanOrEqualTo(5);
        assertThat(ticket().status).isEqualTo(TicketStatus.DISPATCHED);
        job("w-zhu", Job::accept);
        assertThat(stored().timers()).extracting(ArmedTimer::name).doesNotContain(Timers.DISPATCH);
    }

    @Test
    void neverAsksWhoRefusedOrHandedBackBeforeTheOthers() {
        List.of("w-1", "w-2", "w-3").forEach(crew::plumber);
        submit(Priority.P2);
        pass("PT1S");
        job("w-1", job -> job.refuse("busy", now));
        pass("PT1S");
        assertThat(ticket().workerId).isEqualTo("w-2");
        job("w-2", Job::accept);
        job("w-2", job -> job.giveBack("needs a ladder of 8 m", now));
        pass("PT1S");

        assertThat(ticket().workerId).isEqualTo("w-3");
        assertThat(types()).contains("ticket.refused", "ticket.returned");
    }

    @Test
    void asksWhoRefusedAgainOnlyAtTheTimeThatPeopleWereTold() {
        crew.plumber("w-1");
        crew.nextShift = NINE.plus(Duration.ofHours(9));
        submit(Priority.P3);
        pass("PT1S");
        job("w-1", job -> job.refuse("busy", NINE.plus(Duration.ofHours(9))));
        pass("PT1S");
        assertThat(told()).isEqualTo(1);
        pass("PT15M");
        pass("PT15M");
        assertThat(ticket().workerId).isNull();
        assertThat(told()).isEqualTo(1);
        pass("PT9H");

        assertThat(ticket().workerId).isEqualTo("w-1");
    }

    @Test
    void tellsPeopleOnceOfARefusalInAnEmergency() {
        crew.plumber("w-1");
        submit(Priority.P1);
        pass("PT1S");
        job("w-1", job -> job.refuse("busy", now.plus(Duration.ofMinutes(30))));
        assertThat(told()).isEqualTo(1);
        pass("PT1S");
        assertThat(last().data()).containsEntry("cause", "no-candidate").containsEntry("escalated", false);
        pass("PT30M");

        assertThat(ticket().workerId).isEqualTo("w-1");
    }

    @Test
    void ringsOnAfterARefusalWhereAPersonIsToDecide() {
        submit(Priority.P0, DispatchMode.MANUAL);
        job("leader", job -> job.dispatch("w-1", DispatchMode.MANUAL, List.of()));
        job("w-1", job -> job.refuse("busy", now.plus(Duration.ofMinutes(1))));
        pass("PT0S");
        assertThat(told()).isEqualTo(1);
        pass("PT1M");
        assertThat(told()).isEqualTo(2);
        pass("PT1M");

        assertThat(told()).isEqualTo(3);
    }

    @Test
    void tellsPeopleOfARefusalWhereAPersonIsToDecide() {
        submit(Priority.P3, DispatchMode.MANUAL);
        job("leader", job -> job.dispatch("w-1", DispatchMode.MANUAL, List.of()));
        job("w-1", job -> job.refuse("busy", now.plus(Duration.ofHours(9))));

        assertThat(last().data()).containsEntry("cause", "refused").containsEntry("escalated", true);
    }

    @Test
    void takesWordOfWhatCameBeforeAQuietLook() {
        submit(Priority.P3);
        pass("PT1S");
        pass("PT15M");
        Instant before = now.minus(Duration.ofMinutes(5));
        tickets.change(
                current,
                Scope.everything(),
                Given.at("agent", now, before),
                (ticket, change) -> ticket.cancel("staff", "mended", null, Given.TERMS, change));

        assertThat(last().occurredAt()).isEqualTo(before);
    }

    @Test
    void takesNoWordOfWhatCameBeforeTheJobWasGivenUp() {
        crew.plumber("w-1");
        submit(Priority.P3);
        pass("PT1S");
        pass("PT30M");
        Instant givenUp = now;
        assertThat(ticket().workerId).isNull();
        pass("PT1M");

        assertRefused(
                () -> tickets.change(
                        current,
                        Scope.everything(),
                        Given.at("agent", now, givenUp.minusSeconds(1)),
                        (ticket, change) -> ticket.cancel("staff", "mended", null, Given.TERMS, change)),
                new TicketRefusal.OccurredBeforeLast(givenUp));
    }

    @Test
    void closesNothingBeforeTheCallThatABadRatingBrings() {
        complete(Priority.P3);
        pass("P6DT23H30M");
        after(OWNER, after -> after.rate(1, "it drips"));
        pass("PT2H");

        assertThat(last().type()).isEqualTo("follow-up.due");
        assertThat(ticket().status).isEqualTo(TicketStatus.COMPLETED);
    }

    @Test
    void doesNotAskAgainWhetherItIsSolvedWhoHasSaidSo() {
        complete(Priority.P2);
        after(OWNER, after -> after.confirm(true, null, List.of()));
        after(OWNER, after -> after.rate(1, "rude"));

        assertThat(stored().timers())
                .extracting(ArmedTimer::name)
                .contains(Timers.SILENCE)
                .doesNotContain(Timers.REMINDER);
    }

    @Test
    void writesNothingDownWhereNothingWasSaidWithAReferral() {
        submit(Priority.P3);
        job("leader", job -> job.refer("builder", null));

        assertThat(ticket().status).isEqualTo(TicketStatus.REFERRED);
        assertThat(ticket().words).isEmpty();
    }

    @Test
    void warnsAndBreachesOncePerPromise() {
        submit(Priority.P2);
        pass("PT12M");
        pass("PT3M");
        pass("PT10M");

        assertThat(types().stream().filter("clock.warned"::equals)).hasSize(2);
        assertThat(stored().journal().stream()
                        .filter(entry -> entry.type().equals("clock.breached"))
                        .filter(entry -> Integer.valueOf(1).equals(entry.data().get("step"))))
                .hasSize(1);
        assertThat(ticket().overdue).isTrue();
    }

    @Test
    void pausesClocksOnHoldAndGoesOnByItself() {
        crew.plumber("w-zhu");
        submit(Priority.P2);
        pass("PT1S");
        job("w-zhu", Job::accept);
        job("w-zhu", job -> job.hold("waiting-for-parts", now.plus(Duration.ofDays(2))));
        pass("PT47H");
        assertThat(types()).doesNotContain("clock.warned");
        pass("PT1H");

        assertThat(last().type()).isEqualTo("ticket.resumed");
        assertThat(ticket().status).isEqualTo(TicketStatus.ACCEPTED);
        pass("PT12H");
        assertThat(types()).contains("clock.breached");
    }

    @Test
    void remindsAfterFiveDaysAndClosesUnconfirmedAfterSeven() {
        complete(Priority.P2);
        pass("P5D");
        assertThat(types()).contains("ticket.confirmation-due");
        pass("P2D");

        assertThat(last().type()).isEqualTo("ticket.closed");
        assertThat(last().data()).containsEntry("how", "unconfirmed");
    }

    @Test
    void escalatesTheSecondReopening() {
        complete(Priority.P2);
        after(OWNER, after -> after.confirm(false, "drips", List.of()));
        pass("PT1S");
        work();
        after(OWNER, after -> after.confirm(false, "drips again", List.of()));

        assertThat(last().type()).isEqualTo("ticket.reopened");
        assertThat(last().data()).containsEntry("count", 2).containsEntry("escalated", true);
        assertThat(ticket().status).isEqualTo(TicketStatus.SUBMITTED);
    }

    @Test
    void reopensAndDispatchesAgainWhenTheCallSaysNotSolved() {
        complete(Priority.P2);
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.NOT_SOLVED, null, "still wet"));
        assertThat(last().type()).isEqualTo("ticket.reopened");
        pass("PT1S");

        assertThat(ticket().status).isEqualTo(TicketStatus.DISPATCHED);
    }

    @Test
    void keepsTheNoteOfACallAmongStaff() {
        complete(Priority.P2);
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.NOT_SOLVED, null, "difficult owner"));

        assertThat(ticket().status).isEqualTo(TicketStatus.SUBMITTED);
        assertThat(TicketView.of(stored(), true, null).toString()).contains("difficult owner");
        assertThat(TicketView.of(stored(), false, null).toString()).doesNotContain("difficult owner");
    }

    @Test
    void callsThreeTimesTwoHoursApartInsideCallingHours() {
        complete(Priority.P2);
        for (int i = 0; i < 40; i++) {
            pass("PT1H");
            if (ticket().followUp.due()) {
                after("agent", after -> after.recordCall(FollowUpOutcome.UNREACHED, null, null));
            }
        }

        assertThat(types().stream().filter("follow-up.due"::equals)).hasSize(3);
        assertThat(stored().journal().stream().filter(entry -> entry.type().equals("follow-up.due")))
                .allSatisfy(entry -> assertThat(entry.at()
                                .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                                .getHour())
                        .isBetween(9, 20));
    }

    @Test
    void letsSomebodyElseCallAnUnhappyOwnerAgain() {
        complete(Priority.P2);
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_UNSATISFIED, 2, null));
        assertThat(ticket().status).isEqualTo(TicketStatus.COMPLETED);
        pass("PT24H");

        assertRefused(
                () -> after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, null, null)),
                new TicketRefusal.SameCaller());
        after("supervisor", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, 4, null));
        assertThat(ticket().status).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void refusesACallThatIsNotDue() {
        complete(Priority.P2);

        assertRefused(
                () -> after("agent", after -> after.recordCall(FollowUpOutcome.UNREACHED, null, null)),
                new TicketRefusal.NoFollowUpDue());
    }

    @Test
    void callsSoonAfterABadRatingAndNotAfterAGoodOne() {
        complete(Priority.P2);
        after(OWNER, after -> after.rate(1, "rude"));
        pass("PT2H");
        assertThat(types()).contains("follow-up.due");

        complete(Priority.P2);
        after(OWNER, after -> after.rate(5, null));
        pass("P1D");
        assertThat(types()).doesNotContain("follow-up.due");
    }

    @Test
    void closesOnTheOwnersWordWhereNoCallIsPlanned() {
        complete(Priority.P3);
        after(OWNER, after -> after.confirm(true, null, List.of()));

        assertThat(last().type()).isEqualTo("ticket.closed");
        assertThat(last().data()).containsEntry("how", "confirmed");
    }

    @Test
    void callsInSpiteOfTheOwnersWordWhereEveryTicketIsFollowedUp() {
        complete(Priority.P2);
        after(OWNER, after -> after.confirm(true, null, List.of()));
        assertThat(ticket().status).isEqualTo(TicketStatus.COMPLETED);
        pass("PT2H");

        assertThat(last().type()).isEqualTo("follow-up.due");
    }

    @Test
    void answersAnEnquiryWithinItsOwnClocks() {
        current = "t1";
        tickets.create(
                "t1",
                Given.by(OWNER, now),
                change -> Ticket.submit(Given.leak(TicketKind.ENQUIRY, Priority.P3), Given.TERMS, change));
        pass("PT4H");
        assertThat(types()).containsExactly("ticket.submitted", "clock.warned", "clock.breached");
        assertThat(last().data()).containsEntry("clock", "first-answer");
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void keepsOriginalAndCurrentPromise(Priority priority) {
        submit(Priority.P3);
        Promised first = Promised.of(ticket().clocks);
        reprioritize(priority);

        assertThat(ticket().promised).isEqualTo(first);
        if (priority != Priority.P3) {
            assertThat(Promised.of(ticket().clocks)).isNotEqualTo(first);
        }
    }

    @Test
    void limitsUrges() {
        submit(Priority.P3);
        talk(OWNER, Conversation::urge);

        assertRefused(() -> talk(OWNER, Conversation::urge), new TooMany(Duration.ofMinutes(10)));
        now = now.plus(Duration.ofMinutes(10));
        talk(OWNER, Conversation::urge);
        assertThat(ticket().urges).isEqualTo(2);
    }

    @Test
    void takesNoOtherWorkersWordButWordOnBehalf() {
        crew.plumber("w-zhu");
        submit(Priority.P2);
        pass("PT1S");

        assertRefused(() -> job("w-chen", Job::accept), new TicketRefusal.NotTheWorker());
        Command onBehalf = new Command("k", "f", new Actor("agent", "w-zhu", "radio", "app"), now, null, null);
        tickets.change(
                current,
                Scope.everything(),
                onBehalf,
                (ticket, change) -> new Job(ticket, Given.TERMS, change).accept());
        assertThat(last().actor().via()).isEqualTo("radio");
    }

    @Test
    void refusesWhatCannotHaveHappenedThen() {
        crew.plumber("w-zhu");
        submit(Priority.P4);
        pass("PT6H");
        job("w-zhu", Job::accept);
        pass("PT1H");

        assertRefused(() -> arriveAt(now.plusSeconds(1)), InvalidRequest.of("/occurredAt", "in-the-future"));
        assertRefused(
                () -> arriveAt(now.minus(Duration.ofHours(5))),
                InvalidRequest.of("/occurredAt", "too-long-ago", "PT4H"));
        Instant accepted = ticket().lastAt;
        assertRefused(() -> arriveAt(now.minus(Duration.ofHours(2))), new TicketRefusal.OccurredBeforeLast(accepted));
        arriveAt(now.minus(Duration.ofMinutes(30)));
        assertThat(last().occurredAt()).isEqualTo(now.minus(Duration.ofMinutes(30)));
    }

    @Test
    void stopsEverythingWhenCancelled() {
        crew.plumber("w-zhu");
        submit(Priority.P2);
        pass("PT1S");
        change(OWNER, (ticket, change) -> ticket.cancel("reporter", "mended", null, Given.TERMS, change));

        assertThat(stored().timers()).isEmpty();
        assertThat(last().data()).containsEntry("workerId", "w-zhu").containsEntry("by", "reporter");
    }

    @Test
    void refusesTheHundredthAttachment() {
        submit(Priority.P2);
        for (int i = 0; i < 11; i++) {
            talk(OWNER, talk -> talk.attach(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")));
        }

        assertRefused(() -> talk(OWNER, talk -> talk.attach(List.of("100"))), new TicketRefusal.TooManyAttachments(99));
    }

    @Test
    void waitsAnewForTheNamedWorkerWhenThePriorityRises() {
        crew.plumber("w-1");
        crew.plumber("w-2");
        submit(Priority.P3);
        pass("PT1S");
        assertThat(ticket().workerId).isEqualTo("w-1");

        reprioritize(Priority.P0);

        assertThat(ticket().assignment.acceptBy()).isEqualTo(now.plus(Duration.ofMinutes(2)));
        pass("PT2M");
        assertThat(ticket().workerId).isEqualTo("w-2");
    }

    @ParameterizedTest
    @EnumSource(DispatchMode.class)
    void ringsForLifeSafetyWhateverTheModeOfTheCategory(DispatchMode mode) {
        submit(Priority.P0, mode);
        pass("PT1S");
        pass("PT1M");
        pass("PT1M");

        assertThat(types().stream().filter("ticket.unassigned"::equals)).hasSize(3);
        assertThat(last().data()).containsEntry("escalated", true);
    }

    @Test
    void leavesAPersonToDecideWhereTheModeSaysSoAlsoForLifeSafety() {
        crew.plumber("w-zhu");
        submit(Priority.P0, DispatchMode.MANUAL);
        pass("PT1S");

        assertThat(ticket().status).isEqualTo(TicketStatus.SUBMITTED);
        assertThat(last().data()).doesNotContainKey("nextTryAt");
    }

    @Test
    void startsNoWorkersClocksOnAnEnquiryWhosePriorityChanges() {
        current = "t1";
        tickets.create(
                "t1",
                Given.by(OWNER, now),
                change -> Ticket.submit(Given.leak(TicketKind.ENQUIRY, Priority.P3), Given.TERMS, change));
        Promised before = promised();
        reprioritize(Priority.P2);

        assertThat(promised()).isEqualTo(before);
    }

    @Test
    void movesTheRevisionOnlyWhenWhatEditorsSeeChanges() {
        submit(Priority.P0);
        pass("PT1S");
        long seen = stored().revision();
        pass("PT1M");
        pass("PT1M");
        assertThat(stored().revision()).isEqualTo(seen);

        job("leader", job -> job.dispatch("w-1", DispatchMode.MANUAL, List.of()));
        long dispatched = stored().revision();
        assertThat(dispatched).isGreaterThan(seen);
        job("leader", job -> job.transfer("w-2", List.of()));
        assertThat(stored().revision()).isGreaterThan(dispatched);
    }

    @Test
    void keepsTheRevisionWhenTheOwnerRatesOrIsCalled() {
        complete(Priority.P2);
        pass("PT2H");
        long seen = stored().revision();
        after(OWNER, after -> after.confirm(true, null, List.of()));
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_UNSATISFIED, null, null));
        after(OWNER, after -> after.rate(2, "rude"));

        assertThat(stored().revision()).isEqualTo(seen);
    }

    @Test
    void keepsTheRevisionWhenAnEditChangesNothing() {
        submit(Priority.P3);
        long seen = stored().revision();
        reprioritize(Priority.P3);
        assertThat(stored().revision()).isEqualTo(seen);
        reprioritize(Priority.P2);

        assertThat(stored().revision()).isGreaterThan(seen);
    }

    @Test
    void promisesAcceptanceAndArrivalAnewWhenTheJobIsHandedBack() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT1S");
        job("w-1", Job::accept);
        pass("PT10M");
        job("w-1", Job::arrive);
        Instant returned = now;
        job("w-1", job -> job.giveBack("no-parts", now));

        assertThat(promised().accept()).isEqualTo(returned.plus(Duration.ofMinutes(15)));
        assertThat(promised().arrive()).isEqualTo(returned.plus(Duration.ofMinutes(30)));
        assertThat(promised().finish()).isEqualTo(NINE.plus(Duration.ofHours(12)));
        pass("PT15M");
        assertThat(breached()).containsExactly("accept");
    }

    @Test
    void promisesAcceptanceAndArrivalAnewWhenATakenJobIsTransferred() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT1S");
        job("w-1", Job::accept);
        pass("PT10M");
        job("leader", job -> job.transfer("w-2", List.of()));

        assertThat(promised().accept()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        assertThat(promised().arrive()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void prolongsNoPromiseByTransferringWhatNobodyHasTaken() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT10M");
        job("leader", job -> job.transfer("w-2", List.of()));

        assertThat(promised().accept()).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
    }

    @Test
    void prolongsNoArrivalByTransferringWhatNobodyHasTakenThoughNoAcceptanceIsPromised() {
        Terms lax = new Terms(
                with(
                        Map.of(Priority.P2, new Limits(null, Duration.ofMinutes(30), null, true)),
                        Given.TERMS.settings().followUps()),
                Given.TERMS.zone());
        current = "t1";
        tickets.create(
                current,
                Given.by(OWNER, now),
                change -> Ticket.submit(Given.leak(TicketKind.REPAIR, Priority.P2), lax, change));
        crew.plumber("w-1");
        pass("PT10M");
        change("leader", (ticket, change) -> new Job(ticket, lax, change).transfer("w-2", List.of()));
        assertThat(promised().arrive()).isEqualTo(NINE.plus(Duration.ofMinutes(30)));

        job("w-2", Job::accept);
        change("leader", (ticket, change) -> new Job(ticket, lax, change).transfer("w-1", List.of()));
        assertThat(promised().arrive()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void promisesAnewWhenAReferredJobThatWasTakenComesBack() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT1S");
        job("w-1", Job::accept);
        job("w-1", job -> job.refer("builder", "warranty"));
        pass("P1D");
        job("agent", Job::resume);

        assertThat(promised().accept()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        assertThat(promised().arrive()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void isNotOverdueWhenWhatIsToldLateWasDoneInTime() {
        crew.plumber("w-zhu");
        submit(Priority.P2);
        pass("PT1S");
        job("w-zhu", Job::accept);
        Instant there = now.plus(Duration.ofMinutes(20));
        pass("PT24M");
        pass("PT16M");
        assertThat(ticket().overdue).isTrue();

        arriveAt(there);

        assertThat(ticket().overdue).isFalse();
        assertThat(last().data()).containsEntry("occurredAt", there.toString());
    }

    @Test
    void staysOverdueWhenAnotherPromiseWasBrokenBefore() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT12M");
        pass("PT4M");
        assertThat(breached()).containsExactly("accept");
        job("w-1", Job::accept);
        job("w-1", job -> job.giveBack("no-parts", now));
        job("leader", job -> job.dispatch("w-2", DispatchMode.MANUAL, List.of()));
        job("w-2", Job::accept);

        assertThat(ticket().overdue).isTrue();
    }

    @Test
    void saysWhenItWasReportedWhereThatIsNotWhenItWasWrittenDown() {
        now = now.plus(Duration.ofMinutes(50));
        current = "t1";
        tickets.create(
                current,
                Given.by(OWNER, now),
                change -> Ticket.submit(Given.leak(TicketKind.REPAIR, Priority.P2), Given.TERMS, change));

        assertThat(last().data()).containsEntry("occurredAt", NINE.toString());
    }

    @Test
    void tellsABreachFurtherUpTheLongerItLasts() {
        submit(Priority.P2);
        for (int minute = 1; minute <= 60; minute++) {
            pass("PT1M");
        }

        assertThat(stored().journal().stream()
                        .filter(entry -> entry.type().equals("clock.breached"))
                        .filter(entry -> "accept".equals(entry.data().get("clock")))
                        .map(entry -> Duration.between(NINE, entry.at()) + ": "
                                + entry.data().get("step")))
                .containsExactly("PT15M: 1", "PT23M: 2", "PT30M: 3");
    }

    @Test
    void tellsABreachNoFurtherOnceThePromiseIsKept() {
        crew.plumber("w-1");
        submit(Priority.P3);
        pass("PT1S");
        pass("PT29M59S");
        job("leader", job -> job.transfer("w-2", List.of()));
        job("w-2", Job::accept);
        pass("PT1H");

        assertThat(said("clock.breached", "accept")).hasSize(1);
    }

    @Test
    void callsAnOwnerWhoRatesBadlyAfterClosing() {
        complete(Priority.P2);
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, null, null));
        assertThat(ticket().status).isEqualTo(TicketStatus.CLOSED);
        after(OWNER, after -> after.rate(1, "it drips"));
        pass("PT2H");
        assertThat(last().type()).isEqualTo("follow-up.due");

        assertRefused(
                () -> after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, null, null)),
                new TicketRefusal.SameCaller());
        after("supervisor", after -> after.recordCall(FollowUpOutcome.NOT_SOLVED, null, "still drips"));
        assertThat(last().type()).isEqualTo("follow-up.recorded");
        assertThat(ticket().status).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket().solved).isFalse();
        assertThat(ticket().followUp.done()).isTrue();
        assertThat(stored().timers()).isEmpty();
    }

    @Test
    void triesAgainToReachAnOwnerWhoRatedBadlyAfterClosing() {
        complete(Priority.P3);
        after(OWNER, after -> after.confirm(true, null, List.of()));
        after(OWNER, after -> after.rate(2, null));
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.UNREACHED, null, null));
        pass("PT2H");

        assertThat(last().type()).isEqualTo("follow-up.due");
    }

    @Test
    void callsNobodyWhoRatesWellAfterAll() {
        complete(Priority.P3);
        after(OWNER, after -> after.confirm(true, null, List.of()));
        after(OWNER, after -> after.rate(1, null));
        after(OWNER, after -> after.rate(5, null));
        pass("P1D");

        assertThat(types()).doesNotContain("follow-up.due");
    }

    @Test
    void recordsThatNothingIsSolvedAlsoAfterTheGrace() {
        complete(Priority.P2);
        pass("P6D");
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_UNSATISFIED, null, null));
        pass("PT25H");
        after("supervisor", after -> after.recordCall(FollowUpOutcome.NOT_SOLVED, null, "never was"));

        assertThat(types()).endsWith("follow-up.recorded", "ticket.closed");
        assertThat(ticket().solved).isFalse();
    }

    @Test
    void recoversInCallingHoursOnly() {
        complete(Priority.P2);
        now = Instant.parse("2026-11-22T11:30:00Z"); // half past seven in the evening
        TicketSettings.FollowUps calls = Given.TERMS.settings().followUps();
        TicketSettings.FollowUps soon = new TicketSettings.FollowUps(
                calls.policies(), calls.delay(), calls.attempts(), calls.gap(), Duration.ofHours(1));
        Terms impatient = new Terms(with(Given.TERMS.settings().limits(), soon), Given.TERMS.zone());
        change(OWNER, (ticket, change) -> new Aftercare(ticket, impatient, change).rate(1, null));

        assertThat(stored().timers())
                .filteredOn(timer -> timer.name().equals(Timers.FOLLOW_UP))
                .extracting(ArmedTimer::at)
                .containsExactly(Instant.parse("2026-11-23T01:00:00Z"));
    }

    @Test
    void callsNobodyAtNightThoughTheTimerIsLate() {
        complete(Priority.P2);
        pass("PT17H");
        assertThat(last().type()).isEqualTo("follow-up.deferred");
        assertThat(ticket().followUp.due()).isFalse();
        pass("PT7H");

        assertThat(last().type()).isEqualTo("follow-up.due");
        assertThat(last().data()).containsEntry("attempt", 1);
    }

    @Test
    void keepsAwayWhoLeftTheOwnerUnhappyAlsoWhenTheRatingSaysSo() {
        complete(Priority.P2);
        pass("PT2H");
        after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_UNSATISFIED, null, null));
        after(OWNER, after -> after.rate(1, null));
        pass("PT2H");

        assertRefused(
                () -> after("agent", after -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, null, null)),
                new TicketRefusal.SameCaller());
    }

    @Test
    void putsNoCallOffThatIsDueWhenTheOwnerRatesBadly() {
        complete(Priority.P2);
        pass("PT2H");
        after(OWNER, after -> after.rate(1, null));

        assertThat(ticket().followUp.due()).isTrue();
    }

    @Test
    void forgetsTheStarsOfTheFirstRoundWhenReopened() {
        complete(Priority.P2);
        after(OWNER, after -> after.rate(1, null));
        after(OWNER, after -> after.confirm(false, "drips", List.of()));

        assertThat(ticket().stars).isNull();
    }

    private static TicketSettings with(Map<Priority, Limits> limits, TicketSettings.FollowUps calls) {
        TicketSettings its = TicketSettings.defaults();
        return new TicketSettings(
                limits,
                its.enquiry(),
                its.warningPercent(),
                its.escalationPercent(),
                its.serviceHours(),
                its.callingHours(),
                its.quietHours(),
                its.dispatching(),
                calls,
                its.confirming(),
                its.appointments(),
                its.lookAgainEvery(),
                its.ownerUpdate(),
                its.urgeEvery(),
                its.occurredBack(),
                its.looksLikeWithin());
    }

    @Test
    void looksAgainSoonForWhoeverHasBecomeFreeAndTellsNobodyTwice() {
        crew.nextShift = NINE.plus(Duration.ofHours(9));
        submit(Priority.P3);
        pass("PT1S");
        assertThat(last().data()).containsEntry("nextTryAt", "2026-11-22T01:15:01Z");
        pass("PT15M");
        assertThat(last().data()).containsEntry("cause", "no-candidate").containsEntry("escalated", false);
        crew.plumber("w-zhu");
        pass("PT15M");

        assertThat(ticket().workerId).isEqualTo("w-zhu");
    }

    @Test
    void looksAgainWhenAShiftBeginsThatWasPlannedLater() {
        crew.nextShift = NINE.plus(Duration.ofHours(9));
        submit(Priority.P3);
        pass("PT1S");
        crew.nextShift = NINE.plus(Duration.ofMinutes(20));
        pass("PT15M");

        assertThat(last().data()).containsEntry("nextTryAt", "2026-11-22T01:20:00Z");
    }

    @Test
    void tellsPeopleAgainWhenTheNextShiftBringsNobody() {
        crew.nextShift = NINE.plus(Duration.ofHours(1));
        submit(Priority.P3);
        pass("PT1S");
        for (int i = 0; i < 4; i++) {
            pass("PT15M");
        }

        assertThat(stored().journal().stream()
                        .filter(entry -> entry.type().equals("ticket.unassigned"))
                        .map(entry -> entry.data().get("escalated")))
                .containsExactly(true, false, false, false, true);
    }

    @Test
    void showsWhyThisWorkerToStaffOnly() {
        crew.plumber("w-1");
        submit(Priority.P2);
        pass("PT1S");
        job("leader", job -> job.transfer("w-2", List.of("named", "off-shift")));

        assertThat(reasonsShown(true)).isEqualTo(2);
        assertThat(reasonsShown(false)).isZero();
    }

    private long reasonsShown(boolean inner) {
        return TicketView.of(stored(), inner, null).timeline().stream()
                .filter(step -> step.data().containsKey("reasons"))
                .count();
    }

    private void arriveAt(Instant occurredAt) {
        tickets.change(
                current,
                Scope.everything(),
                Given.at("w-zhu", now, occurredAt),
                (ticket, change) -> new Job(ticket, Given.TERMS, change).arrive());
    }

    private void complete(Priority priority) {
        crew.plumber("w-zhu");
        submit(priority);
        pass("PT1S");
        work();
    }

    private void work() {
        job(String.valueOf(ticket().workerId), Job::accept);
        job(String.valueOf(ticket().workerId), Job::arrive);
        job(String.valueOf(ticket().workerId), job -> job.complete(done(), List.of()));
    }

    private static Completion done() {
        return new Completion("tightened", "tap", List.of(), 30);
    }

    @Test
    void promisesNoFinishBeforeTheAppointment() {
        submit(Priority.P2, new Appointment(NINE.plus(Duration.ofHours(24)), NINE.plus(Duration.ofHours(26))));

        assertThat(promised().arrive()).isEqualTo(NINE.plus(Duration.ofHours(26)));
        assertThat(promised().finish()).isEqualTo(NINE.plus(Duration.ofHours(38)));
        reprioritize(Priority.P3);
        reprioritize(Priority.P2);
        assertThat(promised().finish()).isEqualTo(NINE.plus(Duration.ofHours(38)));
    }

    @Test
    void waitsForNoAppointmentInAnEmergency() {
        submit(Priority.P1, new Appointment(NINE.plus(Duration.ofHours(24)), NINE.plus(Duration.ofHours(26))));

        assertThat(promised().arrive()).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
        assertThat(promised().finish()).isEqualTo(NINE.plus(Duration.ofHours(2)));
    }

    @Test
    void promisesNothingByAnAppointmentThatIsOver() {
        crew.plumber("w-1");
        submit(Priority.P2, new Appointment(NINE.plus(Duration.ofHours(1)), NINE.plus(Duration.ofHours(2))));
        pass("PT1S");
        job("w-1", Job::accept);
        pass("PT1H");
        job("w-1", Job::arrive);
        pass("PT2H");
        job("w-1", job -> job.giveBack("no-parts", now));

        assertThat(promised().arrive()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void warnsOfAnAppointmentInItsOwnTime() {
        submit(Priority.P4, new Appointment(NINE.plus(Duration.ofDays(7)), NINE.plus(Duration.ofHours(170))));
        pass("P7D");
        assertThat(said("clock.warned", "arrive")).isEmpty();
        pass("PT96M");

        assertThat(said("clock.warned", "arrive")).hasSize(1);
    }

    @Test
    void breaksNoAppointmentWhileTheJobIsHeld() {
        crew.plumber("w-1");
        Instant to = NINE.plus(Duration.ofHours(3));
        submit(Priority.P2, new Appointment(NINE.plus(Duration.ofHours(2)), to));
        pass("PT1S");
        job("w-1", Job::accept);
        pass("PT1H59M59S");
        job("w-1", job -> job.hold("waiting-for-owner", null));
        pass("P1D");
        assertThat(said("clock.breached", "arrive")).isEmpty();
        job("w-1", Job::resume);
        assertThat(promised().arrive()).isEqualTo(now.plus(Duration.ofHours(1)));
        pass("PT1H");

        assertThat(said("clock.breached", "arrive")).hasSize(1);
    }

    /// The due instants of that clock in events of that type.
    private List<Object> said(String type, String clock) {
        return stored().journal().stream()
                .filter(entry -> entry.type().equals(type))
                .filter(entry -> clock.equals(entry.data().get("clock")))
                .map(entry -> entry.data().get("dueAt"))
                .toList();
    }

    private void submit(Priority priority, Appointment appointment) {
        submit(priority, Given.leak(TicketKind.REPAIR, priority).sorting(), appointment);
    }

    private void submit(Priority priority, DispatchMode mode) {
        submit(priority, new Sorting("unknown", null, null, mode), null);
    }

    private void submit(Priority priority, Sorting sorting, @Nullable Appointment appointment) {
        current = "t1";
        Submission its = Given.leak(TicketKind.REPAIR, priority);
        Submission leak = new Submission(
                its.communityId(),
                its.number(),
                its.kind(),
                sorting,
                its.priority(),
                its.place(),
                its.description(),
                its.channel(),
                its.reportedAt(),
                its.reporterId(),
                its.reporter(),
                appointment,
                its.attachments());
        tickets.create(current, Given.by(OWNER, now), change -> Ticket.submit(leak, Given.TERMS, change));
    }

    private Promised promised() {
        return Promised.of(ticket().clocks);
    }

    /// The clocks whose breach was said, in order.
    private List<Object> breached() {
        return stored().journal().stream()
                .filter(entry -> entry.type().equals("clock.breached"))
                .map(entry -> entry.data().get("clock"))
                .toList();
    }

    private void submit(Priority priority) {
        current = "t" + (current.equals("none") ? "1" : current.substring(1) + "x");
        Submission leak = Given.leak(TicketKind.REPAIR, priority);
        tickets.create(current, Given.by(OWNER, now), change -> Ticket.submit(numbered(leak), Given.TERMS, change));
    }

    private Submission numbered(Submission its) {
        return new Submission(
                its.communityId(),
                "261122-" + (current.length() + 16),
                its.kind(),
                its.sorting(),
                its.priority(),
                its.place(),
                its.description(),
                its.channel(),
                now,
                its.reporterId(),
                its.reporter(),
                its.appointment(),
                its.attachments());
    }

    private String current = "none";

    private void pass(String time) {
        now = now.plus(Duration.parse(time));
        tickets.fireDue(now);
    }

    private void job(String who, Consumer<Job> what) {
        change(who, (ticket, change) -> what.accept(new Job(ticket, Given.TERMS, change)));
    }

    private void talk(String who, Consumer<Conversation> what) {
        change(who, (ticket, change) -> what.accept(new Conversation(ticket, Given.TERMS, change)));
    }

    private void reprioritize(Priority priority) {
        Edit edit = new Edit(null, priority, null, null, null, null);
        change("agent", (ticket, change) -> edit.apply(ticket, Given.TERMS, change));
    }

    private void after(String who, Consumer<Aftercare> what) {
        change(who, (ticket, change) -> what.accept(new Aftercare(ticket, Given.TERMS, change)));
    }

    private void change(String who, BiConsumer<Ticket, Change> what) {
        tickets.change(current, Scope.everything(), Given.by(who, now), what);
    }

    private static void assertRefused(ThrowingCallable what, Refusal refusal) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private Stored<Ticket> stored() {
        return tickets.get(current, Scope.everything());
    }

    private Ticket ticket() {
        return stored().state();
    }

    /// How often people were told that nobody has the job.
    private long told() {
        return stored().journal().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.data().get("escalated")))
                .filter(entry -> entry.type().equals("ticket.unassigned"))
                .count();
    }

    private List<String> types() {
        return stored().journal().stream().map(entry -> entry.type()).toList();
    }

    private io.guanjia.platform.store.Entry last() {
        return stored().journal().getLast();
    }
}
