package io.guanjia.platform.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Tokens that services show each other: ES256, one minute, `iss` = caller, `aud` = the service called. A caller's key
/// carries its name as `kid`, so a service cannot speak as another.
public final class InternalTokens {

    private static final Duration VALIDITY = Duration.ofMinutes(1);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final ECKey key;
    private final JWKSet known;
    private final boolean trial;
    private final Clock clock;

    private InternalTokens(ECKey key, JWKSet known, boolean trial, Clock clock) {
        this.key = key;
        this.known = known;
        this.trial = trial;
        this.clock = clock;
    }

    /// The tokens of a service with its configured keys.
    ///
    /// @param key private JWK whose `kid` names the service
    /// @param publicKeys JWK set
    public static InternalTokens of(String key, String publicKeys, Clock clock) {
        try {
            ECKey own = ECKey.parse(key);
            if (!own.isPrivate() || own.getKeyID() == null) {
                throw new IllegalArgumentException("GUANJIA_SERVICE_KEY must be a private EC key with a kid");
            }
            return new InternalTokens(own, JWKSet.parse(publicKeys).toPublicJWKSet(), false, clock);
        } catch (ParseException e) {
            throw new IllegalArgumentException("GUANJIA_SERVICE_KEY or GUANJIA_SERVICE_PUBLIC_KEYS is no JWK", e);
        }
    }

    /// A key for a process on its own: nobody else knows it, so nobody can call or be called. Refused in production.
    public static InternalTokens trial(String service, Clock clock) {
        try {
            ECKey own = new ECKeyGenerator(Curve.P_256).keyID(service).generate();
            return new InternalTokens(own, new JWKSet(own.toPublicJWK()), true, clock);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK knows P-256", e);
        }
    }

    /// This service's name, as others know it: "ticket".
    public String service() {
        return key.getKeyID();
    }

    /// Whether the key was made up at start because none was configured.
    public boolean isTrial() {
        return trial;
    }

    /// A token for one call of the named service.
    public String issue(String called) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(service())
                .audience(called)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(service())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service key does not sign", e);
        }
        return token.serialize();
    }

    /// Takes tokens of the given callers, or of everyone whose key is known when there are none given.
    public JwtDecoder decoder(Set<String> callers) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(known))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCK_SKEW);
        inTime.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(inTime, token -> result(refusal(token, callers))));
        return decoder;
    }

    private @Nullable String refusal(Jwt token, Set<String> callers) {
        Instant latest = clock.instant().plus(VALIDITY).plus(CLOCK_SKEW);
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        String caller = token.getClaimAsString("iss");
        if (issued == null || expires == null || issued.plus(VALIDITY).isBefore(expires) || latest.isBefore(expires)) {
            return "valid for more than a minute";
        }
        if (token.getAudience() == null || !token.getAudience().contains(service())) {
            return "meant for another service";
        }
        if (caller == null || !caller.equals(token.getHeaders().get("kid"))) {
            return "signed with a key that is not the caller's";
        }
        return callers.isEmpty() || callers.contains(caller) ? null : caller + " may not call " + service();
    }

    private static OAuth2TokenValidatorResult result(@Nullable String refusal) {
        return refusal == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", refusal, null));
    }
}
