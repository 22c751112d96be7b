package io.guanjia.owner.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How to reach a person outside, for the services that send; never for callers from outside.
@RestController
class ContactController {

    private final PersonArchive archive;
    private final CardSafe safe;

    ContactController(PersonArchive archive, CardSafe safe) {
        this.archive = archive;
        this.safe = safe;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(@Nullable String phone, @Nullable String email, String language) {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    /// By the card of the community the message is about; without one by the oldest card.
    @GetMapping("/internal/contacts/{personId}")
    Contact contact(@PathVariable String personId, @RequestParam(required = false) @Nullable String communityId) {
        return archive.find(personId)
                .flatMap(stored -> card(stored.state(), communityId))
                .map(file -> {
                    PersonCard card = safe.open(personId, file);
                    return new Contact(
                            card.signInPhone().e164(),
                            card.email(),
                            file.language().tag());
                })
                .orElseThrow(() -> new RefusedException(new NotFound()));
    }

    private static Optional<PersonFile> card(Person person, @Nullable String communityId) {
        return communityId == null ? person.files().stream().findFirst() : person.fileIn(communityId);
    }
}
