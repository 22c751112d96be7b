package io.guanjia.notification.settings;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The hours of the community's day in which no phone is made to ring, from `from` up to and without `to`; past
/// midnight when `to` is the earlier. Both alike: no such hours.
public record QuietHours(@NotNull LocalTime from, @NotNull LocalTime to) {

    /// When a message of `now` may go: empty for at once, else the end of the hours.
    public Optional<Instant> endAfter(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        if (!holdAt(there.toLocalTime())) {
            return Optional.empty();
        }
        boolean endsToday = there.toLocalTime().isBefore(to);
        return Optional.of(there.toLocalDate()
                .plusDays(endsToday ? 0 : 1)
                .atTime(to)
                .atZone(zone)
                .toInstant());
    }

    private boolean holdAt(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
    }
}
