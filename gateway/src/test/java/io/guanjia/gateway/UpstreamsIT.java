package io.guanjia.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Upstreams;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
@Timeout(60)
class UpstreamsIT {

    private static final String PROBLEM = "{\"type\":\"urn:problem:billing:own\",\"code\":\"own\"}";

    @Autowired
    private Caller caller;

    @AfterEach
    void everyServiceAnswersAgain() {
        Upstreams.NOTIFICATION.answers.release(1_000);
        Upstreams.answer200(Upstreams.BILLING);
        for (String path : List.of("/api/v1/bills", "/api/v1/inbox")) {
            Awaitility.await().until(() -> caller.get(path).statusCode() == 200);
        }
    }

    @Test
    void passesAServicesOwnProblemsUnchangedAndStaysClosed() {
        for (int status : new int[] {400, 404, 409, 422, 500}) {
            Upstreams.answer(Upstreams.BILLING, status, PROBLEM);
            for (int call = 0; call < 12; call++) {
                var response = caller.get("/api/v1/bills");
                assertThat(response.statusCode()).isEqualTo(status);
                assertThat(response.body()).isEqualTo(PROBLEM);
            }
        }
    }

    @Test
    void opensOnAFailingServiceTriesItAgainAndCloses() {
        Upstreams.answer(Upstreams.BILLING, 503, PROBLEM);
        assertThat(caller.get("/api/v1/bills").body()).isEqualTo(PROBLEM);
        Awaitility.await().until(() -> refusedByBreaker(caller.get("/api/v1/bills")));

        Upstreams.BILLING.resetRequests();
        var refused = caller.get("/api/v1/bills");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(caller.json(refused).path("service").asString()).isEqualTo("billing");
        Upstreams.BILLING.verify(0, anyRequestedFor(anyUrl()));
        assertThat(caller.get("/api/v1/tickets").statusCode()).isEqualTo(200);

        // half open and still failing: a trial call reaches it, then it is closed off again
        Awaitility.await()
                .until(() ->
                        !Upstreams.BILLING.findAll(anyRequestedFor(anyUrl())).isEmpty()
                                || !refusedByBreaker(caller.get("/api/v1/bills")));
        Awaitility.await().until(() -> refusedByBreaker(caller.get("/api/v1/bills")));

        Upstreams.answer200(Upstreams.BILLING);
        Awaitility.await().until(() -> caller.get("/api/v1/bills").statusCode() == 200);
        for (int call = 0; call < 20; call++) {
            assertThat(caller.get("/api/v1/bills").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keepsServingOthersWhileOneServiceHangs() {
        List<CompletableFuture<HttpResponse<String>>> hanging = askForNotices(30);
        assertThat(caller.get("/api/v1/tickets").statusCode()).isEqualTo(200);
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        HttpResponse<String> late = hanging.getFirst().join();
        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(caller.json(late).path("code").asString()).isEqualTo("service-timeout");
        CompletableFuture.allOf(hanging.toArray(CompletableFuture[]::new)).join();
        // more at once than are let in for a trial, should it be time for one
        assertThat(askForNotices(5)).anyMatch(answer -> refusedByBreaker(answer.join()));
    }

    @Test
    void passesEachEventOfAStreamOnAtOnce() throws Exception {
        var response = caller.client.send(
                caller.signedIn("/api/v1/inbox/stream?one-by-one").build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            // the service sends each one only after the test has read the one before
            assertThat(lines.readLine()).isEqualTo(": open");
            Upstreams.NOTIFICATION.events("one-by-one").release();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("id: 1");
            Upstreams.NOTIFICATION.events("one-by-one").release();
            lines.readLine();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("id: 2");
        }
    }

    private List<CompletableFuture<HttpResponse<String>>> askForNotices(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> caller.client.sendAsync(
                        caller.signedIn("/api/v1/notices").build(), BodyHandlers.ofString()))
                .toList();
    }

    private boolean refusedByBreaker(HttpResponse<String> response) {
        return response.body().contains("urn:problem:gateway:service-unavailable");
    }
}
