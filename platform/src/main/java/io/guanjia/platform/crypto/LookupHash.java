package io.guanjia.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Finds an encrypted value again: HMAC-SHA-256 of what it is and its normal form, under a key of its own, since a
/// phone number is guessed in minutes from a bare digest. That key stays: replacing it means hashing all values anew.
public final class LookupHash {

    private final SecretKey key;

    public LookupHash(SecretKey key) {
        this.key = key;
    }

    /// The hash of a value; width, case and white space do not count.
    ///
    /// @param kind what the value is, so that equal values of two kinds do not meet: `phone`
    public String of(String kind, String value) {
        String normal = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((kind + "|" + normal).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
