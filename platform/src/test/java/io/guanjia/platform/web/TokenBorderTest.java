package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.guanjia.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=sample", "management.server.port=0"})
class TokenBorderTest {

    private static final Map<String, List<String>> GRANTS = Map.of("c1", List.of("agent"), "c2", List.of("resident"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
    }

    static Stream<Arguments> spoiledClaims() {
        return Stream.of(
                spoiled(
                        "expired",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                spoiled(
                        "not yet valid",
                        claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))),
                spoiled("another issuer", claims -> claims.issuer("somebody")),
                spoiled("no issuer", claims -> claims.issuer(null)),
                spoiled("for somebody else", claims -> claims.audience("another-api")),
                spoiled("for nobody", claims -> claims.audience((String) null)),
                spoiled("no subject", claims -> claims.subject(null)),
                spoiled("no grants", claims -> claims.claim("grants", null)),
                spoiled("grants of another form", claims -> claims.claim("grants", List.of("admin"))),
                spoiled("no end", claims -> claims.expirationTime(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledClaims")
    void refusesATokenThatIs(String what, JWTClaimsSet claims) {
        assertRefused(TestTokens.sign(claims));
    }

    @Test
    void refusesForgedUnsignedAndForeignTokens() {
        JWTClaimsSet claims = TestTokens.claims("a", GRANTS).build();
        assertRefused(TestTokens.forged(claims));
        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(TestTokens.signedOtherwise(claims));
        assertRefused("nonsense");
        String good = TestTokens.sign(claims);
        assertRefused(good.substring(0, good.length() - 6) + "AAAAAA");
    }

    @Test
    void refusesWhoShowsNoTokenEvenOnUnknownRoutes() {
        assertThat(get(port, "/me", null).statusCode()).isEqualTo(401);
        assertThat(get(port, "/nowhere", null).statusCode()).isEqualTo(401);
        assertThat(get(port, "/error", null).statusCode()).isEqualTo(401);
        assertThat(get(port, "/actuator/health", null).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsUsersOutOfWhatServicesTellEachOther() {
        assertThat(get(port, "/internal/heads", TestTokens.token("a", GRANTS)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void knowsTheCallerByRolesInEachCommunity() {
        assertThat(get(port, "/me", TestTokens.token("a", GRANTS)).body())
                .contains("\"subject\":\"a\"", "\"c1\":[\"agent\"]", "\"c2\":[\"resident\"]");
    }

    @Test
    void refusesAFirstPasswordEverywhereButWhereItIsChanged() {
        String token = TestTokens.sign(
                TestTokens.claims("a", GRANTS).claim("first_password", true).build());
        HttpResponse<String> refused = get(port, "/me", token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:problem:sample:password-change-required");
        assertThat(get(port, "/nowhere", token).statusCode()).isEqualTo(403);
        assertThat(put("/password", token).statusCode()).isEqualTo(200);
        assertThat(put("/password", null).statusCode()).isEqualTo(401);
        assertThat(put("/password", TestTokens.token("a", GRANTS)).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsTheNextKeyOfTheIssuer() {
        assertThat(get(port, "/me", TestTokens.token("a", GRANTS)).statusCode()).isEqualTo(200);
        TestTokens.rotate();
        String next = TestTokens.token("a", GRANTS);
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> get(port, "/me", next).statusCode() == 200);
    }

    @Test
    void leavesOnlyDeclaredRoutesOpen() {
        HttpRequest.Builder open = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open/codes"));
        assertThat(send(open.POST(BodyPublishers.noBody())).body()).contains("anonymous");
        assertThat(send(open.GET()).statusCode()).isEqualTo(401);
    }

    @Test
    void showsItsDocumentToEverybodyWithTheSharedHabits() {
        assertThat(get(port, "/v3/api-docs", null).body())
                .contains("\"openapi\":\"3.1", "Guanjia: sample", "Idempotency-Key", "If-Match", "\"after\"")
                .contains("\"tags\":[\"things\"]")
                .contains("application/problem+json")
                .doesNotContain("\"name\":\"call\"", "\"name\":\"caller\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsItsHealthOnThePortOfTheOperators(String path) {
        assertThat(get(managementPort, path, null).statusCode()).isEqualTo(200);
    }

    private void assertRefused(String token) {
        HttpResponse<String> answer = get(port, "/me", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.body()).contains("urn:problem:sample:unauthenticated");
    }

    private static Arguments spoiled(String what, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return Arguments.of(what, spoil.apply(TestTokens.claims("a", GRANTS)).build());
    }

    private static HttpResponse<String> get(int port, String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> put(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .PUT(BodyPublishers.noBody());
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
