package io.guanjia.notification.preference;

import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PreferenceConfiguration {

    @Bean
    AggregateType<Preferences> preferenceType() {
        return new AggregateType<>("preferences", Preferences.class, PreferenceEvent.CATALOG, Map.of(), List.of());
    }

    @Bean
    Aggregates<Preferences> preferences(AggregateStores stores, AggregateType<Preferences> preferenceType) {
        return stores.of(preferenceType);
    }

    @Bean
    PreferenceDesk preferenceDesk(Aggregates<Preferences> preferences) {
        return new PreferenceDesk(preferences);
    }
}
