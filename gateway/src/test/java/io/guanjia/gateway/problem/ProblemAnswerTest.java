package io.guanjia.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

class ProblemAnswerTest {

    private final ProblemAnswer answer = new ProblemAnswer(JsonMapper.shared());
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/docs"));

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 415})
    void takesWhatTheFrameworkCannotReadForAMalformedRequest(int status) {
        assertThat(answered(new ResponseStatusException(HttpStatusCode.valueOf(status))))
                .contains("\"code\":\"malformed-request\"", "\"status\":400");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void saysNothingInnerOfADefect() {
        assertThat(answered(new IllegalStateException("the inner word")))
                .contains("\"code\":\"unexpected\"")
                .doesNotContain("inner");
    }

    private @Nullable String answered(Exception error) {
        answer.handle(exchange, error).block();
        return exchange.getResponse().getBodyAsString().block();
    }
}
