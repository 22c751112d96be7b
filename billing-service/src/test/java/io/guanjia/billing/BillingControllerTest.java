package io.guanjia.billing;

import static io.guanjia.billing.bill.BillSamples.NOW;
import static io.guanjia.billing.bill.BillSamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.run.RunStreams;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every refusal of billing as its problem, and the stream of a run.
@SpringBootTest(
        classes = BillingSlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=billing", "management.server.port=0"})
class BillingControllerTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String FINANCE = TestTokens.token("fin", "sun", "finance");
    private static final String RUN =
            "{\"communityId\":\"sun\",\"from\":\"2026-10-01\",\"to\":\"2026-12-31\",\"feeItems\":[\"property\"]}";

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private BillingWorld world;

    @Autowired
    private RunStreams streams;

    @Autowired
    private WebServerGracefulShutdownLifecycle webServer;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code-taken | en | This code is taken in the community | feeItem | "property"
            code-taken | zh-CN | 该收费项目代码在本小区已存在 | feeItem | "property"
            exceeds-balance | en | More money than the bills still owe | balance | {"amount":"751.80","currency":"CNY"}
            exceeds-balance | zh-CN | 金额超过账单欠款 | balance | {"amount":"751.80","currency":"CNY"}
            different-payers | en | The bills belong to different payers | |
            different-payers | zh-CN | 所选账单不属于同一缴费人 | |
            """)
    void refusesWithAProblemOfItsOwn(String code, String language, String title, String member, String value) {
        HttpResponse<String> refused = send(refused(code).header("Accept-Language", language));
        JsonNode problem = json(refused);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:billing:" + code);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("title").asString()).isEqualTo(title);
        if (member != null) {
            assertThat(problem.path(member)).isEqualTo(JsonMapper.shared().readTree(value));
        }
    }

    @Test
    void hasNoOtherRefusalThanThoseMappedHere() {
        assertThat(BillingRefusal.class.getPermittedSubclasses())
                .extracting(type ->
                        type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("code-taken", "exceeds-balance", "different-payers");
    }

    @Test
    void listsPaymentsByStatus() {
        String paid = place(send(payment("1.00", issued("u-paid", "p-paid"))));
        JsonNode settled = json(send(request("GET", "/api/v1/payments?communityId=sun&status=settled")));
        assertThat(settled.path("items")
                        .valueStream()
                        .map(each -> "/api/v1/payments/" + each.path("id").asString()))
                .contains(paid);
        assertThat(json(send(request("GET", "/api/v1/payments?status=unallocated")))
                        .path("items"))
                .isEmpty();
        HttpResponse<String> unknown = send(request("GET", "/api/v1/payments?status=lost"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).at("/errors/0/pointer").asString()).isEqualTo("/status");
    }

    @Test
    void streamsTheProgressOfARunAndEndsWithIt() throws IOException, InterruptedException {
        IntStream.range(0, 250).forEach(i -> world.unit("u%03d".formatted(i), "2030-12-31"));
        String address = place(send(creating("/api/v1/billing-runs", RUN)));
        List<String> lines = new ArrayList<>();
        try (BufferedReader stream =
                new BufferedReader(new InputStreamReader(follow(address).body(), StandardCharsets.UTF_8))) {
            lines.add(stream.readLine());
            world.runStore.fireDue(Instant.now());
            stream.lines().forEach(lines::add);
        }
        List<JsonNode> told = lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                .toList();
        assertThat(told.getFirst().path("status").asString()).isEqualTo("running");
        assertThat(told.getLast().path("status").asString()).isEqualTo("finished");
        assertThat(told.getLast().path("done").asInt()).isEqualTo(250);
        assertThat(lines).contains("event:progress");
        assertThat(json(send(request("GET", address))).path("status").asString())
                .isEqualTo("finished");
    }

    @Test
    void endsTheStreamWithTheToken() throws IOException, InterruptedException {
        String address = place(send(creating("/api/v1/billing-runs", RUN)));
        String brief = TestTokens.sign(TestTokens.claims("fin", Map.of("sun", List.of("finance")))
                .expirationTime(Date.from(Instant.now().plusSeconds(1)))
                .build());
        HttpRequest request = request("GET", address)
                .header("Accept", "text/event-stream")
                .setHeader("Authorization", "Bearer " + brief)
                .build();
        String told = CLIENT.send(request, BodyHandlers.ofString()).body();
        assertThat(told).contains("\"status\":\"running\"").doesNotContain("finished");
        world.runStore.fireDue(Instant.now());
    }

    @Test
    void streamsARunToNobodyWhoMayNotSeeIt() {
        String address = place(send(creating("/api/v1/billing-runs", RUN)));
        HttpResponse<String> refused = send(request("GET", address)
                .header("Accept", "text/event-stream")
                .setHeader("Authorization", "Bearer " + TestTokens.token("cash", "sun", "cashier")));
        assertThat(refused.statusCode()).isEqualTo(404);
        world.runStore.fireDue(Instant.now());
    }

    @Test
    void refusesMoreStreamsThanThereIsRoomForUntilOneEnds() throws IOException, InterruptedException {
        String address = place(send(creating("/api/v1/billing-runs", RUN)));
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < BillingSlice.STREAMS; i++) {
            open.add(follow(address).body());
        }
        HttpResponse<InputStream> refused = follow(address);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        world.runStore.fireDue(Instant.now());
        for (InputStream stream : open) {
            stream.readAllBytes();
        }
        await().untilAsserted(() -> assertThat(follow(address).statusCode()).isEqualTo(200));
    }

    @Test
    void endsTheStreamsBeforeTheWebServerWaitsForThem() throws IOException, InterruptedException {
        String address = place(send(creating("/api/v1/billing-runs", RUN)));
        InputStream open = follow(address).body();
        streams.stop();
        try {
            assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("finished");
            assertThat(follow(address).statusCode()).isEqualTo(429);
        } finally {
            streams.start();
            world.runStore.fireDue(Instant.now());
        }
        assertThat(streams.getPhase()).isGreaterThan(webServer.getPhase());
    }

    private HttpRequest.Builder refused(String code) {
        return switch (code) {
            case "code-taken" ->
                creating(
                        "/api/v1/communities/sun/fee-items",
                        "{\"code\":\"property\",\"name\":\"x\",\"formula\":\"area-rate-months\",\"rate\":\"2\",\"basis\":\"x\"}");
            case "exceeds-balance" -> payment("751.81", issued("u-a", "p-a"));
            default -> payment("1.00", issued("u-b", "p-b"), issued("u-c", "p-c"));
        };
    }

    private String issued(String unit, String payer) {
        String id = UUID.randomUUID().toString();
        world.billStore.create(
                id,
                Command.system("test", id, NOW),
                change -> Bill.issue(draft(unit + id, payer), id, "261122-1", change));
        return id;
    }

    private HttpRequest.Builder payment(String amount, String... bills) {
        return creating(
                "/api/v1/payments",
                "{\"billIds\":%s,\"provider\":\"cash\",\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}"
                        .formatted(
                                Stream.of(bills).map(bill -> "\"" + bill + "\"").toList(), amount));
    }

    private HttpResponse<InputStream> follow(String address) throws IOException, InterruptedException {
        return CLIENT.send(
                request("GET", address).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder creating(String path, String body) {
        return request("POST", path)
                .method("POST", BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + FINANCE);
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
