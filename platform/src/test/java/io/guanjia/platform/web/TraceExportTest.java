package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class TraceExportTest {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final HttpServer collector = collector();

    private HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(
                List.of("--spring.application.name=sample", "--server.port=0", "--management.server.port=0"));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(SampleService.class).run(all.toArray(String[]::new));
    }

    @Test
    void sendsSpansToTheCollectorThatIsNamed() throws Exception {
        String address = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (ConfigurableApplicationContext service = start("--OTEL_EXPORTER_OTLP_ENDPOINT=" + address)) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me"))
                                    .build(),
                            BodyHandlers.discarding());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(String.join("", taken))
                            .contains("sample")
                            .contains("http get"));
        }
    }

    @Test
    void sendsNothingWhenNoneIsNamed() {
        try (ConfigurableApplicationContext service = start()) {
            assertThat(service.getBeansOfType(SpanExporter.class)).isEmpty();
        }
    }
}
