package io.guanjia.notification.settings;

import io.guanjia.notification.audience.Worth;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/// How long news is worth telling.
///
/// @param moment somebody is on the way
/// @param course the course of a case
/// @param money bills and payments
public record Validity(
        @NotNull Duration moment,
        @NotNull Duration course,
        @NotNull Duration money) {

    static final Validity PRESET = new Validity(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

    public Duration of(Worth kind) {
        return switch (kind) {
            case MOMENT -> moment;
            case CASE -> course;
            case MONEY, REMINDER -> money;
        };
    }
}
