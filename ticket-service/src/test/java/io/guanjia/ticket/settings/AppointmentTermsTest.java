package io.guanjia.ticket.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.ticket.Appointment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How far ahead an appointment may lie, and how long it may be.
class AppointmentTermsTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z"); // in Shanghai
    private static final Terms TERMS = new Terms(TicketSettings.defaults(), "Asia/Shanghai");

    @Test
    void takesTheLastOneThatIsNearAndShortEnough() {
        Instant last = NINE.plus(Duration.ofDays(90));

        assertThatNoException()
                .isThrownBy(
                        () -> Checks.appointment(new Appointment(last.minus(Duration.ofHours(24)), last), TERMS, NINE));
    }

    @Test
    void refusesOneTooFarAhead() {
        Instant to = NINE.plus(Duration.ofDays(90)).plusSeconds(1);

        assertThat(refused(to.minusSeconds(3600), to))
                .isEqualTo(InvalidRequest.of("/appointment/to", "too-far", "PT2160H"));
    }

    @Test
    void refusesOneThatIsTooLong() {
        Instant from = NINE.plusSeconds(60);

        assertThat(refused(from, from.plus(Duration.ofHours(24)).plusSeconds(1)))
                .isEqualTo(InvalidRequest.of("/appointment/to", "too-long", "PT24H"));
    }

    @Test
    void answersAtOnceWhateverTheEnd() {
        Instant never = Instant.parse("+999999999-12-31T00:00:00Z");

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> refused(NINE.plusSeconds(60), never)))
                .isEqualTo(InvalidRequest.of("/appointment/to", "too-far", "PT2160H"));
    }

    private static Object refused(Instant from, Instant to) {
        return catchThrowableOfType(
                        RefusedException.class, () -> Checks.appointment(new Appointment(from, to), TERMS, NINE))
                .refusal();
    }
}
