package io.guanjia.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.route.Service;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    private static final List<Refusal> ALL = List.of(
            new Refusal.NotFound(),
            new Refusal.MalformedRequest(),
            new Refusal.TokenMissing(),
            new Refusal.TokenExpired(),
            new Refusal.TokenInvalid(),
            new Refusal.OriginRefused(),
            new Refusal.BodyTooLarge(1),
            new Refusal.HeadersTooLarge(1),
            new Refusal.RateExceeded("client", Duration.ofSeconds(1)),
            new Refusal.TooManyOpen("streams", 1),
            new Refusal.Busy("streams"),
            new Refusal.ServiceUnavailable(Service.TICKET, Duration.ofSeconds(1)),
            new Refusal.ServiceTimeout(Service.TICKET),
            new Refusal.Unexpected());

    @Test
    void speaksBothLanguagesForEveryRefusal() {
        assertThat(ALL).hasSameSizeAs(Refusal.class.getPermittedSubclasses());
        List<String> codes =
                ALL.stream().map(refusal -> Problem.of(refusal).code()).toList();
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle("problems", language).keySet())
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | zh-CN",
                "en | en",
                "en-GB,en;q=0.9 | en",
                "fr, en;q=0.5 | en",
                "zh-TW | zh-CN",
                "zh;q=0.9, en;q=0.8 | zh-CN",
                "fr | zh-CN",
                "'' | zh-CN",
                "not a ;; language | zh-CN"
            })
    void answersInTheReadersLanguage(String header, String language) {
        assertThat(Titles.language(header).toLanguageTag()).isEqualTo(language);
    }
}
