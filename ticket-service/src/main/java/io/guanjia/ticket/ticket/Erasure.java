package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Command;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.archive.OwnerEvents.PersonErased;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Forgets an erased person in all tickets of the community that forgot them, also where only a phone was written down.
/// A repeat finds nothing left to forget.
@Component
public class Erasure {

    private final Aggregates<Ticket> tickets;

    public Erasure(Aggregates<Ticket> tickets) {
        this.tickets = tickets;
    }

    public void erase(Heard<PersonErased> heard) {
        Filter here = Filter.all().with("communityId", heard.data().communityId());
        forget(heard, here.with("reporterId", heard.data().personId()));
        List<String> phones = heard.data().phoneHashes();
        if (phones != null && !phones.isEmpty()) {
            forget(heard, here.withAny("reporter.phoneHash", phones));
        }
    }

    private void forget(Heard<PersonErased> heard, Filter whose) {
        String person = heard.data().personId();
        Command command = Command.system("person-erased", heard.eventId(), heard.time());
        @Nullable String next = null;
        do {
            Page<Stored<Ticket>> page = tickets.list(Scope.everything(), whose, new PageRequest(100, next));
            page.items()
                    .forEach(ticket -> tickets.change(
                            ticket.id(), Scope.everything(), command, (its, change) -> its.forget(person, change)));
            next = page.next();
        } while (next != null);
    }
}
