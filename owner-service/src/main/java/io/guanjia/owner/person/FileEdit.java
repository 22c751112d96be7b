package io.guanjia.owner.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be corrected in a community's file; what is absent is not touched.
record FileEdit(
        @Nullable String name,
        @Nullable List<Phone> phones,
        @Nullable String idDocument,
        @Nullable EmergencyContact emergencyContact,
        @Nullable String email,
        @Nullable List<CareFlag> careFlags,
        @Nullable Language newLanguage) {

    PersonCard card(PersonCard card) {
        return new PersonCard(
                Objects.requireNonNullElse(name, card.name()),
                Objects.requireNonNullElse(phones, card.phones()),
                idDocument == null ? card.idDocument() : idDocument,
                emergencyContact == null ? card.emergencyContact() : emergencyContact,
                email == null ? card.email() : email,
                Objects.requireNonNullElse(careFlags, card.careFlags()));
    }

    Language language(Language language) {
        return Objects.requireNonNullElse(newLanguage, language);
    }

    Optional<Phone> signInPhone() {
        return Optional.ofNullable(phones).map(List::getFirst);
    }

    @Override
    public String toString() {
        return "FileEdit";
    }
}
