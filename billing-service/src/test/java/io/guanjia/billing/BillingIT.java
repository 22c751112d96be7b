package io.guanjia.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.local.testing.Infra;
import io.guanjia.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Billing on a real database and a real broker: heard units become bills, money settles them, time makes them overdue.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the service makes its topics before the owner speaks
class BillingIT {

    private static final String FINANCE = TestTokens.token("fin", "sun", "finance");
    private static final String MANAGER = TestTokens.token("boss", "sun", "manager");
    private static final String CASHIER = TestTokens.token("cash", "sun", "cashier");

    @Value("${local.server.port}")
    private int port;

    private final RestClient client = RestClient.create();

    @DynamicPropertySource
    static void infra(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
        registry.add("spring.mongodb.uri", Infra::mongoUri);
        registry.add("spring.mongodb.database", () -> Infra.databaseFor(BillingIT.class));
        registry.add("spring.kafka.bootstrap-servers", Infra::kafkaBootstrap);
    }

    @BeforeAll
    void ownerSaysWhatThereIs() {
        try (KafkaProducer<String, String> owner = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infra.kafkaBootstrap(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            say(
                    owner,
                    "sun",
                    "community.opened",
                    "{\"communityId\":\"sun\",\"name\":\"x\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}");
            for (String unit : List.of("u1", "u2")) {
                say(
                        owner,
                        unit,
                        "unit.registered",
                        "{\"communityId\":\"sun\",\"unitId\":\"%1$s\",\"buildingId\":\"b\",\"label\":\"1-1-%1$s\",\"area\":\"100.00\"}"
                                .formatted(unit));
                say(
                        owner,
                        "r-" + unit,
                        "residency.started",
                        "{\"communityId\":\"sun\",\"residencyId\":\"r-%1$s\",\"unitId\":\"%1$s\",\"personId\":\"p-%1$s\",\"kind\":\"owner\",\"from\":\"2020-01-01\",\"payerOf\":[\"property\"]}"
                                .formatted(unit));
            }
        }
    }

    private static void say(KafkaProducer<String, String> owner, String key, String event, String payload) {
        ProducerRecord<String, String> record = new ProducerRecord<>("owner.events", key, payload);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", key + ":1",
                        "ce_type", "io.guanjia.owner." + event + ".v1",
                        "ce_source", "/owner",
                        "ce_subject", key,
                        "ce_time", "2026-11-22T02:00:00Z",
                        "content-type", "application/json",
                        "seq", "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        assertThat(owner.send(record)).succeedsWithin(Duration.ofSeconds(30));
    }

    @BeforeEach
    void thePropertyFeeIsSetUp() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(call(
                                        HttpMethod.POST,
                                        "/communities/sun/fee-items",
                                        FINANCE,
                                        "define",
                                        "{\"code\":\"property\",\"name\":\"物业费\",\"formula\":\"area-rate-months\",\"rate\":\"2.80\",\"basis\":\"合同\"}")
                                .getStatusCode()
                                .value())
                        .isEqualTo(201));
    }

    @Test
    void issuesOnceSettlesAndTellsTheTopic() {
        assertThat(run("2026-01", "2026-03-31").path("issued").asInt()).isEqualTo(2);
        assertThat(run("2026-01", "2026-03-31").path("alreadyIssued").asInt()).isEqualTo(2);
        JsonNode bill = onlyBill(TestTokens.token("p-u1", "sun", "resident"), "2026-02");
        assertThat(bill.at("/total/amount").asString()).isEqualTo("840.00");
        assertThat(bill.at("/lines/0/explanation/months").asInt()).isEqualTo(3);

        ResponseEntity<JsonNode> paid = pay(bill.path("id").asString(), "840.00", CASHIER);

        assertThat(paid.getStatusCode().value()).isEqualTo(201);
        assertThat(body(paid).path("status").asString()).isEqualTo("settled");
        assertThat(get("/bills/" + bill.path("id").asString(), FINANCE)
                        .path("status")
                        .asString())
                .isEqualTo("paid");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(saidOf(bill.path("id").asString())).containsExactly("bill.issued", "bill.settled"));
    }

    @Test
    void firesOverdueAtTheDueInstantUnlessPaid() {
        ResponseEntity<JsonNode> before =
                exchange(HttpMethod.GET, "/communities/sun/settings/billing", MANAGER, Map.of(), null);
        assertThat(exchange(
                                HttpMethod.PUT,
                                "/communities/sun/settings/billing",
                                MANAGER,
                                Map.of(
                                        "If-Match",
                                        String.valueOf(before.getHeaders().getETag())),
                                "{\"paymentTerm\":\"PT3S\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        run("2026-07", "2026-07-31");
        String paid = onlyBill(TestTokens.token("p-u1", "sun", "resident"), "2026-07")
                .path("id")
                .asString();
        String unpaid = onlyBill(TestTokens.token("p-u2", "sun", "resident"), "2026-07")
                .path("id")
                .asString();
        pay(paid, "280.00", CASHIER);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(saidOf(unpaid)).containsExactly("bill.issued", "fee.overdue"));
        assertThat(saidOf(paid)).containsExactly("bill.issued", "bill.settled");
    }

    @Test
    void showsABillToItsPayerAndNobodyElse() {
        run("2026-05", "2026-05-31");
        String bill = onlyBill(TestTokens.token("p-u1", "sun", "resident"), "2026-05")
                .path("id")
                .asString();

        assertThat(status("/bills/" + bill, TestTokens.token("p-u2", "sun", "resident")))
                .isEqualTo(404);
        assertThat(status("/bills/" + bill, TestTokens.token("fin", "moon", "finance")))
                .isEqualTo(404);
        assertThat(status("/bills/" + bill, TestTokens.token("w", "sun", "worker")))
                .isEqualTo(404);
        assertThat(status("/bills/" + bill, FINANCE)).isEqualTo(200);
    }

    @Test
    void showsNoBillToASignInThatIsNotThePayersOwn() {
        run("2026-06", "2026-06-30");
        String bill = onlyBill(TestTokens.token("p-u1", "sun", "resident"), "2026-06")
                .path("id")
                .asString();

        assertThat(status("/bills/" + bill, TestTokens.token("p-u1", "moon", "manager", "resident")))
                .isEqualTo(404);
        assertThat(status("/bills/" + bill, TestTokens.token("p-u1", "sun", "worker")))
                .isEqualTo(404);
        assertThat(status("/bills/" + bill, TestTokens.token("p-u1", Map.of("sun", List.of()))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /billing-runs | {"communityId":"sun","from":"2026-01-02","to":"2026-01-31","feeItems":["property"]} | 400 | invalid-request
            /billing-runs | {"communityId":"sun","from":"2026-01-01","to":"2026-01-31","feeItems":["gold"]} | 400 | invalid-request
            /billing-runs | {"communityId":"sun","from":"2026-01-01","to":"2026-01-31","feeItems":[]} | 400 | invalid-request
            /billing-runs | {"communityId":"moon","from":"2026-01-01","to":"2026-01-31","feeItems":["property"]} | 404 | not-found
            /communities/sun/fee-items | {"code":"property","name":"x","formula":"area-rate-months","rate":"2","basis":"x"} | 409 | code-taken
            /communities/sun/fee-items | {"code":"p2","name":"x","formula":"area-rate-months","rate":"0","basis":"x"} | 400 | invalid-request
            /payments | {"billIds":["nope"],"provider":"cash","amount":{"amount":"1.00","currency":"CNY"}} | 400 | invalid-request
            /payments | {"billIds":["nope"],"provider":"cash","amount":{"amount":"0.00","currency":"CNY"}} | 400 | invalid-request
            /payments | {"billIds":["nope"],"provider":"cash","amount":{"amount":"1.00","currency":"USD"}} | 400 | invalid-request
            /payments | {"billIds":[],"provider":"cash","amount":{"amount":"1.00","currency":"CNY"}} | 400 | invalid-request
            """)
    void refusesBadInputWithAClearProblem(String path, String body, int status, String code) {
        ResponseEntity<JsonNode> answer =
                call(HttpMethod.POST, path, FINANCE, UUID.randomUUID().toString(), body);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(body(answer).path("code").asString()).isEqualTo(code);
        assertThat(body(answer).path("type").asString()).isEqualTo("urn:problem:billing:" + code);
    }

    @Test
    void takesNoMoneyFromAResidentsHand() {
        run("2026-09", "2026-09-30");
        String resident = TestTokens.token("p-u1", "sun", "resident");
        String bill = onlyBill(resident, "2026-09").path("id").asString();

        assertThat(pay(bill, "280.00", resident).getStatusCode().value()).isEqualTo(403);
        assertThat(body(pay(bill, "280.01", CASHIER)).at("/balance/amount").asString())
                .isEqualTo("280.00");
    }

    private JsonNode run(String month, String to) {
        ResponseEntity<JsonNode> started = call(
                HttpMethod.POST, "/billing-runs", FINANCE, UUID.randomUUID().toString(), """
                {"communityId":"sun","from":"%s-01","to":"%s","feeItems":["property"]}""".formatted(month, to));
        assertThat(started.getStatusCode().value()).isEqualTo(202);
        String address = String.valueOf(started.getHeaders().getLocation()).replace("/api/v1", "");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get(address, FINANCE).path("status").asString())
                                .isEqualTo("finished"));
        return get(address, FINANCE);
    }

    private JsonNode onlyBill(String token, String period) {
        JsonNode items = get("/bills?period=" + period, token).path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private ResponseEntity<JsonNode> pay(String billId, String amount, String token) {
        return call(
                HttpMethod.POST,
                "/payments",
                token,
                UUID.randomUUID().toString(),
                "{\"billIds\":[\"%s\"],\"provider\":\"cash\",\"amount\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}"
                        .formatted(billId, amount));
    }

    private int status(String path, String token) {
        return exchange(HttpMethod.GET, path, token, Map.of(), null)
                .getStatusCode()
                .value();
    }

    private JsonNode get(String path, String token) {
        return body(exchange(HttpMethod.GET, path, token, Map.of(), null));
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String token, String key, String body) {
        return exchange(method, path, token, Map.of("Idempotency-Key", key), body);
    }

    private ResponseEntity<JsonNode> exchange(
            HttpMethod method, String path, String token, Map<String, String> headers, @Nullable String body) {
        RestClient.RequestBodySpec request = client.method(method)
                .uri("http://localhost:" + port + "/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .headers(all -> headers.forEach(all::add));
        if (body != null) {
            request.header("Content-Type", "application/json").body(body);
        }
        return request.exchange((sent, answer) -> ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(JsonMapper.shared().readTree(answer.getBody())));
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody());
    }

    /// Names of the events in the topic about one aggregate, in order.
    private static List<String> saidOf(String key) {
        try (KafkaConsumer<String, String> outside = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infra.kafkaBootstrap()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = outside.partitionsFor("billing.events").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            outside.assign(all);
            outside.seekToBeginning(all);
            Map<TopicPartition, Long> ends = outside.endOffsets(all);
            List<String> said = new ArrayList<>();
            while (all.stream().anyMatch(part -> outside.position(part) < ends.getOrDefault(part, 0L))) {
                outside.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        String type = new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        said.add(type.replaceFirst("io\\.guanjia\\.billing\\.(.*)\\.v1", "$1"));
                    }
                });
            }
            return said;
        }
    }
}
