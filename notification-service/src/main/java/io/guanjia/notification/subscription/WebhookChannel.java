package io.guanjia.notification.subscription;

import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Channel;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.delivery.Sent;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Suppressed;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.notification.subscription.AddressGuard.ForbiddenAddress;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// Posts events to subscribers, signed after Standard Webhooks. Anything but 2xx is tried again; redirects are not
/// followed; what the subscriber answers is not read.
public final class WebhookChannel implements Channel {

    private static final Duration WHOLE_CALL = Duration.ofSeconds(15);

    private final Aggregates<Subscription> subscriptions;
    private final CloseableHttpClient http;
    private final BiFunction<Sealed, String, String> unseal;
    private final ScheduledExecutorService watch;
    private final Clock clock;

    public WebhookChannel(
            Aggregates<Subscription> subscriptions,
            CloseableHttpClient http,
            BiFunction<Sealed, String, String> unseal,
            ScheduledExecutorService watch,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.http = http;
        this.unseal = unseal;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public Wire wire() {
        return Wire.WEBHOOK;
    }

    @Override
    public Sent send(Letter letter, String key) {
        Subscription subscription =
                subscriptions.get(letter.to(), Scope.everything()).state();
        return subscription.isOpen() ? post(subscription, letter, key) : new Suppressed("subscription-ended");
    }

    private Sent post(Subscription subscription, Letter letter, String key) {
        Instant now = clock.instant();
        String secret = unseal.apply(subscription.sealedSecret(), Subscription.secretOf(letter.to()));
        HttpPost post = new HttpPost(subscription.url());
        post.setEntity(new StringEntity(letter.text(), ContentType.APPLICATION_JSON));
        post.setHeader("Webhook-Id", key);
        post.setHeader("Webhook-Timestamp", String.valueOf(now.getEpochSecond()));
        post.setHeader("Webhook-Signature", Signature.of(secret, key, now, letter.text()));
        ScheduledFuture<?> deadline = watch.schedule(post::abort, WHOLE_CALL.toMillis(), TimeUnit.MILLISECONDS);
        // Closed unread: a body without end would otherwise be read to its end.
        try (ClassicHttpResponse answer = http.executeOpen(null, post, null)) {
            int status = answer.getCode();
            return status >= 200 && status < 300 ? new Taken() : new NotNow("http-" + status);
        } catch (ForbiddenAddress forbidden) {
            return new NotNow("address-forbidden");
        } catch (SocketTimeoutException slow) {
            return new NotNow("timed-out");
        } catch (IOException failed) {
            return new NotNow(post.isAborted() ? "timed-out" : "unreachable");
        } finally {
            deadline.cancel(false);
        }
    }
}
