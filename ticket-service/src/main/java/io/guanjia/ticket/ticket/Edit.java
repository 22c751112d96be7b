package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.settings.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agent changes; what is null stays.
///
/// @param reason why the priority changes
public record Edit(
        @Nullable Sorting sorting,
        @Nullable Priority priority,
        @Nullable String reason,
        @Nullable Place place,
        @Nullable Appointment appointment,
        @Nullable String description) {

    /// What was promised follows another priority or appointment; as long as nobody has the job, the rules look again.
    public void apply(Ticket ticket, Terms terms, Change change) {
        ticket.check(TicketCommand.CHANGE);
        List<String> fields = write(ticket, change.at());
        if (fields.contains("priority") || fields.contains("appointment")) {
            new ClockWatch(ticket, change).promiseAnew(terms);
        }
        if (fields.contains("priority")) {
            new Job(ticket, terms, change).waitAnew();
        }
        if (ticket.status == TicketStatus.SUBMITTED && !fields.isEmpty()) {
            ticket.seekWorker(terms, change);
        }
        if (!fields.isEmpty()) {
            change.editContent();
        }
        change.record(new TicketEvent.Changed(About.of(ticket, change), fields));
    }

    /// The names of the fields that differ now.
    private List<String> write(Ticket ticket, Instant at) {
        List<String> fields = new ArrayList<>();
        if (sorting != null && !sorting.equals(ticket.sorting)) {
            ticket.sorting = sorting;
            fields.add("category");
        }
        if (place != null && !place.equals(ticket.place)) {
            ticket.place = place;
            fields.add("place");
        }
        if (description != null && !description.equals(ticket.description)) {
            ticket.words.add(new Words(at, "ticket.changed", ticket.description, false));
            ticket.description = description;
            fields.add("description");
        }
        if (priority != null && priority != ticket.priority) {
            ticket.priority = priority;
            if (reason != null) {
                ticket.words.add(new Words(at, "ticket.changed", reason, true));
            }
            fields.add("priority");
        }
        if (appointment != null && !appointment.equals(ticket.appointment)) {
            ticket.appointment = appointment;
            fields.add("appointment");
        }
        return fields;
    }
}
