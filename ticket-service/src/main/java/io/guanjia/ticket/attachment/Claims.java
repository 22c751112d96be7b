package io.guanjia.ticket.attachment;

import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Gives staged files to the ticket that names them: claimed before it is written, so that it never names a file that
/// the clean-up may take, and taken back when it refuses, so that the uploader may still use them elsewhere.
@Component
public class Claims {

    private final Attachments attachments;
    private final Aggregates<Ticket> tickets;

    public Claims(Attachments attachments, Aggregates<Ticket> tickets) {
        this.attachments = attachments;
        this.tickets = tickets;
    }

    /// Insists that the caller may give the files to the ticket, and takes nothing yet.
    ///
    /// @throws RefusedException {@link TicketRefusal.UnknownAttachment}
    public void check(List<String> ids, String ticketId, Call call) {
        if (!ids.isEmpty()) {
            attachments.check(ids, ticketId, call.caller().subject());
        }
    }

    /// Carries out what names the files.
    ///
    /// @throws RefusedException {@link TicketRefusal.UnknownAttachment}, or what it is refused for itself
    public <T> T with(List<String> ids, String ticketId, Call call, Supplier<T> naming) {
        if (ids.isEmpty()) {
            return naming.get();
        }
        try {
            attachments.claim(ids, ticketId, call.caller().subject(), call.at());
            return naming.get();
        } catch (RefusedException refused) {
            // Busy may have been written all the same, and is asked again.
            if (!(refused.refusal() instanceof Busy)) {
                attachments.release(ids, ticketId, named(ticketId));
            }
            throw refused;
        }
    }

    private List<String> named(String ticketId) {
        return tickets.find(ticketId, Scope.everything())
                .map(there -> there.state().attachments())
                .orElse(List.of());
    }
}
