package io.guanjia.notification.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;

/// What a community sets about messages.
///
/// @param quietHours when no phone is made to ring
/// @param validity how long news is worth telling
public record NotificationSettings(
        @NotNull @Valid QuietHours quietHours,
        @NotNull @Valid Validity validity) {

    public static final NotificationSettings PRESET =
            new NotificationSettings(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)), Validity.PRESET);
}
