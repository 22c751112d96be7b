package io.guanjia.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.guanjia.owner.OwnerProblem.AlreadyAppointed;
import io.guanjia.owner.OwnerProblem.AlreadyResident;
import io.guanjia.owner.OwnerProblem.AlreadyThere;
import io.guanjia.owner.OwnerProblem.InvalidGrant;
import io.guanjia.owner.OwnerProblem.PayerTaken;
import io.guanjia.owner.OwnerProblem.PhoneOnFile;
import io.guanjia.owner.OwnerProblem.PhoneTaken;
import io.guanjia.owner.OwnerProblem.StillNeeded;
import io.guanjia.owner.OwnerProblem.UsernameTaken;
import io.guanjia.platform.web.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnerProblemCatalogTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(new AlreadyThere("label", "u1"), 409, "already-there", Map.of("field", "label", "id", "u1")),
                arguments(new PhoneOnFile("p1"), 409, "phone-on-file", Map.of("personId", "p1")),
                arguments(new PhoneTaken(), 409, "phone-taken", Map.of()),
                arguments(
                        new PayerTaken("water", "r1", DAY, null),
                        409,
                        "payer-taken",
                        Map.of("feeItem", "water", "residencyId", "r1", "from", DAY)),
                arguments(
                        new PayerTaken("water", "r1", DAY, DAY),
                        409,
                        "payer-taken",
                        Map.of("feeItem", "water", "residencyId", "r1", "from", DAY, "to", DAY)),
                arguments(new AlreadyResident("r1"), 409, "already-resident", Map.of("residencyId", "r1")),
                arguments(
                        new StillNeeded("residency", "r1"), 409, "still-needed", Map.of("by", "residency", "id", "r1")),
                arguments(new AlreadyAppointed("a1"), 409, "already-appointed", Map.of("appointmentId", "a1")),
                arguments(new UsernameTaken(), 409, "username-taken", Map.of()),
                arguments(new InvalidGrant(), 401, "invalid-grant", Map.of()));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refusals")
    void answersInBothLanguages(OwnerProblem refusal, int status, String code, Map<String, Object> data)
            throws IOException {
        Problem problem = new OwnerProblemCatalog().problemOf(refusal);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.data()).isEqualTo(data);
        assertThat(titles("problems.properties").getProperty(code)).isNotBlank();
        assertThat(titles("problems_zh_CN.properties").getProperty(code)).matches(".*\\p{IsHan}.*");
    }

    @Test
    void knowsEveryRefusalThereIs() {
        Set<Class<?>> tried =
                refusals().<Class<?>>map(each -> each.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(tried).containsExactlyInAnyOrder(OwnerProblem.class.getPermittedSubclasses());
    }

    private static Properties titles(String bundle) throws IOException {
        Properties titles = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(OwnerProblem.class.getResourceAsStream("/" + bundle)), StandardCharsets.UTF_8)) {
            titles.load(text);
        }
        return titles;
    }
}
