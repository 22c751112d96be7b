package io.guanjia.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    void refusesATokenThatLivesLongerWhateverItsBeginning() throws Exception {
        Instant later = NOW.plusSeconds(600);
        refuses(signed(ticketKey, "ticket", claims(null, later)), Set.of(), NOW);
        refuses(signed(ticketKey, "ticket", claims(later, later.plusSeconds(60))), Set.of(), NOW);
        refuses(signed(ticketKey, "ticket", claims(NOW, null)), Set.of(), NOW);
    }

    @Test
    void takesNoOtherSignatureThoughItsKeyIsKnown() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("ticket").generate();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ticket").build(), claims(NOW, NOW.plusSeconds(60)));
        token.sign(new RSASSASigner(rsa));
        InternalTokens billing = InternalTokens.of(
                billingKey.toJSONString(), new JWKSet(rsa.toPublicJWK()).toString(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> billing.decoder(Set.of()).decode(token.serialize()))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void aKeyWithoutANameIsNoServiceKey() throws Exception {
        String nameless = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        assertThatThrownBy(() -> InternalTokens.of(nameless, known, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
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
        return signed(
                key,
                keyId,
                new JWTClaimsSet.Builder(claims(NOW, NOW.plusSeconds(seconds)))
                        .issuer(issuer)
                        .build());
    }

    private static String signed(ECKey key, String keyId, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static JWTClaimsSet claims(@Nullable Instant from, @Nullable Instant until) {
        return new JWTClaimsSet.Builder()
                .issuer("ticket")
                .audience("billing")
                .issueTime(from == null ? null : Date.from(from))
                .expirationTime(until == null ? null : Date.from(until))
                .build();
    }
}
