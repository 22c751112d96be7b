package io.guanjia.owner.person;

import java.time.LocalDate;

/// Something to be kept in mind for the person's sake (elderly living alone…): by their own consent, for a
/// purpose, until a day.
public record CareFlag(String code, String purpose, LocalDate consentedOn, LocalDate expiresOn) {

    /// Up to and including the last day.
    boolean counts(LocalDate day) {
        return !expiresOn.isBefore(day);
    }
}
