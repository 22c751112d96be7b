package io.guanjia.platform.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one command does to one aggregate beside its state: journal entries, armed and cancelled timers, a new
/// revision.
/// Collected by the deciding code, stored by the store in one write with the state.
public final class Change {

    private final Command command;
    private final List<DomainEvent> events = new ArrayList<>();
    private final Map<String, @Nullable Instant> timers = new LinkedHashMap<>();
    private boolean contentEdited;

    public Change(Command command) {
        this.command = command;
    }

    public Command command() {
        return command;
    }

    public Actor actor() {
        return command.actor();
    }

    /// When the command is recorded.
    public Instant at() {
        return command.at();
    }

    /// When it happened: what the caller said, else when it is recorded. Figures use this one.
    public Instant occurredAt() {
        Instant said = command.occurredAt();
        return said == null ? command.at() : said;
    }

    /// One journal entry, which is also one published event.
    public void record(DomainEvent event) {
        events.add(event);
    }

    /// Arms the timer, replacing an armed one of that name; a fresh generation makes the old one void.
    public void arm(String timer, Instant at) {
        timers.put(timer, at);
    }

    /// Cancels the timer; nothing happens when it is not armed.
    public void cancel(String timer) {
        timers.put(timer, null);
    }

    /// The command changed what an editor sees (the entity tag moves on).
    public void editContent() {
        contentEdited = true;
    }

    public List<DomainEvent> events() {
        return List.copyOf(events);
    }

    /// Timers to arm (an instant) or to cancel (null), by name, in the order they were named.
    public Map<String, @Nullable Instant> timers() {
        return timers;
    }

    public boolean contentEdited() {
        return contentEdited;
    }
}
