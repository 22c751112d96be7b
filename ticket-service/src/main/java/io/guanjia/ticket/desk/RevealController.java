package io.guanjia.ticket.desk;

import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.ticket.Reveal;
import io.guanjia.ticket.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The phone of whoever called, in clear, for staff who call back; and who looked at it.
@RestController
@RequestMapping("/api/v1/tickets/{id}/reveals")
class RevealController {

    private final TicketDesk desk;
    private final Views views;

    RevealController(TicketDesk desk, Views views) {
        this.desk = desk;
        this.views = views;
    }

    @PostMapping
    ResponseEntity<Revealed> reveal(@PathVariable String id, @RequestBody RevealBody body, Call call) {
        String purpose = Checks.text("/purpose", body.purpose());
        Outcome<Ticket> outcome = desk.revealPhone(id, purpose, call);
        return Answers.created(
                outcome,
                "/api/v1/tickets/{id}/reveals",
                stored -> new Revealed("phone", outcome.replayed() ? null : values(stored)));
    }

    @GetMapping
    Page<Reveal> log(@PathVariable String id, Call call) {
        return new Page<>(desk.reveals(id, call), null);
    }

    private List<String> values(Stored<Ticket> stored) {
        String phone = views.phone(stored);
        return phone == null ? List.of() : List.of(phone);
    }

    record RevealBody(@Nullable String purpose) {}

    /// `values` is empty when no phone was written down; looking counts all the same. A repeat has none: what it would
    /// show stands in no line of the log.
    record Revealed(String field, @Nullable List<String> values) {}
}
