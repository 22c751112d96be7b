package io.guanjia.notification.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of the aggregates of others, one record a kind: only what finding and addressing people needs.
/// Days are kept as they come, `YYYY-MM-DD`.
public final class Cards {

    private Cards() {}

    public record CommunityCard(String communityId, String name, String zone) {}

    public record BuildingCard(String communityId, String buildingId, String name) {}

    public record UnitCard(String communityId, String unitId, String label) {}

    /// Who is told, in which language.
    ///
    /// @param language none any more once the person was erased
    public record PersonCard(
            String communityId, String personId, @Nullable String language) {

        boolean erased() {
            return language == null;
        }
    }

    public record ResidencyCard(
            String communityId,
            String residencyId,
            String unitId,
            String personId,
            String from,
            @Nullable String to) {

        /// First and last day are both lived in.
        boolean covers(LocalDate day) {
            return !day.isBefore(LocalDate.parse(from)) && (to == null || !day.isAfter(LocalDate.parse(to)));
        }
    }

    /// What a bill has come to.
    ///
    /// @param owed whether there is money to ask for
    public record BillCard(String communityId, String billId, boolean owed) {}

    public record StaffCard(String communityId, String staffId, List<String> roles) {}

    /// One planned shift.
    ///
    /// @param days the UTC days the shift touches: what "on shift now" is looked up by
    public record ShiftCard(String communityId, String staffId, Instant from, Instant to, List<String> days) {

        static ShiftCard of(String communityId, String staffId, Instant from, Instant to) {
            List<String> days = dayOf(from)
                    .datesUntil(dayOf(to).plusDays(1))
                    .map(LocalDate::toString)
                    .toList();
            return new ShiftCard(communityId, staffId, from, to, days);
        }

        static LocalDate dayOf(Instant at) {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }
}
