package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
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

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

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

    private static ConfigurableApplicationContext startProduction() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("sample").generate();
        return start(
                "--GUANJIA_PRODUCTION=true",
                "--GUANJIA_FIELD_KEYS=k1:" + KEY,
                "--GUANJIA_LOOKUP_KEY=" + KEY,
                "--guanjia.service.key=" + key.toJSONString(),
                "--guanjia.service.public-keys=" + new JWKSet(key.toPublicJWK()));
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
                .hasMessageContainingAll("GUANJIA_FIELD_KEYS", "GUANJIA_LOOKUP_KEY", "GUANJIA_SERVICE_KEY");
    }

    @Test
    void logsOneJsonObjectALineWithTheTraceThatTheCallerIsTold(CapturedOutput logs) throws Exception {
        String trace;
        int before;
        try (ConfigurableApplicationContext service = startProduction()) {
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
