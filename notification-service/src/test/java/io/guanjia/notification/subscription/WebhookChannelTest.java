package io.guanjia.notification.subscription;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.delivery.Sent;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Suppressed;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @RegisterExtension
    static final WireMockExtension OUTSIDE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final InMemoryAggregates<Subscription> subscriptions =
            new InMemoryAggregates<>(new SubscriptionConfiguration().subscriptionType());

    @BeforeEach
    void somebodyListens() {
        OUTSIDE.stubFor(post(anyUrl()).willReturn(noContent()));
        subscriptions.create(
                "s",
                Command.system("test", "s", NOW),
                change -> Subscription.open(
                        "s",
                        "c",
                        "manager",
                        "http://localhost:" + OUTSIDE.getPort() + "/hook",
                        List.of("ticket.closed"),
                        new Sealed("x"),
                        "c|0",
                        change));
    }

    @Test
    void reachesWhatTheGuardAllows() throws IOException {
        assertThat(send("127.0.0.1", "::1")).isEqualTo(new Taken());
    }

    /// A name that was public when the subscription was opened and leads into the house by now.
    @Test
    void asksTheGuardAgainAtEachConnect() throws IOException {
        assertThat(send()).isEqualTo(new NotNow("address-forbidden"));
        OUTSIDE.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void sendsNothingToASubscriptionThatHasEnded() throws IOException {
        subscriptions.change("s", Scope.everything(), Command.system("test", "end", NOW), Subscription::close);
        assertThat(send("127.0.0.1", "::1")).isEqualTo(new Suppressed("subscription-ended"));
        OUTSIDE.verify(0, postRequestedFor(anyUrl()));
    }

    private Sent send(String... allowed) throws IOException {
        try (CloseableHttpClient http = WebhookClient.with(new AddressGuard(List.of(allowed)));
                ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            return new WebhookChannel(
                            subscriptions,
                            http,
                            (secret, context) -> "whsec_c2VjcmV0",
                            watch,
                            Clock.fixed(NOW, ZoneOffset.UTC))
                    .send(letter(), "d");
        }
    }

    private static Letter letter() {
        return new Letter(
                "c", Wire.WEBHOOK, "s", null, null, null, "t:1", "ticket.closed", "", "{}", true, NOW.plusSeconds(60));
    }
}
