package io.guanjia.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Upstreams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class LimitsIT {

    private static final int MB = 1024 * 1024;

    @Autowired
    private Caller caller;

    @Test
    void refusesABodyByItsAnnouncedLength() throws IOException {
        // nothing of the body is sent: the answer must not wait for it
        String answer = caller.raw(
                "POST /api/v1/tickets HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + Tokens.of("resident-1"),
                "Content-Length: " + (MB + 1),
                "Connection: close",
                "",
                "");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"body-too-large\"", "\"limit\":1048576");
    }

    @Test
    void refusesABodyThatAnnouncesNothing() {
        var response = caller.send(chunked("/api/v1/tickets", 3 * MB));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(caller.json(response).path("limit").asLong()).isEqualTo(MB);
    }

    @Test
    void letsABodyOfTheAllowedSizeThroughWhole() {
        assertThat(caller.post("/api/v1/tickets/allowed", "x".repeat(MB)).statusCode())
                .isEqualTo(200);
        assertThat(caller.send(chunked("/api/v1/tickets/allowed", MB)).statusCode())
                .isEqualTo(200);
        assertThat(Upstreams.TICKET.findAll(postRequestedFor(urlPathEqualTo("/api/v1/tickets/allowed"))))
                .allSatisfy(request -> assertThat(request.getBody()).hasSize(MB))
                .hasSize(2);
    }

    @Test
    void givesUploadsTheirOwnSize() {
        assertThat(caller.send(chunked("/api/v1/attachments", 20 * MB)).statusCode())
                .isEqualTo(200);
        var tooLarge = caller.send(chunked("/api/v1/attachments", 22 * MB));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(caller.json(tooLarge).path("limit").asLong()).isEqualTo(21 * MB);
    }

    @Test
    void takesBytesBeyondALyingLengthForNoBody() throws IOException {
        String answer = caller.raw(
                "POST /api/v1/tickets/lying HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + Tokens.of("resident-1"),
                "Content-Length: 2",
                "",
                "{}GET /internal/heads HTTP/1.1",
                "Host: x",
                "Connection: close",
                "",
                "");
        assertThat(answer).startsWith("HTTP/1.1 200");
        Upstreams.TICKET.verify(0, anyRequestedFor(urlPathEqualTo("/internal/heads")));
        assertThat(Upstreams.TICKET.findAll(postRequestedFor(urlPathEqualTo("/api/v1/tickets/lying"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).isEqualTo("{}"));
    }

    @Test
    void refusesABodyOfTwoLengths() throws IOException {
        String answer = caller.raw(
                "POST /api/v1/tickets/smuggled HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + Tokens.of("resident-1"),
                "Content-Length: 2",
                "Content-Length: 40",
                "Connection: close",
                "",
                "{}");
        assertThat(answer).startsWith("HTTP/1.1 400");
        Upstreams.TICKET.verify(0, postRequestedFor(urlPathEqualTo("/api/v1/tickets/smuggled")));
    }

    @Test
    void closesOnAClientThatStopsInTheMiddleOfItsBody() throws IOException {
        String answer = caller.raw(
                "POST /api/v1/tickets HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + Tokens.of("resident-1"),
                "Content-Length: 100",
                "",
                "{");
        assertThat(answer).doesNotContain("HTTP/1.1 200");
    }

    @Test
    void refusesLargeHeaders() {
        var response = caller.get("/api/v1/tickets", request -> request.header("X-Filler", "x".repeat(20_000)));
        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(caller.json(response).path("limit").asInt()).isEqualTo(16 * 1024);
    }

    @Test
    void countsEachClientAloneWhereverItCallsFrom() {
        String greedy = "Bearer " + Tokens.of(UUID.randomUUID().toString());
        HttpResponse<String> last = drain("client", greedy, Caller::freshAddress);
        assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(last.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=30;w=30");
        assertThat(last.headers().firstValue("RateLimit"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("\"client\";r=0;t="));
        assertThat(caller.get("/api/v1/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void countsEachAddressAloneWhateverTokenItShows() {
        String address = Caller.freshAddress();
        drain("address", "Bearer guess", () -> address);
        var signedIn = caller.signedIn("/api/v1/tickets").setHeader("X-Forwarded-For", address);
        assertThat(caller.send(signedIn).statusCode()).isEqualTo(429);
        assertThat(caller.get("/api/v1/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void boundsTheStreamsOfAClientAndFreesThemWhenTheyEnd() throws Exception {
        String token = "Bearer " + Tokens.of(UUID.randomUUID().toString());
        List<InputStream> open = new ArrayList<>();
        for (int stream = 0; stream < 2; stream++) {
            open.add(caller.client
                    .send(stream(token).build(), BodyHandlers.ofInputStream())
                    .body());
        }
        var third = caller.send(stream(token));
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(caller.json(third).path("code").asString()).isEqualTo("too-many-open");
        assertThat(third.headers().firstValue("Retry-After")).isPresent();

        open.getFirst().close();
        Awaitility.await().untilAsserted(() -> {
            var again = caller.client.send(stream(token).build(), BodyHandlers.ofInputStream());
            again.body().close();
            assertThat(again.statusCode()).isEqualTo(200);
        });
        open.getLast().close();
    }

    private HttpRequest.Builder stream(String token) {
        return caller.request("/api/v1/inbox/stream").setHeader("Authorization", token);
    }

    private HttpResponse<String> drain(String policy, String token, Supplier<String> address) {
        for (int call = 0; call < 200; call++) {
            var response = caller.send(caller.request("/api/v1/tickets")
                    .setHeader("Authorization", token)
                    .setHeader("X-Forwarded-For", address.get()));
            if (response.statusCode() == 429) {
                assertThat(caller.json(response).path("code").asString()).isEqualTo("rate-exceeded");
                assertThat(caller.json(response).path("policy").asString()).isEqualTo(policy);
                return response;
            }
        }
        throw new AssertionError("200 calls and no limit");
    }

    private HttpRequest.Builder chunked(String path, int size) {
        return caller.signedIn(path)
                .setHeader("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])));
    }
}
