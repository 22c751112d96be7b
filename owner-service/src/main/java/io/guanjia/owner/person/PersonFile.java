package io.guanjia.owner.person;

import io.guanjia.platform.crypto.Sealed;
import java.time.Instant;
import java.util.List;

/// One community's file on a person: what another community has on file is none of its business.
///
/// @param phones keyed hashes of all phones on the card, the first one signs in
/// @param card the {@link PersonCard}, encrypted
public record PersonFile(String communityId, Instant since, Language language, List<String> phones, Sealed card) {

    String signInPhone() {
        return phones.getFirst();
    }
}
