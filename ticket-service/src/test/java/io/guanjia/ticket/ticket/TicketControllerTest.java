package io.guanjia.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every refusal of a ticket as a caller gets it: without a database, for none is needed to say no.
@SpringBootTest(
        classes = TicketControllerTest.Slice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
class TicketControllerTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                told(
                        new TicketRefusal.OccurredBeforeLast(NINE),
                        409,
                        "occurred-before-last",
                        "发生时间早于工单的上一步",
                        "\"last\":\"2026-11-22T01:00:00Z\""),
                told(new TicketRefusal.NotTheWorker(), 409, "not-the-worker", "该人员不是此工单的作业人员", ""),
                told(
                        new TicketRefusal.LooksLike("t1", "261122-17"),
                        409,
                        "looks-like",
                        "刚刚已有相同的报事",
                        "\"ticketId\":\"t1\""),
                told(new TicketRefusal.NoCandidate(), 409, "no-candidate", "目前没有合适的作业人员", ""),
                told(new TicketRefusal.UnknownWorker(), 409, "unknown-worker", "本小区没有该作业人员", ""),
                told(new TicketRefusal.LoadCapReached(10), 409, "load-cap-reached", "该作业人员在手工单已满", "\"cap\":10"),
                told(
                        new TicketRefusal.GraceOver(Duration.ofDays(7)),
                        409,
                        "grace-over",
                        "已超过重新打开的期限，请重新报事",
                        "\"grace\":\"PT168H\""),
                told(new TicketRefusal.NoFollowUpDue(), 409, "no-follow-up-due", "此工单目前没有待回访", ""),
                told(new TicketRefusal.SameCaller(), 409, "same-caller", "须由其他人员回访", ""),
                told(new TicketRefusal.TooManyAttachments(99), 409, "too-many-attachments", "附件数量超过上限", "\"limit\":99"),
                told(
                        new TicketRefusal.UnknownAttachment("a1"),
                        409,
                        "unknown-attachment",
                        "附件不存在或已被使用",
                        "\"attachment\":\"a1\""),
                told(
                        new TicketRefusal.Unreadable(Set.of("image/png")),
                        415,
                        "unreadable-file",
                        "不支持的文件类型",
                        "\"accepted\":[\"image/png\"]"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatIsRefusedInBothLanguages(TicketRefusal refusal, int status, String code, String title, String data)
            throws IOException, InterruptedException {
        HttpResponse<String> chinese = refused(refusal, "zh-CN");
        JsonNode problem = JsonMapper.shared().readTree(chinese.body());
        assertThat(chinese.statusCode()).isEqualTo(status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("urn:problem:ticket:" + code);
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.toString()).contains(data);

        String english = JsonMapper.shared()
                .readTree(refused(refusal, "en").body())
                .path("title")
                .asString();
        assertThat(english).as("a title, not the bare code").contains(" ").isNotEqualTo(title);
    }

    @Test
    void knowsEveryRefusal() {
        assertThat(refusals().<Class<?>>map(each -> each.get()[0].getClass()))
                .containsExactlyInAnyOrder(TicketRefusal.class.getPermittedSubclasses());
    }

    private static Arguments told(TicketRefusal refusal, int status, String code, String title, String data) {
        return Arguments.of(refusal, status, code, title, data);
    }

    private HttpResponse<String> refused(TicketRefusal refusal, String language)
            throws IOException, InterruptedException {
        List<Object> all = refusals().map(each -> each.get()[0]).toList();
        int which = IntStream.range(0, all.size())
                .filter(i -> all.get(i).equals(refusal))
                .findFirst()
                .orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/refusals/" + which))
                .header("Authorization", "Bearer " + TestTokens.token("p-zhang", "c1", "resident"))
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /// The web of the service and the catalogue of its refusals, and nothing behind them.
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    @Import({TicketProblems.class, Refusing.class})
    static class Slice {}

    @RestController
    static class Refusing {

        @GetMapping("/refusals/{which}")
        void refuse(@PathVariable int which) {
            throw new RefusedException(
                    (TicketRefusal) refusals().toList().get(which).get()[0]);
        }
    }
}
