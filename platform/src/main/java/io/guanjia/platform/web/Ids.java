package io.guanjia.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// Ids are 32 hexadecimal digits: drawn, or derived from what must lead to the same thing again.
public final class Ids {

    private Ids() {}

    public static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// The same parts give the same id, for ever and on every node; other parts another one.
    public static String derive(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(':').append(part);
        }
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
