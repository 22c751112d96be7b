package io.guanjia.local;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bson.Document;

/// The EC P-256 key a service signs its internal calls with, as JWK.
final class ServiceKey {

    private static final int FIELD_BYTES = 32;

    private ServiceKey() {}

    static Document generate(String keyId) {
        KeyPair pair = pair();
        ECPublicKey open = (ECPublicKey) pair.getPublic();
        return new Document("kty", "EC")
                .append("crv", "P-256")
                .append("alg", "ES256")
                .append("use", "sig")
                .append("kid", keyId)
                .append("x", coordinate(open.getW().getAffineX()))
                .append("y", coordinate(open.getW().getAffineY()))
                .append("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    static Document publicPart(Document key) {
        Document open = new Document(key);
        open.remove("d");
        return open;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK knows P-256", e);
        }
    }

    // A JWK coordinate always has the full length of the field (RFC 7518, 6.2.1.2).
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] field = new byte[FIELD_BYTES];
        int length = Math.min(bytes.length, FIELD_BYTES);
        System.arraycopy(bytes, bytes.length - length, field, FIELD_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(field);
    }
}
