package io.guanjia.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/// Tokens as owner-service signs them, and as it never would.
public final class Tokens {

    public static final ECKey KEY = key("current");
    private static final ECKey FOREIGN = key("current");
    private static final ECKey UNKNOWN = key("nobody-knows");

    private Tokens() {}

    public static String jwks() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    public static String of(String subject) {
        return with(subject, claims -> claims);
    }

    public static String with(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, change.apply(good(subject)).build());
    }

    public static String expired(String subject) {
        return with(
                subject, claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(2)))));
    }

    public static String ofForeignKeyUnderOurId() {
        return signed(FOREIGN, good("forger").build());
    }

    public static String ofUnknownKey() {
        return signed(UNKNOWN, good("forger").build());
    }

    public static String unsigned() {
        return new PlainJWT(good("forger").build()).serialize();
    }

    /// The public key taken for a shared secret: the classic confusion of algorithms.
    public static String macWithPublicKey() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("current").build(),
                    good("forger").build());
            jwt.sign(new MACSigner(KEY.toPublicJWK().toJSONString()));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWTClaimsSet.Builder good(String subject) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer("guanjia")
                .audience("guanjia-api")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(15))));
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
