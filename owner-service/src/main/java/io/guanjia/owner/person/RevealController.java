package io.guanjia.owner.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanjia.owner.Permit;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people/{personId}/reveals")
class RevealController {

    private final PersonDesk desk;
    private final CardSafe safe;

    RevealController(PersonDesk desk, CardSafe safe) {
        this.desk = desk;
        this.safe = safe;
    }

    record NewReveal(
            @Nullable String communityId,
            @NotBlank @Size(max = 200) String purpose,
            @NotNull RevealField field) {}

    /// `values` is empty when the field is not on file; looking counts all the same. A repeat has none: what
    /// it would show is what is on file now, and stands in no line of the log.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revealed(String id, RevealField field, @Nullable List<String> values) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LogLine(String id, RevealField field, String purpose, String by, Instant at) {

        static LogLine of(Stored<Reveal> stored) {
            Reveal reveal = stored.state();
            String by = stored.journal().getFirst().actor().id();
            return new LogLine(stored.id(), reveal.field(), reveal.purpose(), by, stored.createdAt());
        }
    }

    @PostMapping
    ResponseEntity<Revealed> reveal(@PathVariable String personId, @Valid @RequestBody NewReveal body, Call call) {
        String through = desk.through(personId, body.communityId(), Permit.REVEAL, call.caller());
        Outcome<Reveal> outcome = desk.reveal(personId, through, body.field(), body.purpose(), call);
        return Answers.created(
                outcome,
                "/api/v1/people/" + personId + "/reveals",
                stored -> new Revealed(
                        stored.id(),
                        body.field(),
                        outcome.replayed() ? null : values(personId, through, body.field())));
    }

    @GetMapping
    Page<LogLine> log(
            @PathVariable String personId,
            @RequestParam(required = false) @Nullable String communityId,
            Caller caller,
            PageRequest page) {
        String through = desk.through(personId, communityId, Permit.READ_REVEALS, caller);
        return desk.reveals(personId, through, page).map(LogLine::of);
    }

    private List<String> values(String personId, String communityId, RevealField field) {
        Person person = desk.person(personId, communityId).state();
        PersonCard card = safe.open(personId, person.fileIn(communityId).orElseThrow());
        EmergencyContact contact = card.emergencyContact();
        return switch (field) {
            case PHONE -> card.phones().stream().map(Phone::e164).toList();
            case ID_DOCUMENT -> present(card.idDocument());
            case EMERGENCY_CONTACT ->
                present(contact == null ? null : contact.phone().e164());
            case EMAIL -> present(card.email());
        };
    }

    private static List<String> present(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
