package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProductionTest {

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.application.name=sample",
                "--server.port=0",
                "--management.server.port=0",
                "--logging.config=classpath:logback-by-the-platform.xml",
                "--guanjia.web.token-jwks-uri=" + TestTokens.jwksUri()));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(SampleService.class).run(all.toArray(String[]::new));
    }

    /// Logs as in production; what production refuses beside is another test's, and its own token keys lie on loopback.
    private static ConfigurableApplicationContext startLogging() {
        return start("--GUANJIA_PRODUCTION=true", "--guanjia.production=false");
    }

    private static String get(ConfigurableApplicationContext service, String path) throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + TestTokens.token("a", "c1", "agent"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void refusesToStartWithTrialKeysAndNamesThemAll() {
        assertThatThrownBy(() -> start("--GUANJIA_PRODUCTION=true"))
                .rootCause()
                .hasMessageContainingAll(
                        "GUANJIA_FIELD_KEYS", "GUANJIA_LOOKUP_KEY", "GUANJIA_SERVICE_KEY", "GUANJIA_TOKEN_JWKS_URI");
    }

    @Test
    void logsOneJsonObjectALineWithTheTraceThatTheCallerIsTold(CapturedOutput logs) throws Exception {
        String trace;
        int before;
        try (ConfigurableApplicationContext service = startLogging()) {
            before = logs.getOut().length();
            trace = JsonMapper.shared()
                    .readTree(get(service, "/refusals/unexpected"))
                    .get("traceId")
                    .asString();
        }
        List<JsonNode> lines = logs.getOut()
                .substring(before)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.get("message").asString()).contains(trace);
            assertThat(line.get("traceId").asString()).isEqualTo(trace);
        });
    }
}
