package io.guanjia.platform.event;

import io.guanjia.platform.domain.Money;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads payloads into the records that a hearing names. Fields that the record does not have are ignored; a field that
/// is not `@Nullable` must be there.
final class EventReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addDeserializer(Money.class, new MoneyFromText()))
            .build();

    private EventReader() {}

    static <T> T read(byte @Nullable [] payload, Class<T> type) {
        if (payload == null) {
            throw new InvalidPayload("no payload", null);
        }
        try {
            T data = MAPPER.readValue(payload, type);
            if (data == null) {
                throw new InvalidPayload("the payload is null", null);
            }
            requireFields(data, type);
            return data;
        } catch (JacksonException e) {
            // The message of the parser may quote the payload, which has no place in a log or a header.
            throw new InvalidPayload("not readable as " + type.getSimpleName(), e);
        }
    }

    private static void requireFields(Object data, Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && value(data, component) == null) {
                    throw new InvalidPayload("no " + component.getName(), null);
                }
            }
        }
    }

    private static @Nullable Object value(Object data, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " is not readable", e);
        }
    }

    static final class InvalidPayload extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        InvalidPayload(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    private static final class MoneyFromText extends ValueDeserializer<Money> {

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            JsonNode money = context.readTree(json);
            try {
                BigDecimal yuan = new BigDecimal(money.path("amount").asString());
                return new Money(
                        yuan.movePointRight(2).longValueExact(),
                        money.path("currency").asString());
            } catch (ArithmeticException | NumberFormatException e) {
                return context.reportInputMismatch(Money.class, "an amount has at most two decimals");
            }
        }
    }
}
