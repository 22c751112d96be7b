package io.guanjia.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /// Computed with openssl: printf '%s' 'msg_1.1614265330.{"test": 2432232314}' | openssl dgst -sha256
    /// -mac HMAC -macopt hexkey:<bytes of the secret> -binary | base64
    @Test
    void signsIdTimestampAndBody() {
        String signature = Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void drawsSecretsOfTheirOwn() {
        SecureRandom random = new SecureRandom();
        assertThat(Signature.newSecret(random)).startsWith("whsec_").isNotEqualTo(Signature.newSecret(random));
    }
}
