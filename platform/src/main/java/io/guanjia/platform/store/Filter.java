package io.guanjia.platform.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conditions of a list route on fields of the state: each field equal to one of the values. What the caller left out
/// is
/// not a condition.
public record Filter(Map<String, List<?>> fields) {

    public static Filter all() {
        return new Filter(Map.of());
    }

    public Filter with(String field, @Nullable Object value) {
        return value == null ? this : withAny(field, List.of(value));
    }

    public Filter withAny(String field, List<?> values) {
        Map<String, List<?>> more = new LinkedHashMap<>(fields);
        more.put(field, values);
        return new Filter(more);
    }
}
