package io.guanjia.owner.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.platform.web.AccessToken;
import io.guanjia.platform.web.Ids;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Issues access tokens: who, in which communities, in which roles, and in which sign-in (`sid`). With a
/// first password (`first_password`) they grant nothing but to change it.
@Component
class AccessTokens {

    static final String SESSION = "sid";

    private final TokenKeys keys;
    private final OwnerProperties properties;

    AccessTokens(TokenKeys keys, OwnerProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    String issue(String personId, Rights rights, String session, Instant now) {
        List<Map<String, Object>> grants = rights.byCommunity().entrySet().stream()
                .map(grant ->
                        Map.<String, Object>of("community", grant.getKey(), "roles", List.copyOf(grant.getValue())))
                .toList();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(AccessToken.ISSUER)
                .audience(AccessToken.AUDIENCE)
                .subject(personId)
                .jwtID(Ids.fresh())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.accessTokenLife())))
                .claim(SESSION, session)
                .claim(AccessToken.GRANTS, grants);
        if (rights.firstPassword()) {
            claims.claim(AccessToken.FIRST_PASSWORD, true);
        }
        return signed(claims.build());
    }

    private String signed(JWTClaimsSet claims) {
        ECKey key = keys.signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("key " + key.getKeyID() + " does not sign", e);
        }
        return token.serialize();
    }
}
