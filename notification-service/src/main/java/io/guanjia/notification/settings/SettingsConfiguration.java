package io.guanjia.notification.settings;

import io.guanjia.platform.settings.Settings;
import io.guanjia.platform.settings.SettingsController;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import jakarta.validation.Validator;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    AggregateType<SettingsHistory> settingsType() {
        return SettingsHistory.type("notification");
    }

    @Bean
    Settings<NotificationSettings> settings(
            AggregateStores stores, AggregateType<SettingsHistory> settingsType, JsonMapper json, Validator validator) {
        return new Settings<>(stores.of(settingsType), NotificationSettings.PRESET, json, validator);
    }

    @Bean
    SettingsController settingsController(Settings<NotificationSettings> settings) {
        return new SettingsController(settings);
    }

    @Bean
    MessageRules messageRules(Settings<NotificationSettings> settings, Clock clock) {
        return communityId -> settings.at(communityId, clock.instant());
    }
}
