package io.guanjia.notification.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T16:00:00Z");

    @Test
    void keepTheQuietHoursForRemindersTooWhereRemindersHaveNoneOfTheirOwn() {
        QuietHours none = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        NotificationSettings settings = new NotificationSettings(night, none, Validity.PRESET);
        assertThat(settings.quietUntil(true, MIDNIGHT, SHANGHAI)).contains(Instant.parse("2026-11-22T23:00:00Z"));
    }
}
