package io.guanjia.ticket.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.json.Json;
import io.guanjia.platform.web.FieldErrors;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a community may set.
class TicketSettingsTest {

    private static final JsonMapper JSON = Json.common(JsonMapper.builder()).build();

    @Test
    void isValidAsItComes() {
        assertThat(defects("/urgeEvery", "PT10M")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/limits/P0/accept, PT0S, PT1S",
        "/limits/P0/arrive, PT-5M, PT1S",
        "/limits/P2/finish, PT0S, PT1S",
        "/enquiry/accept, PT0S, PT1S",
        "/dispatching/ringEvery, PT0S, PT10S",
        "/dispatching/retryEvery, PT0S, PT10S",
        "/followUps/delay, PT-1S, PT0S",
        "/followUps/gap, PT0S, PT1S",
        "/followUps/recoverWithin, PT0S, PT1S",
        "/confirming/remindAfter, PT0S, PT1S",
        "/confirming/closeAfter, PT0S, PT1S",
        "/confirming/grace, PT-1S, PT0S",
        "/appointments/horizon, PT0S, PT1S",
        "/appointments/longest, PT0S, PT1S",
        "/lookAgainEvery, PT0S, PT10S",
        "/ownerUpdate, PT0S, PT10S",
        "/urgeEvery, PT-1S, PT0S",
        "/occurredBack, PT-1S, PT0S",
        "/looksLikeWithin, PT-1S, PT0S"
    })
    void refusesTimesThatNeverPass(String pointer, String value, String least) {
        assertThat(defects(pointer, value)).containsExactly(new FieldError(pointer, "too-small", least));
    }

    @ParameterizedTest
    @CsvSource({
        "/limits/P3/finish, P400D, PT8784H",
        "/dispatching/ringEvery, P400D, PT8784H",
        "/dispatching/retryEvery, P400D, PT8784H",
        "/followUps/delay, P400D, PT8784H",
        "/followUps/gap, P400D, PT8784H",
        "/followUps/recoverWithin, P400D, PT8784H",
        "/confirming/remindAfter, P400D, PT8784H",
        "/confirming/closeAfter, P400D, PT8784H",
        "/confirming/grace, P400D, PT8784H",
        "/appointments/horizon, P400D, PT8784H",
        "/appointments/longest, P100D, PT744H",
        "/lookAgainEvery, P400D, PT8784H",
        "/ownerUpdate, P400D, PT8784H",
        "/urgeEvery, P400D, PT8784H",
        "/occurredBack, P400D, PT8784H",
        "/looksLikeWithin, P400D, PT8784H"
    })
    void refusesTimesThatNobodyLivesToSee(String pointer, String value, String most) {
        assertThat(defects(pointer, value)).containsExactly(new FieldError(pointer, "too-great", most));
    }

    private static List<FieldError> defects(String pointer, String value) {
        ObjectNode all = JSON.valueToTree(TicketSettings.defaults());
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) all.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(JSON.treeToValue(all, TicketSettings.class)).stream()
                    .map(FieldErrors::of)
                    .toList();
        }
    }
}
