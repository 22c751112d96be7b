package io.guanjia.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.delivery.Sent;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.testing.TestTokens;
import io.guanjia.platform.web.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every refusal of the service as its problem, and the routes of a subscription's later life.
@SpringBootTest(
        classes = NotificationSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=notification", "management.server.port=0"})
class NotificationControllerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HOOK = "http://127.0.0.1/hook";

    private final String community = "c-" + UUID.randomUUID();
    private final String manager = TestTokens.token("manager", community, "manager");

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Aggregates<Delivery> deliveryStore;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
    }

    @Test
    void hasNoOtherRefusalThanTheOneMappedHere() {
        assertThat(NotificationRefusal.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactly("TooManySubscriptions");
    }

    @ParameterizedTest
    @CsvSource({"en, The community has as many open subscriptions as it may", "zh-CN, 本小区的订阅数量已达上限"})
    void refusesTheTwentyFirstSubscription(String language, String title) {
        for (int i = 0; i < 20; i++) {
            assertThat(open(HOOK, "ticket.closed").statusCode()).isEqualTo(201);
        }
        HttpResponse<String> refused = send(opening(HOOK, "ticket.closed").header("Accept-Language", language));
        JsonNode problem = json(refused);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:notification:too-many-subscriptions");
        assertThat(problem.path("code").asString()).isEqualTo("too-many-subscriptions");
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.path("limit").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "http://8.8.8.8/hook, ticket.closed, /url, https-required",
        "ftp://8.8.8.8/hook, ticket.closed, /url, https-required",
        "https://10.0.0.1/hook, ticket.closed, /url, forbidden-address",
        "https://nobody.invalid/hook, ticket.closed, /url, unknown-host",
        "https://somebody@8.8.8.8/hook, ticket.closed, /url, invalid-format",
        "https://, ticket.closed, /url, invalid-format",
        "8.8.8.8, ticket.closed, /url, invalid-format",
        "http://127.0.0.1/hook, ticket.invented, /events/0, unknown-value",
        "http://127.0.0.1/hook, person.erased, /events/0, unknown-value",
        "http://127.0.0.1/hook, message.due, /events/0, unknown-value"
    })
    void refusesAnAddressOrAnEventThatIsNotForWebhooks(String url, String event, String pointer, String code) {
        HttpResponse<String> refused = open(url, event);
        JsonNode problem = json(refused);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem.path("code").asString()).isEqualTo("invalid-request");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void closesASubscriptionOnce() {
        String address = place(open(HOOK, "ticket.closed"));
        assertThat(send(request("DELETE", address)).statusCode()).isEqualTo(204);
        assertThat(json(send(request("GET", address))).path("status").asString())
                .isEqualTo("closed");
        HttpResponse<String> again = send(request("DELETE", address));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("currentStatus").asString()).isEqualTo("closed");
    }

    @Test
    void replaysADeliveryThatHasEndedAndNoneOnItsWay() {
        String address = place(open(HOOK, "ticket.closed"));
        String subscription = address.substring(address.lastIndexOf('/') + 1);
        String delivery = queued(subscription);
        String replay = address + "/deliveries/" + delivery + "/replay";
        HttpResponse<String> early = send(request("PUT", replay));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).path("code").asString()).isEqualTo("wrong-status");

        attempt(delivery, new Sent.Taken());
        JsonNode log = json(send(request("GET", address + "/deliveries"))).at("/items/0");
        assertThat(log.path("status").asString()).isEqualTo("delivered");
        assertThat(log.at("/attempts/0/result").asString()).isEqualTo("taken");

        JsonNode again = json(send(request("PUT", replay)));
        assertThat(again.path("status").asString()).isEqualTo("queued");
        assertThat(again.has("nextAt")).isTrue();
    }

    @Test
    void replaysNothingOfAnotherSubscription() {
        String mine = place(open(HOOK, "ticket.closed"));
        String other = place(open(HOOK, "ticket.closed"));
        String delivery = queued(other.substring(other.lastIndexOf('/') + 1));
        attempt(delivery, new Sent.Taken());
        assertThat(send(request("PUT", mine + "/deliveries/" + delivery + "/replay"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "9999999999999999999"})
    void refusesToResumeByWhatIsNoNumber(String last) {
        HttpResponse<String> refused =
                send(request("GET", "/api/v1/inbox/stream").header("Last-Event-ID", last));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/Last-Event-ID");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo("not-a-number");
    }

    @Test
    void refusesAPersonsSixthStreamWithAWordWhenToComeBack() throws IOException, InterruptedException {
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            HttpResponse<InputStream> stream =
                    CLIENT.send(request("GET", "/api/v1/jobs/stream").build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            open.add(stream.body());
        }
        HttpResponse<String> sixth = send(request("GET", "/api/v1/inbox/stream"));
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).contains("30");
        for (InputStream stream : open) {
            stream.close();
        }
    }

    private String queued(String subscription) {
        String event = "t:" + UUID.randomUUID();
        deliveries.queue(new Letter(
                community,
                Wire.WEBHOOK,
                subscription,
                null,
                null,
                null,
                event,
                "ticket.closed",
                "",
                "{}",
                true,
                Instant.now().plus(Duration.ofDays(7))));
        return Ids.derive(event, subscription, "webhook");
    }

    private void attempt(String delivery, Sent sent) {
        deliveryStore.change(
                delivery, Scope.everything(), Command.system("test", "attempt", Instant.now()), (state, change) -> {
                    state.begin(Optional.empty(), change);
                    state.settle(sent, change);
                });
    }

    private HttpResponse<String> open(String url, String event) {
        return send(opening(url, event));
    }

    private HttpRequest.Builder opening(String url, String event) {
        String body = "{\"url\":\"%s\",\"events\":[\"%s\"],\"communityId\":\"%s\"}".formatted(url, event, community);
        return request("POST", "/api/v1/subscriptions")
                .method("POST", BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + manager);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
