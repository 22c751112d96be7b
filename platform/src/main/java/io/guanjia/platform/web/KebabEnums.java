package io.guanjia.platform.web;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/// Enum values in addresses are spelled as in bodies: `ON_HOLD` is `on-hold`.
@SuppressWarnings("rawtypes") // the interface's own signature of "any enum"
final class KebabEnums implements ConverterFactory<String, Enum> {

    static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> wireName((Enum<?>) value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no value of that name"));
    }
}
