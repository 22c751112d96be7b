package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal.FieldError;
import jakarta.validation.ConstraintViolation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Defects of a body as pointers with stable codes; what Jackson and bean validation say stays inside.
public final class FieldErrors {

    private FieldErrors() {}

    public static FieldError of(JacksonException defect) {
        String pointer = defect.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
        String whole = defect.getPath().isEmpty() ? "" : pointer;
        return switch (defect) {
            case StreamConstraintsException tooMuch -> new FieldError(whole, "too-complex", null);
            case StreamReadException broken -> new FieldError("", "malformed-json", null);
            case UnrecognizedPropertyException unknown -> new FieldError(whole, "unknown-field", null);
            case InvalidTypeIdException unknown -> new FieldError(whole, "unknown-value", null);
            case MismatchedInputException wrong -> mismatch(whole, wrong.getTargetType());
            default -> new FieldError(whole, "invalid", null);
        };
    }

    static FieldError mismatch(String pointer, @Nullable Class<?> target) {
        return target != null && target.isEnum()
                ? new FieldError(pointer, "unknown-value", allowed(target))
                : new FieldError(pointer, "wrong-type", null);
    }

    public static FieldError of(ConstraintViolation<?> violation) {
        return of(violation.getPropertyPath().toString(), violation);
    }

    /// One violation in a body.
    ///
    /// @param path as bean validation writes it: `parts[0].name`
    static FieldError of(String path, ConstraintViolation<?> violation) {
        String pointer = path.isEmpty()
                ? ""
                : "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
        Map<String, Object> rule = violation.getConstraintDescriptor().getAttributes();
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (name) {
            case "NotNull", "NotBlank", "NotEmpty" -> new FieldError(pointer, "required", null);
            case "Size" ->
                rule.get("min") instanceof Integer min && length(violation.getInvalidValue()) < min
                        ? new FieldError(pointer, "too-short", min)
                        : new FieldError(pointer, "too-long", rule.get("max"));
            case "Max", "DecimalMax" -> new FieldError(pointer, "too-great", rule.get("value"));
            case "Min", "DecimalMin" -> new FieldError(pointer, "too-small", rule.get("value"));
            case "DurationMax" -> new FieldError(pointer, "too-great", lengthOfTime(rule));
            case "DurationMin" -> new FieldError(pointer, "too-small", lengthOfTime(rule));
            case "Positive", "PositiveOrZero" -> new FieldError(pointer, "too-small", 0);
            case "Past", "PastOrPresent" -> new FieldError(pointer, "in-future", null);
            case "Future", "FutureOrPresent" -> new FieldError(pointer, "in-past", null);
            default -> new FieldError(pointer, "invalid-format", null);
        };
    }

    /// The bound of a duration, which its annotation gives unit by unit.
    private static String lengthOfTime(Map<String, Object> rule) {
        return Duration.ofDays(units(rule, "days"))
                .plusHours(units(rule, "hours"))
                .plusMinutes(units(rule, "minutes"))
                .plusSeconds(units(rule, "seconds"))
                .toString();
    }

    private static long units(Map<String, Object> rule, String name) {
        return rule.get(name) instanceof Long units ? units : 0;
    }

    private static int length(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> text.length();
            case java.util.Collection<?> items -> items.size();
            case Map<?, ?> entries -> entries.size();
            case null, default -> Integer.MAX_VALUE;
        };
    }

    static List<String> allowed(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(value -> KebabEnums.wireName((Enum<?>) value))
                .toList();
    }
}
