package io.guanjia.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;

class InternalTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final ECKey ticketKey = key("ticket");
    private final ECKey billingKey = key("billing");
    private final String known = new JWKSet(List.of(ticketKey.toPublicJWK(), billingKey.toPublicJWK())).toString();
    private final InternalTokens ticket = tokens(ticketKey, NOW);

    private static ECKey key(String name) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private InternalTokens tokens(ECKey key, Instant now) {
        return InternalTokens.of(key.toJSONString(), known, Clock.fixed(now, ZoneOffset.UTC));
    }

    private InternalTokens billingAt(Instant now) {
        return tokens(billingKey, now);
    }

    @Test
    void theServiceCalledTakesTheToken() {
        assertThat(billingAt(NOW)
                        .decoder(Set.of())
                        .decode(ticket.issue("billing"))
                        .getClaimAsString("iss"))
                .isEqualTo("ticket");
    }

    @Test
    void refusesATokenMeantForAnotherService() {
        refuses(ticket.issue("owner"), Set.of(), NOW);
    }

    @Test
    void refusesATokenAfterItsMinute() {
        refuses(ticket.issue("billing"), Set.of(), NOW.plus(Duration.ofSeconds(71)));
    }

    @Test
    void refusesACallerThatIsNotAllowed() {
        refuses(ticket.issue("billing"), Set.of("notification"), NOW);
        assertThat(billingAt(NOW).decoder(Set.of("ticket")).decode(ticket.issue("billing")))
                .isNotNull();
    }

    @Test
    void refusesAServiceThatSpeaksAsAnother() throws Exception {
        refuses(signed(billingKey, "billing", "ticket", 60), Set.of(), NOW);
    }

    @Test
    void refusesAKeyNobodyKnowsEvenUnderAKnownName() throws Exception {
        refuses(signed(key("ticket"), "ticket", "ticket", 60), Set.of(), NOW);
    }

    @Test
    void refusesATokenThatLivesLonger() throws Exception {
        refuses(signed(ticketKey, "ticket", "ticket", 61), Set.of(), NOW);
    }

    @Test
    void aTrialKeySaysSoAndOpensNothingElsewhere() {
        InternalTokens trial = InternalTokens.trial("ticket", Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(trial.isTrial()).isTrue();
        assertThat(ticket.isTrial()).isFalse();
        refuses(trial.issue("billing"), Set.of(), NOW);
    }

    @Test
    void aPublicKeyIsNoServiceKey() {
        assertThatThrownBy(() -> InternalTokens.of(ticketKey.toPublicJWK().toJSONString(), known, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void refuses(String token, Set<String> callers, Instant at) {
        assertThatThrownBy(() -> billingAt(at).decoder(callers).decode(token)).isInstanceOf(JwtException.class);
    }

    private static String signed(ECKey key, String keyId, String issuer, int seconds) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("billing")
                        .issueTime(Date.from(NOW))
                        .expirationTime(Date.from(NOW.plusSeconds(seconds)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
