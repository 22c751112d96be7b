package io.guanjia.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts single fields (AES-256-GCM). The context — what the field is of, such as `person:4f…:phone` — is bound in:
/// a ciphertext copied to another document or field does not open there.
public final class FieldCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(KeyRing keys) {
        this.keys = keys;
    }

    public Sealed seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted =
                run(Cipher.ENCRYPT_MODE, keys.current(), nonce, context, plain.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, all, NONCE_BYTES, encrypted.length);
        return new Sealed(keys.current() + "." + Base64.getEncoder().encodeToString(all));
    }

    /// The text again.
    ///
    /// @throws IllegalStateException when it was changed, sealed for another context, or its key is gone
    public String open(Sealed sealed, String context) {
        int dot = sealed.text().indexOf('.');
        if (dot < 0) {
            throw new IllegalStateException("not a sealed text");
        }
        byte[] all = Base64.getDecoder().decode(sealed.text().substring(dot + 1));
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(all, Math.min(NONCE_BYTES, all.length), all.length);
        String key = sealed.text().substring(0, dot);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, context, encrypted), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String key, byte[] nonce, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((key + "|" + context).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a field did not open under key " + key, e);
        }
    }
}
