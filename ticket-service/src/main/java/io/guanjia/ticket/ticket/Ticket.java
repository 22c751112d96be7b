package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.clock.Clocks;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.settings.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One ticket for life, from report to closure. Its job, its clocks, what is said about it, its corrections and what
/// comes after completion are decided by {@link Job}, {@link ClockWatch}, {@link Conversation}, {@link Edit} and
/// {@link Aftercare} on this state.
public final class Ticket {

    /// As many as one report or step may bring.
    public static final int MAX_ATTACHMENTS = 9;

    /// As many as a ticket carries in its life: the document has to stay small.
    static final int MOST_ATTACHMENTS = 99;

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
    List<Words> words = new ArrayList<>();
    List<Reveal> reveals = new ArrayList<>();
    int urges;
    int reopened;
    FollowUp followUp = FollowUp.none();

    /// Since when somebody is to take the job: the report, or when whoever had taken it gave it up.
    Instant soughtFrom;

    /// Until when people know that the rules find nobody; null: they do not, or the search began anew.
    @Nullable
    Instant toldUntil;

    @Nullable
    Promised promised;

    /// The ticket that this one goes on from, which could not be reopened any more.
    @Nullable
    String follows;

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
        this.soughtFrom = reportedAt;
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
        change.record(new TicketEvent.Submitted(About.reported(ticket), its.channel(), its.appointment()));
        watch.arm();
        ticket.seekWorker(terms, change);
        return ticket;
    }

    /// Calls it off.
    ///
    /// @param by reporter or staff
    public void cancel(String by, String reason, @Nullable String duplicateOf, Terms terms, Change change) {
        become(TicketCommand.CANCEL, TicketStatus.CANCELLED, terms, change);
        words.add(new Words(change.at(), "ticket.cancelled", reason, false));
        end(change);
        change.record(new TicketEvent.Cancelled(About.of(this, change), by, duplicateOf));
        workerId = null;
    }

    /// Puts out what is personal; what figures and disputes need stays.
    public void forget(String personId, Change change) {
        if (personId.equals(reporterId)) {
            reporterId = null;
        }
        reporter = null;
        change.editContent();
        change.record(new TicketEvent.Changed(About.of(this, change), List.of("reporter")));
    }

    /// The only place that writes a status.
    void become(TicketCommand command, TicketStatus target, Terms terms, Change change) {
        check(command);
        if (!kind.transitions().targets(status, command).contains(target)) {
            throw wrongStatus();
        }
        Occurrence.check(change, lastAt, terms.settings().occurredBack());
        boolean moves = status != target;
        status = target;
        // That the rules have looked and found nobody is nothing that happened to the ticket.
        if (moves || command != TicketCommand.GIVE_UP) {
            lastAt = change.occurredAt();
        }
        if (moves) {
            change.editContent();
        }
        if (moves && command != TicketCommand.GIVE_UP) {
            new ClockWatch(this, change).ownerHears();
        }
    }

    boolean allows(TicketCommand command) {
        return !kind.transitions().targets(status, command).isEmpty();
    }

    /// Refuses a command that the table does not allow now.
    public void check(TicketCommand command) {
        if (!allows(command)) {
            throw wrongStatus();
        }
    }

    void keep(List<String> more) {
        if (attachments.size() + more.size() > MOST_ATTACHMENTS) {
            throw new RefusedException(new TicketRefusal.TooManyAttachments(MOST_ATTACHMENTS));
        }
        attachments.addAll(more);
    }

    /// Nothing is promised and nothing is due any more.
    void end(Change change) {
        new ClockWatch(this, change).keepAll();
        Timers.ALL.forEach(change::cancel);
        followUp = followUp.finish();
    }

    /// Lets the rules look for a worker: now, or when nobody has claimed it from the pool in time. Life safety waits
    /// for
    /// no claim and for no person who might not have seen it.
    void seekWorker(Terms terms, Change change) {
        if (!kind.needsWorker()) {
            return;
        }
        toldUntil = null;
        if (priority == Priority.P0) {
            change.arm(Timers.DISPATCH, change.at());
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

    public List<Reveal> reveals() {
        return List.copyOf(reveals);
    }

    public void follow(String earlier) {
        follows = earlier;
    }

    public List<String> attachments() {
        return List.copyOf(attachments);
    }

    private RefusedException wrongStatus() {
        return new RefusedException(
                new WrongStatus(status.code(), kind.transitions().allowed(status)));
    }
}
