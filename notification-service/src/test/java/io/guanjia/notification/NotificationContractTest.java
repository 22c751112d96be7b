package io.guanjia.notification;

import io.guanjia.notification.delivery.DeliveryEvent;
import io.guanjia.notification.preference.PreferenceEvent;
import io.guanjia.notification.subscription.SubscriptionEvent;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.settings.SettingsChanged;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.store.EventCatalog;
import io.guanjia.platform.testing.ContractCheck;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class NotificationContractTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static Stream<Arguments> everyEventSaid() {
        return Stream.of(
                        said(DeliveryEvent.CATALOG, DeliveryEvent.class.getPermittedSubclasses()),
                        said(SubscriptionEvent.CATALOG, SubscriptionEvent.class.getPermittedSubclasses()),
                        said(PreferenceEvent.CATALOG, PreferenceEvent.class.getPermittedSubclasses()),
                        said(SettingsHistory.type("notification").catalog(), SettingsChanged.class))
                .flatMap(events -> events);
    }

    private static Stream<Arguments> said(EventCatalog catalog, Class<?>... events) {
        return Arrays.stream(events).map(event -> Arguments.of(catalog, event.asSubclass(DomainEvent.class)));
    }

    @ParameterizedTest
    @MethodSource("everyEventSaid")
    void isWhatTheContractPromises(EventCatalog catalog, Class<? extends DomainEvent> type) {
        String name = catalog.nameOf(JSON.treeToValue(JSON.createObjectNode(), type));
        DomainEvent event = JSON.treeToValue(Contracts.example("notification", name), type);
        Map<String, Object> payload = JSON.convertValue(event, new TypeReference<>() {});
        ContractCheck.of("notification", name).holds(type, payload);
    }
}
