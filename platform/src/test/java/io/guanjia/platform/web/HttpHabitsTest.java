package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.testing.LogWatch;
import io.guanjia.platform.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=sample",
            "management.server.port=0",
            "guanjia.web.max-body=2KB",
            "spring.servlet.multipart.max-file-size=1MB"
        })
@ExtendWith(OutputCaptureExtension.class)
class HttpHabitsTest {

    private static final String THING = """
            {"text":"one","colour":"dark-red","from":"2026-11-23T01:00:00Z",
             "price":{"amount":"120.00","currency":"CNY"},"parts":[{"name":"tap","quantity":1}]}""";
    private static final String TOKEN = TestTokens.token("agent-1", "c1", "agent");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry registry) {
        TestTokens.serve(registry);
    }

    @Test
    void createsWithPlaceAndTag() {
        HttpResponse<String> answer = create("k-create", THING);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location")).matches("/things/[0-9a-f]{32}");
        assertThat(header(answer, "ETag")).isEqualTo("\"7\"");
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(json(answer)).isEqualTo(JsonMapper.shared().readTree(THING));
    }

    @Test
    void answersARepeatWithTheSamePlace() {
        HttpResponse<String> first = create("k-repeat", THING);
        HttpResponse<String> again =
                create("k-repeat", JsonMapper.shared().readTree(THING).toPrettyString());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAKeyUsedForAnotherBody() {
        create("k-reused", THING);
        assertProblem(create("k-reused", THING.replace("one", "two")), 422, "idempotency-key-reused");
    }

    @Test
    void keepsTheKeysOfTwoCallersApart() {
        String first = header(create("k-shared", THING), "Location");
        HttpResponse<String> other = send(request("POST", "/things", THING)
                .setHeader("Authorization", "Bearer " + TestTokens.token("agent-2", "c1", "agent"))
                .header("Idempotency-Key", "k-shared"));
        assertThat(header(other, "Location")).isNotEqualTo(first);
    }

    @Test
    void keepsTheKeysOfTwoRoutesApart() {
        List<String> ids = Stream.of("/boxes/1/things", "/boxes/2/things", "/things")
                .map(path -> send(request("POST", path, THING).header("Idempotency-Key", "k-routes")))
                .map(answer -> header(answer, "Location").isEmpty() ? answer.body() : header(answer, "Location"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void asksForAKeyOnCreates() {
        assertProblem(send(request("POST", "/things", THING)), 400, "key-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesAKeyThatIsNone(String key) {
        assertProblem(create(key, THING), 400, "key-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"7\"   | 200 |",
                "\"6\"   | 412 | precondition-failed",
                "W/\"7\" | 400 | invalid-request",
                "7       | 400 | invalid-request",
                "*       | 400 | invalid-request",
            })
    void editsOnlyTheNamedVersion(String tag, int status, String code) {
        HttpResponse<String> answer = send(request("PUT", "/things/1", "{}").header("If-Match", tag));
        if (code == null) {
            assertThat(answer.statusCode()).isEqualTo(status);
        } else {
            assertProblem(answer, status, code);
        }
    }

    @Test
    void asksForTheVersionOnEdits() {
        assertProblem(send(request("PUT", "/things/1", "{}")), 428, "precondition-required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":                                     |                   | malformed-json",
                "{\"text\":\"a\",\"text\":\"b\"}                |                   | malformed-json",
                "[]                                             |                   | wrong-type",
                "{\"text\":12}                                  | /text             | wrong-type",
                "{\"text\":1.5}                                 | /text             | wrong-type",
                "{\"text\":true}                                | /text             | wrong-type",
                "{\"text\":\"a\",\"parts\":[{\"name\":\"b\",\"quantity\":1.5}]}        | /parts/0/quantity | wrong-type",
                "{\"text\":\"a\",\"price\":{\"amount\":\"1.00\",\"currency\":\"yuan\"}} | /price        | wrong-type",
                "{\"text\":\"a\",\"colour\":\"green\"}          | /colour           | unknown-value",
                "{\"text\":\"a\",\"colour\":1}                  | /colour           | unknown-value",
                "{\"text\":\"a\",\"from\":\"tomorrow\"}         | /from             | wrong-type",
                "{\"text\":\"a\",\"size\":1}                    | /size             | unknown-field",
                "{\"text\":\"a\",\"price\":{\"amount\":1,\"currency\":\"CNY\"}}        | /price/amount | wrong-type",
                "{\"text\":\"a\",\"price\":{\"amount\":\"1.005\",\"currency\":\"CNY\"}}| /price        | wrong-type",
                "{\"text\":\"a\",\"price\":{\"amount\":\"1.00\"}}                      | /price        | wrong-type",
                "{\"text\":\"a\",\"parts\":[{\"name\":\"b\",\"quantity\":\"x\"}]}      | /parts/0/quantity | wrong-type",
                "{\"text\":\"a\",\"parts\":[{\"name\":\"\",\"quantity\":1}]}           | /parts/0/name | required",
                "{\"text\":\" \"}                               | /text             | required",
                "{\"text\":\"123456789012345678901\"}           | /text             | too-long",
            })
    void pointsAtTheDefect(String body, String pointer, String code) {
        JsonNode error = assertProblem(create("k-bad", body), 400, "invalid-request")
                .get("errors")
                .get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.get("code").asString()).isEqualTo(code);
    }

    @Test
    void namesEveryDefectWithItsLimit() {
        JsonNode errors = assertProblem(
                        create(
                                "k-bad",
                                "{\"text\":\"123456789012345678901\",\"parts\":[{\"name\":\"\",\"quantity\":1}]}"),
                        400,
                        "invalid-request")
                .get("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.toString()).contains("\"limit\":20");
    }

    @Test
    void refusesABodyThatIsMissingOrTooDeepOrTooLong() {
        assertThat(create("k-bad", "").body()).contains("\"required\"");
        assertThat(send(request("PUT", "/things/1", "{\"parts\":" + "[".repeat(200) + "]".repeat(200) + "}"))
                        .body())
                .contains("\"too-complex\"");
        assertProblem(create("k-bad", "{\"text\":\"" + "x".repeat(3000) + "\"}"), 413, "too-large");
    }

    @Test
    void refusesABodyThatTurnsOutTooLong() {
        byte[] body = ("{\"text\":\"" + "x".repeat(3000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertProblem(
                send(request("POST", "/things", THING)
                        .header("Idempotency-Key", "k-bad")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                413,
                "too-large");
    }

    @Test
    void refusesABodyThatAnnouncesTooMuchBeforeItIsSent() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(5_000);
            String head = "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: 3000\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] status = client.getInputStream().readNBytes(12);
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/things?limit=0, /limit, out-of-range",
        "/things?limit=101, /limit, out-of-range",
        "/things?limit=x, /limit, out-of-range",
        "/things?after=%22x, /after, malformed",
        "/things?colour=green, /colour, unknown-value",
    })
    void refusesBadQueries(String path, String pointer, String code) {
        JsonNode error = assertProblem(send(request("GET", path, "")), 400, "invalid-request")
                .get("errors")
                .get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("code").asString()).isEqualTo(code);
    }

    @Test
    void pagesFiftyUnlessAsked() {
        assertThat(json(send(request("GET", "/things?colour=dark-red", "")))
                        .get("limit")
                        .asInt())
                .isEqualTo(50);
        assertThat(json(send(request("GET", "/things?limit=100&after=abc_-", "")))
                        .get("after")
                        .asString())
                .isEqualTo("abc_-");
    }

    @Test
    void mapsRefusalsOfTheServiceWithTheirData() {
        JsonNode problem = assertProblem(send(request("GET", "/refusals/looks-like", "")), 409, "looks-like");
        assertThat(problem.get("id").asString()).isEqualTo("t1");
        assertThat(problem.get("title").asString()).isEqualTo("已有相似的事项。");
        JsonNode status = assertProblem(send(request("GET", "/refusals/wrong-status", "")), 409, "wrong-status");
        assertThat(status.get("currentStatus").asString()).isEqualTo("closed");
        assertThat(status.get("allowed").toString()).isEqualTo("[\"comment\",\"reopen\"]");
        assertThat(header(send(request("GET", "/refusals/too-many", "")), "Retry-After"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "zh-CN", "fr, en;q=0.5", "zh", "fr", ""})
    void speaksTheCallersLanguage(String accepted) {
        HttpRequest.Builder request = request("GET", "/refusals/wrong-status", "");
        if (!accepted.isEmpty()) {
            request.header("Accept-Language", accepted);
        }
        String title = json(send(request)).get("title").asString();
        assertThat(title)
                .isEqualTo(accepted.contains("en") ? "This is not possible in the current status." : "当前状态下不能执行此操作。");
    }

    @Test
    void answersTheUnexpectedWithATraceIdAndNoMessage(CapturedOutput logs) {
        for (String path : new String[] {"/refusals/unexpected", "/refusals/unmapped"}) {
            HttpResponse<String> answer = send(request("GET", path, ""));
            JsonNode problem = assertProblem(answer, 500, "internal-error");
            assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
            assertThat(logs).contains(problem.get("traceId").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, application/json, application/json, 404, not-found",
        "DELETE, /things, application/json, application/json, 405, method-not-allowed",
        "GET, /things, application/json, image/png, 406, not-acceptable",
        "POST, /things, text/plain, application/json, 415, unsupported-media-type",
        "GET, /nowhere, application/json, text/event-stream, 404, not-found",
        "GET, /a/../b;c=1//d, application/json, application/json, 400, invalid-request",
    })
    void answersWhatNoControllerTakesAsAProblem(
            String method, String path, String sent, String accepted, int status, String code) {
        assertProblem(
                send(request(method, path, "x").setHeader("Content-Type", sent).setHeader("Accept", accepted)),
                status,
                code);
    }

    @Test
    void refusesAnUploadAboveTheLimit() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                + "x".repeat(1_200_000) + "\r\n--b--\r\n";
        assertProblem(
                send(request("POST", "/files", part).setHeader("Content-Type", "multipart/form-data; boundary=b")),
                413,
                "too-large");
        assertThat(assertProblem(
                                send(request("POST", "/files", "--b--\r\n")
                                        .setHeader("Content-Type", "multipart/form-data; boundary=b")),
                                400,
                                "invalid-request")
                        .toString())
                .contains("/file");
    }

    @Test
    void logsNeitherPhoneNorNameNorTokenNorKey() {
        String phone = "13800000013";
        String name = "王小明";
        String key = "k-private-7f3a";
        try (LogWatch logs = LogWatch.open()) {
            create(key, THING.replace("one", name + phone));
            create(key, THING.replace("one", phone + name));
            create(key + " " + phone, THING);
            create(key, "{\"text\":\"" + phone + name + "\", broken");
            create(key, "{\"text\":{\"phone\":\"" + phone + "\",\"name\":\"" + name + "\"}}");
            create(key, THING.replace("dark-red", phone + name));
            send(request("GET", "/things?after=%22" + phone, ""));
            send(request("GET", "/refusals/unexpected?phone=" + phone, "").header("Idempotency-Key", key));
            send(request("GET", "/a/../" + phone + ";c=1//d", ""));
            send(request("GET", "/me", "").setHeader("Authorization", "Bearer " + TOKEN + "x"));
            assertThat(logs.lines()).anyMatch(line -> line.contains("unexpected, answered with status 500"));
            logs.assertSilentAbout(phone, name, key, TOKEN, TOKEN.substring(20, 60));
        }
    }

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:problem:sample:" + code);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank().isNotEqualTo(code);
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
        return problem;
    }

    private HttpResponse<String> create(String key, String body) {
        return send(request("POST", "/things", body).header("Idempotency-Key", key));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
