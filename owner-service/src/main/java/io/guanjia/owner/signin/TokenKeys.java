package io.guanjia.owner.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.platform.web.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The keys that sign access tokens. A new one is published well before it signs, an old one stays published
/// until nothing signed with it is good any more.
@Component
class TokenKeys {

    /// Longer than anybody keeps a fetched key set.
    private static final Duration LEAD = Duration.ofMinutes(15);

    private final KeyStore store;
    private final OwnerProperties properties;
    private final Clock clock;

    TokenKeys(KeyStore store, OwnerProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /// The newest key that has been published long enough; at the very first, the only one.
    ECKey signing() {
        Instant now = clock.instant();
        List<ECKey> keys = current(now);
        return keys.stream()
                .filter(key -> !made(key).isAfter(now.minus(LEAD)))
                .reduce((older, newer) -> newer)
                .orElseGet(keys::getFirst);
    }

    Map<String, Object> published() {
        return new JWKSet(List.<JWK>copyOf(current(clock.instant()))).toJSONObject(true);
    }

    /// Oldest first; makes the next one when the newest is due to be followed, and drops what is out of use.
    private List<ECKey> current(Instant now) {
        List<ECKey> keys = sorted(store.all());
        if (keys.isEmpty()
                || made(keys.getLast()).plus(properties.tokenKeyRotation()).isBefore(now)) {
            store.add(newKey(now));
            keys = sorted(store.all());
        }
        while (keys.size() > 1
                && made(keys.get(1))
                        .plus(LEAD)
                        .plus(properties.accessTokenLife())
                        .plus(LEAD)
                        .isBefore(now)) {
            store.remove(keys.getFirst());
            keys = keys.subList(1, keys.size());
        }
        return keys;
    }

    private static List<ECKey> sorted(List<ECKey> keys) {
        return keys.stream()
                .sorted(Comparator.comparing(TokenKeys::made).thenComparing(JWK::getKeyID))
                .toList();
    }

    private static Instant made(ECKey key) {
        return key.getIssueTime().toInstant();
    }

    private static ECKey newKey(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(Ids.fresh())
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
