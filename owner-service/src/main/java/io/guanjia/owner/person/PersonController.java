package io.guanjia.owner.person;

import io.guanjia.owner.Permit;
import io.guanjia.owner.community.CommunityDesk;
import io.guanjia.owner.person.PersonBody.Registering;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.groups.Default;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
class PersonController {

    private final PersonDesk desk;
    private final CardSafe safe;
    private final CommunityDesk communities;
    private final Clock clock;

    PersonController(PersonDesk desk, CardSafe safe, CommunityDesk communities, Clock clock) {
        this.desk = desk;
        this.safe = safe;
        this.communities = communities;
        this.clock = clock;
    }

    /// A phone is looked up by a body, never by an address: addresses are logged.
    record Lookup(@NotBlank String communityId, @NotBlank String phone) {
        @Override
        public String toString() {
            return "Lookup";
        }
    }

    record Found(List<PersonView> items) {}

    @PostMapping
    ResponseEntity<PersonView> register(
            @Validated({Default.class, Registering.class}) @RequestBody PersonBody body, Call call) {
        String communityId = Objects.requireNonNull(body.communityId());
        Language language = Objects.requireNonNullElse(body.edit().newLanguage(), Language.CHINESE);
        return Answers.created(
                desk.register(communityId, language, body.card(), call),
                "/api/v1/people/{id}",
                seenBy(call.caller(), communityId));
    }

    @GetMapping
    Page<PersonView> people(@RequestParam String communityId, Caller caller, PageRequest page) {
        return desk.people(communityId, caller, page).map(seenBy(caller, communityId));
    }

    @PostMapping("/lookups")
    Found byPhone(@Valid @RequestBody Lookup body, Caller caller) {
        Phone phone = PhoneNumbers.require(body.phone(), "/phone");
        return new Found(desk.byPhone(body.communityId(), phone, caller).stream()
                .map(seenBy(caller, body.communityId()))
                .toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<PersonView> person(
            @PathVariable String id, @RequestParam(required = false) @Nullable String communityId, Caller caller) {
        String through = desk.through(id, communityId, Permit.READ_PEOPLE, caller);
        return Answers.ok(desk.person(id, through), seenBy(caller, through));
    }

    @PatchMapping("/{id}")
    ResponseEntity<PersonView> edit(@PathVariable String id, @Valid @RequestBody PersonBody body, Call call) {
        String through = desk.through(id, body.communityId(), Permit.EDIT_PEOPLE, call.caller());
        return Answers.ok(desk.edit(id, through, body.edit(), call), seenBy(call.caller(), through));
    }

    record Erasure(@NotBlank String communityId) {}

    @PutMapping("/{id}/erasure")
    ResponseEntity<Void> erase(@PathVariable String id, @Valid @RequestBody Erasure body, Call call) {
        Permit.ERASE_PEOPLE.require(call.caller(), body.communityId());
        desk.erase(id, body.communityId(), call);
        return ResponseEntity.noContent().build();
    }

    /// How the caller sees people of the community: the day there is asked once, and only where somebody has
    /// care flags.
    private Function<Stored<Person>, PersonView> seenBy(Caller caller, String communityId) {
        boolean flagsToo = Permit.SEE_CARE_FLAGS.allows(caller, communityId);
        Supplier<LocalDate> today =
                SingletonSupplier.of(() -> communities.of(communityId).dayAt(clock.instant()));
        return stored -> {
            PersonFile file = stored.state().fileIn(communityId).orElseThrow();
            PersonCard card = safe.open(stored.id(), file);
            return PersonView.of(stored, file, card, flagsToo ? counting(card.careFlags(), today) : null);
        };
    }

    private static List<CareFlag> counting(List<CareFlag> flags, Supplier<LocalDate> today) {
        return flags.stream().filter(flag -> flag.counts(today.get())).toList();
    }
}
