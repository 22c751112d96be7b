package io.guanjia.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Verifies access tokens: ES256 by a key of owner-service, our issuer, our audience, a subject, not expired.
final class AccessTokens {

    private static final Duration SKEW = Duration.ofSeconds(10);

    private final SigningKeys keys;
    private final Clock clock;
    private final DefaultJWTClaimsVerifier<SecurityContext> claims;
    // checking a signature costs as much as the rest of the way through; a minute bounds how long a withdrawn key lives
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    AccessTokens(SigningKeys keys, GatewayProperties.Token settings, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        JWTClaimsSet exact =
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        claims = new DefaultJWTClaimsVerifier<>(settings.audience(), exact, Set.of("sub", "exp"));
        claims.setMaxClockSkew((int) SKEW.toSeconds());
    }

    private record Verified(String subject, Instant expires) {}

    /// The subject; an error of [Refusal.TokenInvalid], [Refusal.TokenExpired], or when no key could be had.
    Mono<String> subject(String token) {
        Verified before = verified.getIfPresent(token);
        if (before != null) {
            return clock.instant().isBefore(before.expires().plus(SKEW))
                    ? Mono.just(before.subject())
                    : Mono.error(new RefusedException(new Refusal.TokenExpired()));
        }
        SignedJWT jwt;
        try {
            jwt = SignedJWT.parse(token);
        } catch (ParseException unreadable) {
            return Mono.error(new RefusedException(new Refusal.TokenInvalid()));
        }
        String keyId = jwt.getHeader().getKeyID();
        if (keyId == null || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
            return Mono.error(new RefusedException(new Refusal.TokenInvalid()));
        }
        return keys.forKey(keyId).map(set -> remember(token, verify(jwt, set)));
    }

    private String remember(String token, Verified fresh) {
        verified.put(token, fresh);
        return fresh.subject();
    }

    private Verified verify(SignedJWT jwt, JWKSet set) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(set)));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            JWTClaimsSet accepted = processor.process(jwt, null);
            return new Verified(
                    accepted.getSubject(), accepted.getExpirationTime().toInstant());
        } catch (ExpiredJWTException expired) {
            throw new RefusedException(new Refusal.TokenExpired());
        } catch (BadJOSEException | JOSEException invalid) {
            throw new RefusedException(new Refusal.TokenInvalid());
        }
    }
}
