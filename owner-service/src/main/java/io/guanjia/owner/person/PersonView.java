package io.guanjia.owner.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanjia.platform.store.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A community's file as staff see it: what identifies or reaches the person is masked.
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        String id,
        String communityId,
        String name,
        List<String> phones,
        @Nullable String idDocument,
        @Nullable Contact emergencyContact,
        @Nullable String email,
        String language,
        @Nullable List<CareFlag> careFlags,
        long revision) {

    record Contact(String name, String phone) {}

    /// The file in the eyes of somebody.
    ///
    /// @param careFlags those they may see
    static PersonView of(Stored<Person> stored, PersonFile file, PersonCard card, @Nullable List<CareFlag> careFlags) {
        EmergencyContact contact = card.emergencyContact();
        String idDocument = card.idDocument();
        String email = card.email();
        return new PersonView(
                stored.id(),
                file.communityId(),
                card.name(),
                card.phones().stream().map(Phone::masked).toList(),
                idDocument == null ? null : Masked.idDocument(idDocument),
                contact == null
                        ? null
                        : new Contact(contact.name(), contact.phone().masked()),
                email == null ? null : Masked.email(email),
                file.language().tag(),
                careFlags,
                stored.revision());
    }
}
