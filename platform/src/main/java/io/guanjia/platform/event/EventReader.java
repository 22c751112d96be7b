package io.guanjia.platform.event;

import io.guanjia.platform.json.Json;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads payloads into the records that a hearing names. Fields that the record does not have are ignored; a field that
/// is not `@Nullable` must be there.
final class EventReader {

    private static final JsonMapper MAPPER = Json.common(JsonMapper.builder()).build();

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
}
