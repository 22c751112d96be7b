package io.guanjia.platform.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The database's `$in` on a stored state: paths with dots, any element of an array.
final class InMemoryMatch {

    private InMemoryMatch() {}

    static boolean inScope(Document state, Scope scope, StateCodec codec) {
        return scope.anyOf().stream().anyMatch(fields -> matches(state, fields, codec));
    }

    static boolean matches(Document state, Map<String, List<?>> fields, StateCodec codec) {
        return fields.entrySet().stream().allMatch(field -> {
            List<?> there = values(state, field.getKey());
            if (field.getValue().size() == 1 && field.getValue().getFirst() instanceof Between span) {
                return there.stream().anyMatch(value -> span.contains(instant(value)));
            }
            return field.getValue().stream()
                    .map(codec::value)
                    .anyMatch(wanted -> there.stream().anyMatch(value -> same(value, wanted)));
        });
    }

    static List<?> values(Document state, String path) {
        Stream<?> values = Stream.of(state);
        for (String step : path.split("\\.", -1)) {
            values = values.filter(Document.class::isInstance)
                    .map(Document.class::cast)
                    .flatMap(document -> spread(document.get(step)));
        }
        return values.toList();
    }

    private static Stream<?> spread(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
    }

    private static Instant instant(Object value) {
        return value instanceof Date date ? date.toInstant() : (Instant) value;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number one && b instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(a, b);
    }
}
