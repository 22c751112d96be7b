package io.guanjia.gateway.problem;

import io.guanjia.gateway.route.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The only place that writes an error: RFC 9457, in the reader's language, with the trace id and nothing inner.
@Component
@Order(-2) // before Spring Boot's own
class ProblemAnswer implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswer.class);

    private final JsonMapper json;

    ProblemAnswer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        String traceId = TraceId.of(exchange);
        Problem problem = Problem.of(refusal(exchange, error, traceId));
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(response.getHeaders()::set);
        DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(body(exchange, problem, traceId)));
        return response.writeWith(Mono.just(body));
    }

    private static Map<String, Object> body(ServerWebExchange exchange, Problem problem, String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:problem:gateway:" + problem.code());
        String language = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        body.put("title", Titles.of(problem.code(), language));
        body.put("status", problem.status());
        body.put("code", problem.code());
        body.put("traceId", traceId);
        body.putAll(problem.data());
        return body;
    }

    private static Refusal refusal(ServerWebExchange exchange, Throwable error, String traceId) {
        Target target = Target.of(exchange);
        if (error instanceof RefusedException refused) {
            return refused.refusal();
        }
        // a refused or broken connection, an unknown host, no free connection in the pool
        if (target != null && (error instanceof IOException || error instanceof TimeoutException)) {
            return new Refusal.ServiceUnavailable(target.service(), Duration.ofSeconds(1));
        }
        if (error instanceof ResponseStatusException known
                && known.getStatusCode().is4xxClientError()) {
            return known.getStatusCode().value() == 404 ? new Refusal.NotFound() : new Refusal.MalformedRequest();
        }
        // neither the message nor the address: either may hold what a client sent
        StackTraceElement[] stack = error.getStackTrace();
        log.error(
                "Request failed unexpectedly: {} at {}, trace {}",
                error.getClass().getName(),
                stack.length == 0 ? "?" : stack[0],
                traceId);
        return new Refusal.Unexpected();
    }
}
