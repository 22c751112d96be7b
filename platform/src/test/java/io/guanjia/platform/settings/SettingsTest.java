package io.guanjia.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.CommonRefusal.PreconditionRequired;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.json.Json;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import io.guanjia.platform.web.Ids;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettingsTest {

    record FollowUp(@NotNull Duration after, @Max(100) int percent) {}

    record Dispatch(@NotNull Duration accept) {}

    record Sample(@Valid FollowUp followUp, @Valid Dispatch dispatch) {}

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Sample DEFAULTS =
            new Sample(new FollowUp(Duration.ofHours(24), 30), new Dispatch(Duration.ofMinutes(30)));
    private static final JsonMapper JSON = Json.common(JsonMapper.builder()).build();

    private final InMemoryAggregates<SettingsHistory> stored = new InMemoryAggregates<>(SettingsHistory.type("sample"));
    private final Settings<Sample> settings = new Settings<>(
            stored, DEFAULTS, JSON, Validation.buildDefaultValidatorFactory().getValidator());
    private final SettingsController controller = new SettingsController(settings);

    @Test
    void areTheDefaultsUntilSet() {
        assertThat(settings.at("c1", NOW)).isEqualTo(DEFAULTS);
        ResponseEntity<Object> answer = controller.inForce("c1", null, call("manager", null));
        assertThat(answer.getHeaders().getETag()).isEqualTo("\"0\"");
        assertThat(JSON.writeValueAsString(answer.getBody())).contains("\"after\":\"PT24H\"");
    }

    @Test
    void changeOnlyTheNamedGroupOfTheNamedCommunity() {
        put("{\"followUp\":{\"after\":\"PT10S\",\"percent\":100}}", 0L);
        assertThat(settings.at("c1", NOW).followUp().after()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.at("c1", NOW).dispatch()).isEqualTo(DEFAULTS.dispatch());
        assertThat(settings.at("c2", NOW)).isEqualTo(DEFAULTS);
    }

    @Test
    void keepWhatWasInForceBefore() {
        long revision = put("{\"dispatch\":{\"accept\":\"PT1M\"},\"effectiveFrom\":\"2026-12-01T00:00:00Z\"}", 0L);
        put("{\"followUp\":{\"after\":\"PT1H\",\"percent\":1}}", revision);
        assertThat(settings.at("c1", NOW.minusMillis(1))).isEqualTo(DEFAULTS);
        assertThat(settings.at("c1", NOW).followUp().percent()).isEqualTo(1);
        assertThat(settings.at("c1", NOW).dispatch()).isEqualTo(DEFAULTS.dispatch());
        assertThat(settings.at("c1", Instant.parse("2026-12-01T00:00:00Z"))
                        .dispatch()
                        .accept())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void holdThoughWhatMayBeSetHasBecomeLess() {
        stored.create(
                Ids.derive("settings", "c1"),
                new Command("before", "f", Actor.person("m1", "app"), NOW, null, null),
                change -> {
                    SettingsHistory history = SettingsHistory.empty("c1");
                    history.put(
                            new SettingsHistory.Version(NOW, "{\"followUp\":{\"after\":\"PT1H\",\"percent\":101}}"));
                    change.record(new SettingsChanged("c1", List.of("followUp"), NOW));
                    return history;
                });

        assertThat(settings.at("c1", NOW).followUp().percent()).isEqualTo(101);
    }

    @Test
    void saysWhichGroupsWereChangedAndNoValues() {
        put("{\"followUp\":{\"after\":\"PT1H\",\"percent\":1}}", 0L);
        assertThat(stored.recorded()).containsExactly(new SettingsChanged("c1", List.of("followUp"), NOW));
    }

    @Test
    void askForTheVersionThatIsChanged() {
        String body = "{\"dispatch\":{\"accept\":\"PT1M\"}}";
        assertThat(refusal(body, null)).isInstanceOf(PreconditionRequired.class);
        assertThat(refusal(body, 7L)).isInstanceOf(PreconditionFailed.class);
        put(body, 0L);
        assertThat(refusal(body, 0L)).isInstanceOf(PreconditionFailed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nothing\":{}}                                   | /nothing          | unknown-field",
                "{\"followUp\":{\"after\":\"soon\",\"percent\":1}}  | /followUp/after   | wrong-type",
                "{\"followUp\":{\"after\":\"PT1S\",\"percent\":101}}| /followUp/percent | too-great",
                "{\"followUp\":{\"percent\":1}}                     | /followUp/after   | required",
                "{\"effectiveFrom\":\"2026-11-22T00:59:59Z\"}       | /effectiveFrom    | in-past",
                "{\"effectiveFrom\":7}                              | /effectiveFrom    | wrong-type",
            })
    void pointAtTheDefectAndStayAsTheyWere(String body, String pointer, String code) {
        assertThat(refusal(body, 0L))
                .asInstanceOf(type(InvalidRequest.class))
                .satisfies(invalid -> assertThat(invalid.errors())
                        .singleElement()
                        .satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.code()).isEqualTo(code);
                        }));
        assertThat(settings.find("c1")).isEmpty();
    }

    @Test
    void areForManagersOfTheCommunity() {
        assertThatThrownBy(() -> controller.inForce("c1", null, call("agent", null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Forbidden");
        assertThatThrownBy(() -> controller.inForce("c2", null, call("manager", null)))
                .hasMessageContaining("NotFound");
        assertThatThrownBy(() -> controller.change("c2", JSON.createObjectNode(), call("manager", 0L)))
                .hasMessageContaining("NotFound");
    }

    private long put(String body, Long ifMatch) {
        String tag = String.valueOf(controller
                .change("c1", (ObjectNode) JSON.readTree(body), call("manager", ifMatch))
                .getHeaders()
                .getETag());
        return Long.parseLong(tag.replace("\"", ""));
    }

    private Refusal refusal(String body, @Nullable Long ifMatch) {
        try {
            controller.change("c1", (ObjectNode) JSON.readTree(body), call("manager", ifMatch));
        } catch (RefusedException refused) {
            return refused.refusal();
        }
        throw new AssertionError("was not refused");
    }

    private static Call call(String role, @Nullable Long ifMatch) {
        Caller caller = new Caller("m1", Map.of("c1", Set.of(role)));
        return new Call(caller, "PUT /settings", null, "f", ifMatch, Locale.ENGLISH, NOW, Instant.MAX);
    }
}
