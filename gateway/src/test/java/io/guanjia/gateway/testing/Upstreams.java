package io.guanjia.gateway.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Stands in for the four services; one set for all tests of this JVM. Limits are small, and the tests' own address
/// is a trusted proxy, so that each test can come from an address nobody else uses.
public final class Upstreams implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final WireMockServer TICKET = started();
    public static final WireMockServer BILLING = started();
    public static final WireMockServer OWNER = started();
    public static final LiveUpstream NOTIFICATION = new LiveUpstream();

    static {
        OWNER.stubFor(get("/api/v1/auth/jwks").willReturn(okJson(Tokens.jwks())));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "guanjia.services.ticket=" + TICKET.baseUrl(),
                        "guanjia.services.billing=" + BILLING.baseUrl(),
                        "guanjia.services.notification=" + NOTIFICATION.baseUrl(),
                        "guanjia.services.owner=" + OWNER.baseUrl(),
                        "guanjia.token.jwks-uri=" + OWNER.baseUrl() + "/api/v1/auth/jwks",
                        "guanjia.trusted-proxies=127.0.0.1/32",
                        "guanjia.cors-origins=https://desk.example",
                        "guanjia.limits.client-rate=1",
                        "guanjia.limits.client-burst=30",
                        "guanjia.limits.address-rate=1",
                        "guanjia.limits.address-burst=60",
                        "guanjia.limits.streams.per-client=2",
                        "guanjia.limits.streams.total=20",
                        "guanjia.limits.uploads.per-client=1",
                        "guanjia.timeouts.answer=3s",
                        "guanjia.timeouts.headers=2s",
                        "guanjia.timeouts.body=2s",
                        "guanjia.breaker.window=10",
                        "guanjia.breaker.minimum-calls=5",
                        "guanjia.breaker.open-for=1s",
                        "management.server.port=0")
                .applyTo(context);
    }

    public static void answer200(WireMockServer service) {
        service.stubFor(any(anyUrl()).willReturn(okJson("{\"served\":true}")));
    }

    public static void answer(WireMockServer service, int status, String problem) {
        service.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(problem)));
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        answer200(server);
        return server;
    }
}
