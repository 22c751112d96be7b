package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.ticket.ticket.Ticket;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows a command whose reply got lost. The journal is asked before anything else is, for the command itself may have
/// brought about what it would be refused for now: another status, or a job that is no longer the worker's.
@Component
class Repeats {

    private final Aggregates<Ticket> tickets;

    Repeats(Aggregates<Ticket> tickets) {
        this.tickets = tickets;
    }

    /// What the command came to when it was carried out before; empty when it was not.
    Optional<Outcome<Ticket>> of(String id, Scope scope, Command command) {
        return tickets.find(id, scope)
                .filter(there -> there.journal().stream().anyMatch(entry -> leftBy(command, entry)))
                .map(_ -> tickets.change(id, scope, command, (_, _) -> {
                    throw new RefusedException(new NotFound());
                }));
    }

    private static boolean leftBy(Command command, Entry entry) {
        return entry.key().equals(command.key())
                && entry.actor().id().equals(command.actor().id());
    }
}
