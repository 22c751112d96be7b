package io.guanjia.owner;

import io.guanjia.platform.domain.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What only owner-service refuses; what all services share stands in `CommonRefusal`.
public sealed interface OwnerProblem extends Refusal {

    /// The code or label is in use in this community, by the thing named.
    record AlreadyThere(String field, String id) implements OwnerProblem {}

    /// This community already has a file on somebody with the phone.
    record PhoneOnFile(String personId) implements OwnerProblem {}

    /// The phone signs somebody else in. Says neither who nor where: they may be of another community.
    record PhoneTaken() implements OwnerProblem {}

    /// Somebody else pays this fee item of the unit on some of the days: exactly one payer per unit, fee item
    /// and day.
    record PayerTaken(
            String feeItem,
            String residencyId,
            LocalDate from,
            @Nullable LocalDate to) implements OwnerProblem {}

    /// The person has a residency in the unit on some of the days.
    record AlreadyResident(String residencyId) implements OwnerProblem {}

    /// The community's file is needed as long as the person lives or works there.
    record StillNeeded(String by, String id) implements OwnerProblem {}

    /// The person has a running appointment in the community: change that one.
    record AlreadyAppointed(String appointmentId) implements OwnerProblem {}

    record UsernameTaken() implements OwnerProblem {}

    /// Code, password or refresh token is wrong, used up or expired; which of them is not said.
    record InvalidGrant() implements OwnerProblem {}
}
