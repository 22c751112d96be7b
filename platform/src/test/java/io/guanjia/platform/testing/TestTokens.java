package io.guanjia.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;

/// Signs access tokens as owner-service does and serves the public keys in-process, so that a test goes the whole way
/// through signature and claims. Point the service under test at them:
///
/// ```java
/// @DynamicPropertySource
/// static void tokens(DynamicPropertyRegistry registry) { TestTokens.serve(registry); }
/// ```
public final class TestTokens {

    private static final List<ECKey> KEYS = new ArrayList<>(List.of(newKey()));
    private static final List<JWK> OTHERS = new ArrayList<>();
    private static final HttpServer SERVER = start();

    private TestTokens() {}

    public static void serve(DynamicPropertyRegistry registry) {
        registry.add("guanjia.web.token-jwks-uri", TestTokens::jwksUri);
    }

    public static String jwksUri() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/jwks";
    }

    /// A token with roles in one community, good for 15 minutes.
    public static String token(String subject, String community, String... roles) {
        return token(subject, Map.of(community, List.of(roles)));
    }

    public static String token(String subject, Map<String, List<String>> rolesByCommunity) {
        return sign(claims(subject, rolesByCommunity).build());
    }

    /// Good claims to spoil in a test of a border.
    public static JWTClaimsSet.Builder claims(String subject, Map<String, List<String>> rolesByCommunity) {
        List<Map<String, Object>> grants = rolesByCommunity.entrySet().stream()
                .map(grant -> Map.<String, Object>of("community", grant.getKey(), "roles", grant.getValue()))
                .toList();
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("guanjia")
                .audience("guanjia-api")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(15))))
                .claim("grants", grants);
    }

    public static synchronized String sign(JWTClaimsSet claims) {
        return sign(claims, KEYS.getLast());
    }

    /// Signed by a key that nobody publishes.
    public static String forged(JWTClaimsSet claims) {
        return sign(claims, newKey());
    }

    /// Signed by a published key, but not as access tokens are.
    public static synchronized String signedOtherwise(JWTClaimsSet claims) {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            OTHERS.add(key);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// From now on a new key signs; both are published.
    public static synchronized void rotate() {
        KEYS.add(newKey());
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized byte[] published() {
        return new JWKSet(Stream.concat(KEYS.stream(), OTHERS.stream()).toList())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] keys = published();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
