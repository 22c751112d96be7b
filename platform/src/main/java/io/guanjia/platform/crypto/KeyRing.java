package io.guanjia.platform.crypto;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// 256-bit keys by id; the first one encrypts, all decrypt.
final class KeyRing {

    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();

    /// Reads `id:base64,id2:base64`. What is wrong is said without the key.
    KeyRing(String configured) {
        for (String entry : configured.split(",", -1)) {
            String[] parts = entry.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,32}")) {
                throw new IllegalArgumentException("field keys are written id:base64,id2:base64");
            }
            if (keys.putIfAbsent(parts[0], key(parts[1], "AES")) != null) {
                throw new IllegalArgumentException("field key " + parts[0] + " is there twice");
            }
        }
    }

    static SecretKey key(String base64, String algorithm) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException("a key is no base64", noBase64);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    String current() {
        return keys.keySet().iterator().next();
    }

    SecretKey get(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("no field key of id " + id + " is configured");
        }
        return key;
    }

    /// Whether the key is among them, under whatever id.
    boolean holds(SecretKey key) {
        return keys.containsValue(key);
    }
}
