package io.guanjia.notification.audience;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One line of the audience: who, in which words, over which wires beside the inbox, and how long it is worth telling.
///
/// @param otherwise told in the role's stead when the role names nobody
/// @param template key of the words in both languages
/// @param worth an event older than this is stored as expired and never told
/// @param when the line holds for this payload only
public record Line(
        Role role,
        @Nullable Role otherwise,
        String template,
        Box box,
        Set<Wire> wires,
        Worth worth,
        Predicate<EventData> when) {

    /// Whether all who may be told by this line are named in the event.
    public boolean named() {
        return role.named() && (otherwise == null || otherwise.named());
    }

    static Line tell(Role role, String template) {
        return new Line(role, null, template, Box.INBOX, Set.of(), Worth.MOMENT, data -> true);
    }

    /// A job message: to the worker's own box, which the phone follows live.
    static Line job(Role role, String template) {
        return new Line(role, null, template, Box.JOBS, Set.of(), Worth.MOMENT, data -> true);
    }

    Line orElse(Role other) {
        return new Line(role, other, template, box, wires, worth, when);
    }

    Line by(Wire first, Wire... more) {
        return new Line(role, otherwise, template, box, EnumSet.of(first, more), worth, when);
    }

    Line within(Worth until) {
        return new Line(role, otherwise, template, box, wires, until, when);
    }

    Line when(Predicate<EventData> holds) {
        return new Line(role, otherwise, template, box, wires, worth, holds);
    }
}
