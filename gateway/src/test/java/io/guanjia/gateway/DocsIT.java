package io.guanjia.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Upstreams;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class DocsIT {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @Autowired
    private Caller caller;

    @BeforeAll
    static void describeServices() {
        for (var service : List.of(Upstreams.TICKET, Upstreams.BILLING, Upstreams.OWNER)) {
            service.stubFor(get("/v3/api-docs").willReturn(okJson("""
                    {"paths": {"/api/v1/tickets": {"get": {}}, "/api/v1/bills": {"get": {}}, "/internal/x": {"get": {}}},
                     "components": {"schemas": {"Page": {"title": "%d"}}}}""".formatted(service.port()))));
        }
    }

    @Test
    void mergesWhatIsThereAndNamesWhatIsNot() {
        var document = caller.json(caller.send(caller.request("/api/docs/openapi.json")));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder("/api/v1/tickets", "/api/v1/bills");
        assertThat(document.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("TicketPage", "BillingPage", "OwnerPage");
        assertThat(document.path("x-unavailable").toString()).isEqualTo("[\"notification\"]");
    }

    @Test
    void servesThePageWithEverythingItNeeds() {
        var page = caller.send(caller.request("/api/docs"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self';", "default-src 'none'"));
        List<String> links =
                LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();
        assertThat(links)
                .hasSize(4)
                .allSatisfy(link -> assertThat(caller.send(caller.request(link)).statusCode())
                        .isEqualTo(200));
    }

    @Test
    void describesTheEvents() {
        var document = caller.json(caller.send(caller.request("/api/docs/asyncapi.json")));
        assertThat(document.path("asyncapi").asString()).isEqualTo("3.0.0");
        document.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith("/api/docs/schemas/"))
                .forEach(reference -> assertThat(
                                caller.send(caller.request(reference)).statusCode())
                        .isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"})
    void keepsOperatorsPagesOnTheirOwnPort(String path) {
        HttpResponse<String> response =
                caller.send(HttpRequest.newBuilder(URI.create("http://localhost:" + caller.managementPort() + path)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(caller.send(caller.request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void measuresBreakersAndOpenPlaces() {
        HttpResponse<String> response = caller.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + caller.managementPort() + "/actuator/prometheus")));
        assertThat(response.body())
                .contains("resilience4j_circuitbreaker_state{", "guanjia_gateway_open{what=\"streams\"");
    }
}
