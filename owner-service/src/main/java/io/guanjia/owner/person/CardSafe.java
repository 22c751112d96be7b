package io.guanjia.owner.person;

import io.guanjia.platform.crypto.FieldCipher;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.crypto.Sealed;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts cards away encrypted, with a keyed hash of each phone to find them by.
@Component
public class CardSafe {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FieldCipher cipher;
    private final LookupHash hash;

    CardSafe(FieldCipher cipher, LookupHash hash) {
        this.cipher = cipher;
        this.hash = hash;
    }

    PersonFile seal(String personId, String communityId, Instant since, Language language, PersonCard card) {
        List<String> phones = card.phones().stream().map(this::find).toList();
        Sealed sealed = cipher.seal(JSON.writeValueAsString(card), context(personId, communityId));
        return new PersonFile(communityId, since, language, phones, sealed);
    }

    public PersonCard open(String personId, PersonFile file) {
        return JSON.readValue(cipher.open(file.card(), context(personId, file.communityId())), PersonCard.class);
    }

    /// What stands in the archive for the phone.
    public String find(Phone phone) {
        return hash.of("phone", phone.e164());
    }

    private static String context(String personId, String communityId) {
        return "person:" + personId + ":" + communityId;
    }
}
