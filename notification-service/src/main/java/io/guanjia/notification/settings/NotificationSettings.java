package io.guanjia.notification.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// What a community sets about messages.
///
/// @param quietHours when no phone is made to ring
/// @param reminderQuietHours when nobody is reminded of money, beside the quiet hours
/// @param validity how long news is worth telling
public record NotificationSettings(
        @NotNull @Valid QuietHours quietHours,
        @NotNull @Valid QuietHours reminderQuietHours,
        @NotNull @Valid Validity validity) {

    public static final NotificationSettings PRESET = new NotificationSettings(
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)),
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
            Validity.PRESET);

    /// When a message of `now` may go: empty for at once.
    ///
    /// @param reminder whether it asks for money
    public Optional<Instant> quietUntil(boolean reminder, Instant now, ZoneId zone) {
        Optional<Instant> forReminders = reminder ? reminderQuietHours.endAfter(now, zone) : Optional.empty();
        return forReminders.or(() -> quietHours.endAfter(now, zone));
    }
}
