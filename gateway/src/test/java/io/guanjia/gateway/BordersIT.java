package io.guanjia.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Upstreams;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class BordersIT {

    @Autowired
    private Caller caller;

    @BeforeEach
    void forgetRequests() {
        List.of(Upstreams.TICKET, Upstreams.BILLING, Upstreams.OWNER).forEach(WireMockServer::resetRequests);
    }

    @Test
    void passesAVerifiedCallOnWithItsToken() {
        String token = Tokens.of("resident-1");
        var response = caller.send(
                caller.request("/api/v1/tickets?status=open").setHeader("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).isEqualTo(200);
        Upstreams.TICKET.verify(getRequestedFor(urlPathEqualTo("/api/v1/tickets"))
                .withQueryParam("status", equalTo("open"))
                .withHeader("Authorization", equalTo("Bearer " + token)));
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", "Bearer " + Tokens.expired("resident-1"), "token-expired"),
                Arguments.of("foreign key", "Bearer " + Tokens.ofForeignKeyUnderOurId(), "token-invalid"),
                Arguments.of("unknown key", "Bearer " + Tokens.ofUnknownKey(), "token-invalid"),
                Arguments.of("alg none", "Bearer " + Tokens.unsigned(), "token-invalid"),
                Arguments.of("mac", "Bearer " + Tokens.macWithPublicKey(), "token-invalid"),
                Arguments.of("issuer", "Bearer " + Tokens.with("x", c -> c.issuer("other")), "token-invalid"),
                Arguments.of("audience", "Bearer " + Tokens.with("x", c -> c.audience("other")), "token-invalid"),
                Arguments.of("no subject", "Bearer " + Tokens.with("x", c -> c.subject(null)), "token-invalid"),
                Arguments.of("no expiry", "Bearer " + Tokens.with("x", c -> c.expirationTime(null)), "token-invalid"),
                Arguments.of("garbage", "Bearer a.b.c", "token-invalid"),
                Arguments.of("empty", "Bearer ", "token-invalid"),
                Arguments.of("basic", "Basic YTpi", "token-invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesABadToken(String kind, String authorization, String code, CapturedOutput output) {
        var response = caller.send(caller.request("/api/v1/tickets").setHeader("Authorization", authorization));
        assertProblem(response, 401, code);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        Upstreams.TICKET.verify(0, anyRequestedFor(anyUrl()));
        assertThat(output.getAll()).doesNotContain(authorization);
    }

    @Test
    void refusesACallWithoutToken() {
        assertProblem(caller.send(caller.request("/api/v1/tickets")), 401, "token-missing");
    }

    @Test
    void refusesTwoTokens() {
        var twice = caller.request("/api/v1/tickets")
                .header("Authorization", "Bearer " + Tokens.of("a"))
                .header("Authorization", "Bearer " + Tokens.of("b"));
        assertProblem(caller.send(twice), 401, "token-invalid");
    }

    @Test
    void asksOwnerServiceNotAtEachForgedToken() {
        for (int forged = 0; forged < 20; forged++) {
            caller.send(
                    caller.request("/api/v1/tickets").setHeader("Authorization", "Bearer " + Tokens.ofUnknownKey()));
        }
        assertThat(Upstreams.OWNER.findAll(getRequestedFor(urlPathEqualTo("/api/v1/auth/jwks"))))
                .hasSizeLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/jwks", "/api/v1/payment-callbacks/wechat"})
    void letsOpenRoutesThroughEvenWithAnExpiredToken(String path) {
        assertThat(caller.send(caller.request(path)).statusCode()).isEqualTo(200);
        var stale = caller.request(path).setHeader("Authorization", "Bearer " + Tokens.expired("resident-1"));
        assertThat(caller.send(stale).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/heads",
                "//internal/heads",
                "/api/../internal/heads",
                "/api/v1/tickets/../../../internal/heads",
                "/api/v1/tickets/..%2f..%2f..%2finternal/heads",
                "/api/v1/tickets/%2e%2e/%2e%2e/%2e%2e/internal/heads",
                "/api/v1/tickets/%252e%252e/%252e%252e/internal/heads",
                "/api/v1/tickets/..;/..;/..;/internal/heads",
                "/api/v1/tickets/..%5c..%5c..%5cinternal/heads",
                "/api/v1/tickets/%c0%ae%c0%ae/internal",
                "/api/v1/tickets/",
                "/api/v1/tickets;/x",
                "/%69nternal/heads",
                "/actuator/health",
                "/actuator/gateway/routes",
                "//actuator/health",
                "/api/v1/..%2f..%2factuator/prometheus",
                "/api/docs/../../actuator/health",
                "/api/docs/ui/..%2f..%2fapplication.yml",
                "/api/docs/schemas/../../application.yml",
                "/api/docs/schemas/%2e%2e/application.yml",
                "/webjars/swagger-ui/index.html",
                "/v3/api-docs",
                "/",
                "http://ticket.internal/internal/heads",
                "/api/v1/nothing"
            })
    void neverRoutesWhatTheTableDoesNotName(String target) throws IOException {
        String token = Tokens.of("resident-1");
        String answer = caller.raw(
                "GET " + target + " HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + token,
                "Connection: close",
                "",
                "");
        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json", "\"code\":\"not-found\"");
        Upstreams.TICKET.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void tellsServicesTheClientsAddressAndNothingAClientMadeUp() {
        var spoofed = caller.signedIn("/api/v1/tickets")
                .setHeader("X-Forwarded-For", "198.51.100.1, 203.0.113.200")
                .header("X-Client-Address", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/internal")
                .header("X-Original-URL", "/internal/heads")
                .header("X-Real-IP", "127.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Guanjia-Service", "owner")
                .header("Cookie", "session=1")
                .header("Idempotency-Key", "kept");
        assertThat(caller.send(spoofed).statusCode()).isEqualTo(200);
        var passed =
                Upstreams.TICKET.findAll(anyRequestedFor(anyUrl())).getFirst().getHeaders();
        assertThat(passed.getHeader("X-Client-Address").values()).containsExactly("203.0.113.200");
        assertThat(passed.getHeader("Idempotency-Key").values()).containsExactly("kept");
        assertThat(passed.keys())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT)
                        .matches("forwarded|x-forwarded.*|x-original.*|x-real-ip|x-http-method.*|x-guanjia.*|cookie"));
    }

    @Test
    void speaksNoWebSocket() throws IOException {
        String answer = caller.raw(
                "GET /api/v1/tickets HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + Tokens.of("resident-1"),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "GET /x HTTP/1.1",
                "Host: x",
                "Connection: close",
                "",
                "");
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @Test
    void answersOnlyNamedOrigins() {
        var foreign = caller.get("/api/v1/tickets", request -> request.header("Origin", "https://evil.example"));
        assertProblem(foreign, 403, "origin-refused");
        var known = caller.get("/api/v1/tickets", request -> request.header("Origin", "https://desk.example"));
        assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://desk.example");
        var preflight = caller.send(caller.request("/api/v1/tickets")
                .header("Origin", "https://desk.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .isPresent();
    }

    @Test
    void saysToBrowsersWhatTheyMayDo() {
        var headers = caller.get("/api/v1/tickets").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void refusesInTheReadersLanguage() {
        var english = caller.send(caller.request("/api/v1/tickets").setHeader("Accept-Language", "en"));
        assertThat(caller.json(english).path("title").asString()).isEqualTo("Please sign in first.");
        var chinese = caller.send(caller.request("/api/v1/tickets").setHeader("Accept-Language", "zh-CN"));
        assertThat(caller.json(chinese).path("title").asString()).isEqualTo("请先登录。");
    }

    private void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = caller.json(response);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:gateway:" + code);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
    }
}
