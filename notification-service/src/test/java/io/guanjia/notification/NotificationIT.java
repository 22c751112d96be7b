package io.guanjia.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoCollection;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.internal.InternalTokens;
import io.guanjia.platform.testing.TestTokens;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/// The whole service on a real database and a real broker, with stand-ins for what is outside.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "logging.level.com.icegreen=WARN"})
@ExtendWith(OutputCaptureExtension.class)
class NotificationIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PHONE = "+8613800000013";

    @RegisterExtension
    static final WireMockExtension OUTSIDE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
                    new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withPerMethodLifecycle(false);

    private static final ECKey OWN_KEY = key("notification");
    private static final ECKey OWNER_KEY = key("owner");
    private static final String PUBLIC_KEYS =
            new JWKSet(List.of(OWN_KEY.toPublicJWK(), OWNER_KEY.toPublicJWK())).toString();

    @TempDir
    static Path outbox;

    @LocalServerPort
    private int port;

    @Autowired
    private InternalTokens internal;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MongoTemplate mongo;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String community = "c-" + run;
    private final String owner = "owner-" + run;
    private final String worker = "worker-" + run;
    private final Broadcaster others = new Broadcaster(Infra.kafkaBootstrap());

    @TestConfiguration
    static class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    @DynamicPropertySource
    static void around(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
        registry.add("guanjia.service.key", OWN_KEY::toJSONString);
        registry.add("guanjia.service.public-keys", () -> PUBLIC_KEYS);
        registry.add("spring.mongodb.uri", Infra::mongoUri);
        registry.add("spring.mongodb.database", () -> Infra.databaseFor(NotificationIT.class));
        registry.add("spring.kafka.bootstrap-servers", Infra::kafkaBootstrap);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("guanjia.notification.outbox", () -> outbox.toString());
        registry.add("guanjia.notification.webhook-allow", () -> "127.0.0.1");
        registry.add("OWNER_URL", OUTSIDE::baseUrl);
    }

    @BeforeEach
    void contacts() {
        OUTSIDE.stubFor(get(urlPathMatching("/internal/contacts/.*"))
                .willReturn(
                        okJson("{\"phone\":\"" + PHONE + "\",\"email\":\"owner@example.org\",\"language\":\"en\"}")));
        others.say(
                "owner",
                "person.registered",
                owner,
                1,
                "{'communityId':'%s','personId':'%s','language':'en'}".formatted(community, owner));
    }

    @AfterEach
    void quiet() {
        others.close();
    }

    @Test
    void tellsTheOwnerOnceWhateverComesTwiceOrOutOfOrder() {
        ticket("ticket.submitted", 1, "'channel':'app'");
        ticket("ticket.submitted", 1, "'channel':'app'");
        ticket("repair.dispatched", 2, dispatched());
        ticket("ticket.arrived", 4, "'workerId':'%s'".formatted(worker));
        ticket("ticket.accepted", 3, "'workerId':'%s'".formatted(worker));
        ticket("repair.dispatched", 2, dispatched());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inbox(owner))
                        .containsExactly("ticket.arrived", "ticket.accepted", "repair.dispatched", "ticket.submitted"));
        assertThat(inbox("neighbour-" + run)).isEmpty();
        assertThat(inbox(worker)).isEmpty();
    }

    @Test
    void resumesAStreamWhereItsReaderLeft() throws IOException, InterruptedException {
        try (EventReader reader = stream("/api/v1/jobs/stream", worker, "")) {
            await().atMost(SOON).until(() -> reader.ids().equals(List.of("0")));
            ticket("repair.dispatched", 1, dispatched());
            await().atMost(SOON).until(() -> reader.ids().equals(List.of("0", "1")));
            assertThat(reader.lines()).anyMatch(line -> line.contains("\"about\":\"t-" + run + "\""));
        }
        ticket("ticket.urged", 2, "'urges':1,'workerId':'%s'".formatted(worker));
        ticket("ticket.cancelled", 3, "'by':'reporter','workerId':'%s'".formatted(worker));
        try (EventReader reader = stream("/api/v1/jobs/stream", worker, "1")) {
            await().atMost(SOON).until(() -> reader.ids().equals(List.of("1", "2", "3")));
        }
    }

    @Test
    void tellsASignInOfOneCommunityNothingOfAnother() throws IOException, InterruptedException {
        String other = "other-" + run;
        String token = TestTokens.token(worker, other, "worker");
        try (EventReader reader = new EventReader("http://localhost:" + port + "/api/v1/jobs/stream", token, "0")) {
            ticket("repair.dispatched", 1, dispatched());
            String elsewhere = "{'communityId':'%s','number':'261122-2','kind':'repair','category':'plumbing.leak',"
                            .formatted(other)
                    + "'priority':'P3','status':'submitted','reporterId':'%s',%s}".formatted(owner, dispatched());
            others.say("ticket", "repair.dispatched", "t2-" + run, 1, elsewhere);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(reader.lines()).anyMatch(line -> line.contains("\"about\":\"t2-" + run)));
            assertThat(reader.lines()).noneMatch(line -> line.contains("\"about\":\"t-" + run));
        }
    }

    @Test
    void triesAWebhookAgainAndSignsWhatItSends() {
        OUTSIDE.stubFor(post("/hook")
                .inScenario("hook")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        OUTSIDE.stubFor(post("/hook")
                .inScenario("hook")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withStatus(204)));
        JsonNode opened = subscribe(OUTSIDE.baseUrl() + "/hook");
        String deliveries = "/api/v1/subscriptions/" + opened.path("id").asString() + "/deliveries";

        ticket("repair.dispatched", 1, dispatched());
        await().atMost(SOON)
                .until(() -> as(manager(), deliveries)
                        .at("/items/0/attempts/0/result")
                        .asString("")
                        .equals("http-503"));
        clock.advance(Duration.ofMinutes(1));
        await().atMost(SOON)
                .until(() -> as(manager(), deliveries)
                        .at("/items/0/status")
                        .asString("")
                        .equals("delivered"));

        List<LoggedRequest> posts = OUTSIDE.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).getHeader("Webhook-Id")).isEqualTo(posts.get(0).getHeader("Webhook-Id"));
        assertThat(posts)
                .allSatisfy(post -> assertThat(post.getHeader("Webhook-Signature"))
                        .isEqualTo(signed(opened.path("secret").asString(), post)));
        assertThat(posts.getFirst().getBodyAsString()).contains("\"type\":\"repair.dispatched\"");
        assertThat(as(manager(), "/api/v1/subscriptions").at("/items/0").has("secret"))
                .isFalse();
    }

    @Test
    void refusesAWebhookIntoThePrivateNetworkAlsoByRedirect() {
        HttpStatusCode refused = client(manager())
                .post()
                .uri("/api/v1/subscriptions")
                .header("Idempotency-Key", run)
                .contentType(MediaType.APPLICATION_JSON)
                .body(subscription("https://169.254.169.254/latest"))
                .exchange((request, response) -> response.getStatusCode());
        assertThat(refused.value()).isEqualTo(400);

        OUTSIDE.stubFor(post("/moved").willReturn(aResponse().withStatus(302).withHeader("Location", "/secret")));
        JsonNode opened = subscribe(OUTSIDE.baseUrl() + "/moved");
        String deliveries = "/api/v1/subscriptions/" + opened.path("id").asString() + "/deliveries";
        ticket("repair.dispatched", 1, dispatched());
        await().atMost(SOON)
                .until(() -> as(manager(), deliveries)
                        .at("/items/0/attempts/0/result")
                        .asString("")
                        .equals("http-302"));
        assertThat(OUTSIDE.findAll(postRequestedFor(urlEqualTo("/secret")))).isEmpty();
    }

    @Test
    void mailsABillToItsPayerAndLogsNobodysData(CapturedOutput output) throws MessagingException {
        others.say(
                "billing",
                "bill.issued",
                "b-" + run,
                1,
                "{'communityId':'%s','billId':'b','number':'261122-%s','unitId':'u','payerId':'%s','feeItem':'property',"
                                .formatted(community, run, owner)
                        + "'from':'2026-10-01','to':'2026-12-31','total':{'amount':'751.80','currency':'CNY'},"
                        + "'dueOn':'2026-12-15','dueAt':'2026-12-15T16:00:00Z'}");
        quietHoursAreOver();
        await().atMost(SOON).until(() -> MAIL.getReceivedMessages().length == 1);
        assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Your property fee");
        assertThat(MAIL.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("owner@example.org");
        assertThat(output.getAll()).doesNotContain("owner@example.org", PHONE, "751.80");
        theDatabaseForgetsDeliveriesWhenTheirTimeIsOver();
    }

    @Test
    void remindsAPayerByPhoneAndLogsNobodysData(CapturedOutput output) {
        quietHoursAreOver();
        assertThat(decline("email", "\"0\"").value()).isEqualTo(200);
        others.say(
                "billing",
                "fee.overdue",
                "b-" + run,
                1,
                "{'communityId':'%s','billId':'b','number':'261122-%s','unitId':'u','payerId':'%s','feeItem':'property',"
                                .formatted(community, run, owner)
                        + "'from':'2026-10-01','to':'2026-12-31','balance':{'amount':'751.80','currency':'CNY'},"
                        + "'dueOn':'2026-12-15'}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outbox.resolve("sms.jsonl"))
                        .content()
                        .contains("\"to\":\"" + PHONE + "\"", "\"template\":\"fee.overdue\"", "261122-" + run));
        assertThat(output.getAll()).doesNotContain("owner@example.org", PHONE, "751.80");
        assertThat(MAIL.getReceivedMessages()).noneMatch(NotificationIT::isAReminder);
    }

    private static boolean isAReminder(MimeMessage mail) {
        try {
            return mail.getSubject().contains("overdue");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void theDatabaseForgetsDeliveriesWhenTheirTimeIsOver() {
        MongoCollection<Document> deliveries = mongo.getCollection("deliveries");
        assertThat(deliveries.listIndexes())
                .filteredOn(index -> new Document("s.keptUntil", 1).equals(index.get("key")))
                .singleElement()
                .satisfies(index -> assertThat(
                                index.get("expireAfterSeconds", Number.class).longValue())
                        .isZero());
        assertThat(deliveries.find())
                .isNotEmpty()
                .allSatisfy(stored -> assertThat(stored.get("s", Document.class).get("keptUntil"))
                        .isInstanceOf(Date.class));
    }

    @Test
    void handsACodeStraightToTheProvider(CapturedOutput output) throws IOException {
        RestClient.create("http://localhost:" + port)
                .post()
                .uri("/internal/codes")
                .headers(headers -> headers.setBearerAuth(ownerService().issue("notification")))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"phone\":\"" + PHONE + "\",\"code\":\"482913\",\"language\":\"zh-CN\"}")
                .retrieve()
                .toBodilessEntity();
        assertThat(Files.readString(outbox.resolve("sms.jsonl")))
                .contains("\"to\":\"" + PHONE + "\"", "\"template\":\"code\"", "482913");
        assertThat(output.getAll()).doesNotContain(PHONE, "482913");
    }

    @Test
    void takesACodeFromNoServiceButOwner() {
        assertThatThrownBy(() -> RestClient.create("http://localhost:" + port)
                        .post()
                        .uri("/internal/codes")
                        .headers(headers -> headers.setBearerAuth(internal.issue("notification")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"phone\":\"" + PHONE + "\",\"code\":\"482914\",\"language\":\"zh-CN\"}")
                        .retrieve()
                        .toBodilessEntity())
                .isInstanceOf(HttpClientErrorException.Forbidden.class);
    }

    private InternalTokens ownerService() {
        return InternalTokens.of(OWNER_KEY.toJSONString(), PUBLIC_KEYS, clock);
    }

    @Test
    void keepsAPreferenceUnderItsEntityTag() {
        assertThat(preference("\"7\"").value()).isEqualTo(412);
        assertThat(preference("\"0\"").value()).isEqualTo(200);
        assertThat(as(owner, "/api/v1/me/preferences").at("/declined/0").asString(""))
                .isEqualTo("sms");
        assertThat(preference("\"0\"").value()).isEqualTo(412);
    }

    private HttpStatusCode preference(String tag) {
        return decline("sms", tag);
    }

    private HttpStatusCode decline(String wire, String tag) {
        return client(owner)
                .put()
                .uri("/api/v1/me/preferences")
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"declined\":[\"%s\"]}".formatted(wire))
                .exchange((request, response) -> response.getStatusCode());
    }

    /// No quiet hours in this community.
    private void quietHoursAreOver() {
        client(manager())
                .put()
                .uri("/api/v1/communities/" + community + "/settings/notification")
                .header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"quietHours\":{\"from\":\"00:00\",\"to\":\"00:00\"},"
                        + "\"reminderQuietHours\":{\"from\":\"00:00\",\"to\":\"00:00\"}}")
                .retrieve()
                .toBodilessEntity();
    }

    private String dispatched() {
        return "'workerId':'%s','round':1,'mode':'assign','reasons':[],'acceptBy':'2026-11-22T06:35:00Z'"
                .formatted(worker);
    }

    private void ticket(String event, long seq, String more) {
        others.say(
                "ticket",
                event,
                "t-" + run,
                seq,
                "{'communityId':'%s','number':'261122-1','kind':'repair','category':'plumbing.leak','priority':'P3',"
                                .formatted(community)
                        + "'status':'submitted','reporterId':'%s',%s}".formatted(owner, more));
    }

    private List<String> inbox(String person) {
        return as(person, "/api/v1/inbox")
                .path("items")
                .valueStream()
                .map(each -> each.path("event").asString())
                .toList();
    }

    private JsonNode subscribe(String url) {
        return client(manager())
                .post()
                .uri("/api/v1/subscriptions")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(subscription(url))
                .retrieve()
                .requiredBody(JsonNode.class);
    }

    private String subscription(String url) {
        return "{\"url\":\"%s\",\"events\":[\"repair.dispatched\"],\"communityId\":\"%s\"}".formatted(url, community);
    }

    private static String signed(String secret, LoggedRequest post) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String content =
                post.getHeader("Webhook-Id") + "." + post.getHeader("Webhook-Timestamp") + "." + post.getBodyAsString();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String manager() {
        return "manager-" + run;
    }

    private JsonNode as(String person, String path) {
        return client(person).get().uri(path).retrieve().requiredBody(JsonNode.class);
    }

    private EventReader stream(String path, String person, String resume) throws IOException, InterruptedException {
        return new EventReader("http://localhost:" + port + path, token(person), resume);
    }

    private RestClient client(String person) {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(token(person)))
                .build();
    }

    private String token(String person) {
        return TestTokens.token(person, community, person.startsWith("manager") ? "manager" : "resident");
    }

    private static ECKey key(String service) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(service).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
