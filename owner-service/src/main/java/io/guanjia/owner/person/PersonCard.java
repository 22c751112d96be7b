package io.guanjia.owner.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one community has on file about a person. Lies encrypted in the archive as a whole; the first phone
/// is the one that signs in.
public record PersonCard(
        String name,
        List<Phone> phones,
        @Nullable String idDocument,
        @Nullable EmergencyContact emergencyContact,
        @Nullable String email,
        List<CareFlag> careFlags) {

    public PersonCard {
        phones = phones.stream().distinct().toList();
        if (phones.isEmpty()) {
            throw new IllegalArgumentException("a person is on file with a phone");
        }
        careFlags = List.copyOf(careFlags);
    }

    public Phone signInPhone() {
        return phones.getFirst();
    }

    /// Never the content: it would reach logs.
    @Override
    public String toString() {
        return "PersonCard[" + phones + "]";
    }
}
