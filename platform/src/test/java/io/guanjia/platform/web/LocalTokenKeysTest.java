package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class LocalTokenKeysTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8084/api/v1/auth/jwks, true",
        "http://127.0.0.1:8084/jwks, true",
        "http://[::1]:8084/jwks, true",
        "http://owner-service:8084/api/v1/auth/jwks, false",
        "https://example.org/jwks, false"
    })
    void areForTrialOnly(URI address, boolean trial) {
        WebProperties properties = new WebProperties(address, DataSize.ofMegabytes(1));
        assertThat(new SecurityAutoConfiguration()
                        .localTokenKeys(properties)
                        .trialUse()
                        .isPresent())
                .isEqualTo(trial);
    }
}
