package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.settings.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What owners and staff say to each other about a ticket.
public final class Conversation {

    private final Ticket ticket;
    private final Terms terms;
    private final Change change;

    public Conversation(Ticket ticket, Terms terms, Change change) {
        this.ticket = ticket;
        this.terms = terms;
        this.change = change;
    }

    /// Somebody of the household writes.
    public void write(String text) {
        comment(text, false);
    }

    /// Staff write for all to read: a word to the owner.
    public void tell(String text) {
        comment(text, false);
        new ClockWatch(ticket, change).ownerHears();
    }

    /// Staff write what residents do not read.
    public void note(String text) {
        comment(text, true);
    }

    public void attach(List<String> more) {
        ticket.check(TicketCommand.ATTACH);
        ticket.keep(more);
        change.record(new TicketEvent.Attached(About.of(ticket, change), more.size()));
    }

    /// The owner asks to hurry: counted, and not more often than the settings say.
    public void urge() {
        ticket.check(TicketCommand.URGE);
        Duration every = terms.settings().urgeEvery();
        Instant last = ticket.urgedAt;
        if (last != null && change.at().isBefore(last.plus(every))) {
            throw new RefusedException(new TooMany(Duration.between(change.at(), last.plus(every))));
        }
        ticket.urges++;
        ticket.urgedAt = change.at();
        change.record(new TicketEvent.Urged(About.of(ticket, change), ticket.urges));
    }

    /// Staff look at the reporter's phone to call back: on record, with the purpose, whether there is a phone or not.
    public void revealPhone(String purpose) {
        ticket.reveals.add(new Reveal(change.actor().id(), change.at(), purpose));
        change.record(new TicketEvent.ReporterRevealed(About.of(ticket, change), "phone"));
    }

    /// Answers an enquiry; from now on the owner's silence counts.
    public void answer(String text) {
        ticket.become(TicketCommand.ANSWER, TicketStatus.ANSWERED, terms, change);
        ticket.answer = text;
        ticket.completedAt = change.occurredAt();
        new ClockWatch(ticket, change).keepAll();
        change.record(new TicketEvent.Answered(About.of(ticket, change)));
        new Aftercare(ticket, terms, change).awaitTheOwnersWord();
    }

    private void comment(String text, boolean staffOnly) {
        ticket.check(TicketCommand.COMMENT);
        String author = change.actor().id();
        ticket.comments.add(new Comment(author, change.at(), text, staffOnly));
        change.record(new TicketEvent.Commented(About.of(ticket, change), staffOnly ? "staff" : "all", author));
    }
}
