package io.guanjia.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.Aggregates;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/// Every rule is shown a class that breaks it and one that does not.
class ServiceShapeTest {

    record ImpureEvent(HttpStatus status) implements DomainEvent {}

    record PureEvent(Instant at) implements DomainEvent {}

    static final class ClockPolicy {
        Instant now() {
            return Instant.now();
        }
    }

    static final class StoreController {
        private final Aggregates<String> things;

        StoreController(Aggregates<String> things) {
            this.things = things;
        }

        Aggregates<String> things() {
            return things;
        }
    }

    static final class DeskController {
        String answer() {
            return "answer";
        }
    }

    static final class Injected {
        @Autowired
        private @Nullable String injected;

        @Nullable
        String injected() {
            return injected;
        }
    }

    static final class ThingHelper {}

    static final class BaseThing {}

    static Stream<Arguments> seeded() {
        return Stream.of(
                Arguments.of(ServiceShape.DOMAIN_IS_PURE, ImpureEvent.class, PureEvent.class),
                Arguments.of(ServiceShape.DOMAIN_HAS_NO_CLOCK, ClockPolicy.class, PureEvent.class),
                Arguments.of(ServiceShape.CONTROLLERS_CALL_DESKS, StoreController.class, DeskController.class),
                Arguments.of(ServiceShape.NO_FIELD_INJECTION, Injected.class, PureEvent.class),
                Arguments.of(ServiceShape.NAMES_SAY_WHAT_THINGS_ARE, ThingHelper.class, PureEvent.class),
                Arguments.of(ServiceShape.NAMES_SAY_WHAT_THINGS_ARE, BaseThing.class, PureEvent.class));
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void catchesItsSeededViolation(ArchRule rule, Class<?> wrong, Class<?> right) {
        JavaClasses violation = new ClassFileImporter().importClasses(wrong);
        JavaClasses fine = new ClassFileImporter().importClasses(right);
        assertThatThrownBy(() -> rule.check(violation))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(wrong.getSimpleName());
        assertThatCode(() -> rule.check(fine)).doesNotThrowAnyException();
    }
}
