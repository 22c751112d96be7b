package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.clock.ClockName;
import io.guanjia.ticket.clock.Clocks;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.settings.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One ticket for life, from report to closure. Its job, its clocks and what comes after completion are decided by
/// {@link Job}, {@link ClockWatch} and {@link Aftercare} on this state.
public final class Ticket {

    /// As many as a thing may carry.
    public static final int MAX_ATTACHMENTS = 9;

    final String communityId;
    final String number;
    final TicketKind kind;
    final String channel;
    final Instant reportedAt;
    final Instant openedAt;
    Sorting sorting;
    Priority priority;
    Place place;
    String description;
    TicketStatus status = TicketStatus.SUBMITTED;
    Instant lastAt;
    Instant promisedFrom;
    Clocks clocks = new Clocks();
    boolean overdue;
    Assignment assignment = Assignment.none();
    List<String> attachments = new ArrayList<>();
    List<Comment> comments = new ArrayList<>();
    List<String> earlierDescriptions = new ArrayList<>();
    int urges;
    int reopened;
    FollowUp followUp = FollowUp.none();

    @Nullable
    Promised promised;

    @Nullable
    String reporterId;

    @Nullable
    Reporter reporter;

    @Nullable
    Appointment appointment;

    @Nullable
    TicketStatus heldFrom;

    @Nullable
    String workerId;

    @Nullable
    Completion completion;

    @Nullable
    Instant completedAt;

    @Nullable
    Boolean solved;

    @Nullable
    Instant urgedAt;

    @Nullable
    Integer stars;

    @Nullable
    String answer;

    /// Why it was held, returned, refused, referred or cancelled last, in the words that were used.
    @Nullable
    String lastReason;

    Ticket(
            String communityId,
            String number,
            TicketKind kind,
            String channel,
            Instant reportedAt,
            Instant openedAt,
            Sorting sorting,
            Priority priority,
            Place place,
            String description) {
        this.communityId = communityId;
        this.number = number;
        this.kind = kind;
        this.channel = channel;
        this.reportedAt = reportedAt;
        this.openedAt = openedAt;
        this.sorting = sorting;
        this.priority = priority;
        this.place = place;
        this.description = description;
        this.lastAt = reportedAt;
        this.promisedFrom = reportedAt;
    }

    /// Takes in a new ticket: its clocks start at the report, and the rules are asked for a worker by a timer, so that
    /// a crash right after the write cannot leave it without one.
    public static Ticket submit(Submission its, Terms terms, Change change) {
        Ticket ticket = new Ticket(
                its.communityId(),
                its.number(),
                its.kind(),
                its.channel(),
                its.reportedAt(),
                change.at(),
                its.sorting(),
                its.priority(),
                its.place(),
                its.description());
        ticket.reporterId = its.reporterId();
        ticket.reporter = its.reporter();
        ticket.appointment = its.appointment();
        ticket.attachments.addAll(its.attachments());
        ClockWatch watch = new ClockWatch(ticket, change);
        watch.promise(terms, its.reportedAt());
        ticket.promised = Promised.of(ticket.clocks);
        change.record(new TicketEvent.Submitted(ticket.about(), its.channel(), its.appointment()));
        watch.arm();
        ticket.seekWorker(terms, change);
        return ticket;
    }

    /// Closes a new ticket that was solved while the owner was still there or on the phone.
    public void solveOnContact(String resolution, Terms terms, Change change) {
        become(TicketCommand.SOLVE, TicketStatus.CLOSED, terms, change);
        completion = new Completion(resolution, null, List.of(), null);
        completedAt = change.occurredAt();
        end(change);
        change.record(new TicketEvent.Closed(about(), "solved-on-contact"));
    }

    public void edit(Edit edit, Terms terms, Change change) {
        check(TicketCommand.CHANGE);
        List<String> fields = new ArrayList<>();
        if (edit.sorting() != null && !edit.sorting().equals(sorting)) {
            sorting = edit.sorting();
            fields.add("category");
        }
        if (edit.place() != null && !edit.place().equals(place)) {
            place = edit.place();
            fields.add("place");
        }
        if (edit.description() != null && !edit.description().equals(description)) {
            earlierDescriptions.add(description);
            description = edit.description();
            fields.add("description");
        }
        boolean promisedAnew = false;
        if (edit.priority() != null && edit.priority() != priority) {
            priority = edit.priority();
            fields.add("priority");
            promisedAnew = true;
        }
        if (edit.appointment() != null && !edit.appointment().equals(appointment)) {
            appointment = edit.appointment();
            fields.add("appointment");
            promisedAnew = true;
        }
        if (promisedAnew) {
            new ClockWatch(this, change).promiseAnew(terms);
        }
        if (status == TicketStatus.SUBMITTED && !fields.isEmpty()) {
            seekWorker(terms, change);
        }
        change.editContent();
        change.record(new TicketEvent.Changed(about(), fields));
    }

    /// Something said; `staffOnly` keeps it from residents.
    public void comment(String text, boolean staffOnly, Change change) {
        check(TicketCommand.COMMENT);
        String author = change.actor().id();
        comments.add(new Comment(author, change.at(), text, staffOnly));
        change.record(new TicketEvent.Commented(about(), staffOnly ? "staff" : "all", author));
    }

    public void attach(List<String> more, Change change) {
        check(TicketCommand.ATTACH);
        keep(more);
        change.record(new TicketEvent.Attached(about(), more.size()));
    }

    /// The owner asks to hurry: counted, and not more often than the settings say.
    public void urge(Terms terms, Change change) {
        check(TicketCommand.URGE);
        Duration every = terms.settings().urgeEvery();
        Instant last = urgedAt;
        if (last != null && change.at().isBefore(last.plus(every))) {
            throw new RefusedException(new TooMany(Duration.between(change.at(), last.plus(every))));
        }
        urges++;
        urgedAt = change.at();
        change.record(new TicketEvent.Urged(about(), urges));
    }

    /// Calls it off.
    ///
    /// @param by reporter or staff
    public void cancel(String by, String reason, @Nullable String duplicateOf, Terms terms, Change change) {
        become(TicketCommand.CANCEL, TicketStatus.CANCELLED, terms, change);
        lastReason = reason;
        end(change);
        change.record(new TicketEvent.Cancelled(about(), by, duplicateOf));
        workerId = null;
    }

    /// Answers an enquiry; from now on the owner's silence counts.
    public void answer(String text, Terms terms, Change change) {
        become(TicketCommand.ANSWER, TicketStatus.ANSWERED, terms, change);
        answer = text;
        completedAt = change.occurredAt();
        clocks.stopAll(change.occurredAt());
        new ClockWatch(this, change).arm();
        change.record(new TicketEvent.Answered(about()));
        new Aftercare(this, terms, change).awaitTheOwnersWord();
    }

    /// Puts out what is personal; what figures and disputes need stays.
    public void forget(String personId, Change change) {
        if (personId.equals(reporterId)) {
            reporterId = null;
        }
        reporter = null;
        change.editContent();
        change.record(new TicketEvent.Changed(about(), List.of("reporter")));
    }

    /// The only place that writes a status.
    void become(TicketCommand command, TicketStatus target, Terms terms, Change change) {
        check(command);
        if (!kind.transitions().targets(status, command).contains(target)) {
            throw wrongStatus();
        }
        checkOccurrence(terms, change);
        status = target;
        lastAt = change.occurredAt();
        change.editContent();
    }

    /// Refuses a command that the table does not allow now.
    public void check(TicketCommand command) {
        if (kind.transitions().targets(status, command).isEmpty()) {
            throw wrongStatus();
        }
    }

    void keep(List<String> more) {
        if (attachments.size() + more.size() > MAX_ATTACHMENTS) {
            throw new RefusedException(new TicketRefusal.TooManyAttachments(MAX_ATTACHMENTS));
        }
        attachments.addAll(more);
    }

    /// Nothing is promised and nothing is due any more.
    void end(Change change) {
        clocks.resume(change.occurredAt());
        clocks.stopAll(change.occurredAt());
        for (ClockName clock : ClockName.values()) {
            change.cancel(clock.timer());
        }
        Timers.ALL.forEach(change::cancel);
        followUp = followUp.finish();
    }

    /// Lets the rules look for a worker: now, or when nobody has claimed it from the pool in time.
    void seekWorker(Terms terms, Change change) {
        if (!kind.needsWorker()) {
            return;
        }
        switch (sorting.mode()) {
            case ASSIGN -> change.arm(Timers.DISPATCH, change.at());
            case POOL -> change.arm(Timers.DISPATCH, change.at().plus(terms.acceptWithin(priority)));
            case MANUAL -> change.cancel(Timers.DISPATCH);
        }
    }

    public String communityId() {
        return communityId;
    }

    public String number() {
        return number;
    }

    public TicketStatus status() {
        return status;
    }

    public Place place() {
        return place;
    }

    public @Nullable String workerId() {
        return workerId;
    }

    public @Nullable String reporterId() {
        return reporterId;
    }

    public @Nullable Reporter reporter() {
        return reporter;
    }

    public TicketKind kind() {
        return kind;
    }

    About about() {
        return new About(
                communityId,
                number,
                kind.code(),
                sorting.category(),
                priority.name(),
                status.code(),
                place.unitId(),
                place.buildingId(),
                sorting.departmentId(),
                reporterId,
                workerId);
    }

    private RefusedException wrongStatus() {
        return new RefusedException(
                new WrongStatus(status.code(), kind.transitions().allowed(status)));
    }

    private void checkOccurrence(Terms terms, Change change) {
        Instant occurred = change.command().occurredAt();
        if (occurred == null) {
            return;
        }
        Duration back = terms.settings().occurredBack();
        if (occurred.isAfter(change.at())) {
            throw new RefusedException(InvalidRequest.of("/occurredAt", "in-the-future"));
        }
        if (occurred.isBefore(change.at().minus(back))) {
            throw new RefusedException(InvalidRequest.of("/occurredAt", "too-long-ago", back.toString()));
        }
        if (occurred.isBefore(lastAt)) {
            throw new RefusedException(new TicketRefusal.OccurredBeforeLast(lastAt));
        }
    }
}
