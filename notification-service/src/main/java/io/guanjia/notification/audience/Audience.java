package io.guanjia.notification.audience;

import static io.guanjia.notification.audience.Line.job;
import static io.guanjia.notification.audience.Line.tell;
import static io.guanjia.notification.audience.Role.AGENTS_ON_DUTY;
import static io.guanjia.notification.audience.Role.FORMER_WORKER;
import static io.guanjia.notification.audience.Role.HEADS_ON_DUTY;
import static io.guanjia.notification.audience.Role.HOUSEHOLD;
import static io.guanjia.notification.audience.Role.LEADERS_ON_DUTY;
import static io.guanjia.notification.audience.Role.MANAGERS_ON_DUTY;
import static io.guanjia.notification.audience.Role.PAYER;
import static io.guanjia.notification.audience.Role.PERSON;
import static io.guanjia.notification.audience.Role.REPORTER;
import static io.guanjia.notification.audience.Role.STAFF;
import static io.guanjia.notification.audience.Role.WORKER;
import static io.guanjia.notification.audience.Wire.EMAIL;
import static io.guanjia.notification.audience.Wire.SMS;
import static io.guanjia.notification.audience.Worth.CASE;
import static io.guanjia.notification.audience.Worth.MONEY;
import static io.guanjia.notification.audience.Worth.REMINDER;

import java.util.ArrayList;
import java.util.List;

/// Who hears what: every event of every contract, with the lines of those it concerns or the reason why it is told to
/// nobody. Only whom it concerns: a payer's bill is no business of the co-owner.
public final class Audience {

    private final List<Concern> concerns = new ArrayList<>();

    public Audience() {
        ticket();
        billing();
        owner();
        own();
    }

    public List<Concern> concerns() {
        return List.copyOf(concerns);
    }

    private void ticket() {
        told("ticket", "ticket.submitted", tell(REPORTER, "ticket.submitted").orElse(HOUSEHOLD));
        told(
                "ticket",
                "repair.dispatched",
                tell(REPORTER, "repair.dispatched").orElse(HOUSEHOLD),
                job(WORKER, "job.dispatched"));
        told("ticket", "ticket.accepted", tell(REPORTER, "ticket.accepted").orElse(HOUSEHOLD));
        told("ticket", "ticket.arrived", tell(REPORTER, "ticket.arrived").orElse(HOUSEHOLD));
        told("ticket", "ticket.held", tell(REPORTER, "ticket.held").orElse(HOUSEHOLD));
        told("ticket", "ticket.resumed", tell(REPORTER, "ticket.resumed").orElse(HOUSEHOLD));
        told(
                "ticket",
                "ticket.transferred",
                tell(REPORTER, "ticket.transferred").orElse(HOUSEHOLD),
                job(WORKER, "job.transferred"),
                job(FORMER_WORKER, "job.taken-over"));
        told(
                "ticket",
                "ticket.referred",
                tell(REPORTER, "ticket.referred").orElse(HOUSEHOLD),
                job(WORKER, "job.taken-over"));
        told(
                "ticket",
                "ticket.unassigned",
                job(WORKER, "job.taken-over"),
                tell(AGENTS_ON_DUTY, "ticket.unassigned").when(Audience::peopleAreToAct),
                tell(LEADERS_ON_DUTY, "ticket.unassigned").by(SMS).when(Audience::peopleAreToAct));
        told(
                "ticket",
                "ticket.completed",
                tell(REPORTER, "ticket.completed").orElse(HOUSEHOLD).by(EMAIL).within(CASE));
        told(
                "ticket",
                "ticket.reopened",
                tell(REPORTER, "ticket.reopened").orElse(HOUSEHOLD).within(CASE));
        told(
                "ticket",
                "ticket.closed",
                tell(REPORTER, "ticket.closed").orElse(HOUSEHOLD).within(CASE));
        told(
                "ticket",
                "ticket.cancelled",
                tell(REPORTER, "ticket.cancelled").orElse(HOUSEHOLD).within(CASE),
                job(WORKER, "job.cancelled"));
        told(
                "ticket",
                "ticket.confirmation-due",
                tell(REPORTER, "ticket.confirmation-due").by(EMAIL));
        told(
                "ticket",
                "ticket.urged",
                job(WORKER, "job.urged"),
                tell(AGENTS_ON_DUTY, "ticket.urged").when(Audience::nobodyHoldsIt));
        told(
                "ticket",
                "ticket.commented",
                tell(REPORTER, "ticket.commented").within(CASE).when(Audience::forAll),
                tell(WORKER, "ticket.commented").within(CASE));
        told(
                "ticket",
                "ticket.answered",
                tell(REPORTER, "ticket.answered").by(EMAIL).within(CASE));
        told(
                "ticket",
                "ticket.changed",
                tell(REPORTER, "ticket.rebooked").when(Audience::rebooked),
                tell(WORKER, "ticket.rebooked").when(Audience::rebooked));
        told("ticket", "clock.warned", tell(WORKER, "clock.warned").orElse(AGENTS_ON_DUTY));
        told(
                "ticket",
                "clock.breached",
                tell(LEADERS_ON_DUTY, "clock.breached").by(SMS).when(Audience::justBroken),
                tell(HEADS_ON_DUTY, "clock.breached").by(SMS).when(data -> data.says("step", "2")),
                tell(MANAGERS_ON_DUTY, "clock.breached").by(SMS).when(data -> data.says("step", "3")),
                tell(WORKER, "clock.breached").orElse(AGENTS_ON_DUTY).when(Audience::ownerWaitsForAWord));
        told("ticket", "shift.cancelled", tell(STAFF, "shift.cancelled").within(CASE));
        nobody("ticket", "shift.planned", "the roster shows it");
        nobody("ticket", "ticket.started", "the arrival was told");
        nobody("ticket", "ticket.returned", "ticket.unassigned follows, and tells the desk if nobody is asked next");
        nobody("ticket", "ticket.refused", "ticket.unassigned follows, and tells the desk if nobody is asked next");
        nobody("ticket", "ticket.confirmed", "ticket.closed or ticket.reopened follows");
        nobody("ticket", "ticket.rated", "a figure");
        nobody("ticket", "ticket.attached", "the thread shows it");
        nobody("ticket", "ticket.reporter-revealed", "the reveal log shows it");
        nobody("ticket", "follow-up.due", "the list of calls to make shows it");
        nobody("ticket", "follow-up.deferred", "nobody is called at this hour");
        nobody("ticket", "follow-up.recorded", "the owner was on the phone");
        nobody("ticket", "category.defined", "a setting");
        nobody("ticket", "category.changed", "a setting");
        nobody("ticket", "settings.changed", "a setting");
    }

    private void billing() {
        told("billing", "bill.issued", tell(PAYER, "bill.issued").by(EMAIL).within(MONEY));
        told("billing", "bill.cancelled", tell(PAYER, "bill.cancelled").within(MONEY));
        told("billing", "fee.overdue", tell(PAYER, "fee.overdue").by(EMAIL, SMS).within(REMINDER));
        told("billing", "payment.received", tell(PAYER, "payment.received").within(MONEY));
        nobody("billing", "bill.settled", "payment.received told the payer, once for all bills of it; reminders stop");
        nobody("billing", "payment.taken", "payment.received tells the payer");
        nobody("billing", "fee-item.defined", "a tariff");
        nobody("billing", "fee-item.changed", "a tariff");
        nobody("billing", "billing-run.started", "the run shows it");
        nobody("billing", "billing-run.advanced", "the run shows it");
        nobody("billing", "billing-run.finished", "the run shows it");
        nobody("billing", "settings.changed", "a setting");
    }

    private void owner() {
        told("owner", "binding.requested", tell(AGENTS_ON_DUTY, "binding.requested"));
        told(
                "owner",
                "binding.decided",
                tell(PERSON, "binding.decided").by(SMS).within(CASE).when(Audience::decidedBySomebody));
        nobody("owner", "binding.settled", "binding.decided told the person");
        for (String archive : List.of("community", "department", "building", "unit")) {
            String first = archive.equals("community") || archive.equals("department") ? ".opened" : ".registered";
            nobody("owner", archive + first, "the archive shows it");
            nobody("owner", archive + ".changed", "the archive shows it");
        }
        for (String happened : List.of("started", "changed", "ended")) {
            nobody("owner", "residency." + happened, "agreed with the resident beforehand");
        }
        for (String happened : List.of("registered", "changed", "revealed", "erased")) {
            nobody("owner", "person." + happened, "a change of the archive is the person's own wish");
        }
        for (String happened : List.of("opened", "disabled", "enabled", "password-changed", "password-reset")) {
            nobody("owner", "account." + happened, "told at the desk, or done by the one who would be told");
        }
        for (String happened : List.of("appointed", "changed", "dismissed")) {
            nobody("owner", "staff." + happened, "agreed with the member of staff beforehand");
        }
    }

    private void own() {
        told("notification", "subscription.disabled", tell(STAFF, "subscription.disabled"));
        for (String happened : List.of("opened", "closed")) {
            nobody("notification", "subscription." + happened, "done by the one who would be told");
        }
        for (String happened : List.of("queued", "due", "delivered", "deferred", "failed", "expired", "suppressed")) {
            nobody("notification", "message." + happened, "a message about a message never ends");
        }
        nobody("notification", "settings.changed", "a setting");
        nobody("notification", "preferences.changed", "done by the one who would be told");
    }

    private static boolean forAll(EventData data) {
        return !data.says("visibleTo", "staff");
    }

    /// As long as the rules go on asking, nobody else need hear of it.
    private static boolean peopleAreToAct(EventData data) {
        return !data.says("escalated", "false");
    }

    private static boolean nobodyHoldsIt(EventData data) {
        return data.text("workerId").isEmpty();
    }

    /// Who holds the job, or the desk, is the one to speak.
    private static boolean ownerWaitsForAWord(EventData data) {
        return data.says("clock", "owner-update");
    }

    /// Whoever is further up hears of it when it lasts.
    private static boolean justBroken(EventData data) {
        return !data.says("step", "2") && !data.says("step", "3");
    }

    /// An automatic decision was the answer to the request itself.
    private static boolean decidedBySomebody(EventData data) {
        return !data.says("automatic", "true");
    }

    private static boolean rebooked(EventData data) {
        return data.says("fields", "appointment");
    }

    private void told(String owner, String event, Line... lines) {
        concerns.add(new Concern(owner, event, List.of(lines), ""));
    }

    private void nobody(String owner, String event, String because) {
        concerns.add(new Concern(owner, event, List.of(), because));
    }

    /// One event and its lines; without lines it is told to nobody, `because` of a stated reason.
    public record Concern(String owner, String event, List<Line> lines, String because) {

        /// The line that called somebody in the role, with the template.
        public Line lineOf(String template, Role role) {
            return lines.stream()
                    .filter(line -> line.template().equals(template))
                    .filter(line -> line.role() == role || line.otherwise() == role)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(event + " has no line " + template + " for " + role));
        }
    }
}
