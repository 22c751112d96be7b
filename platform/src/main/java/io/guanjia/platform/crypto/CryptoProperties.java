package io.guanjia.platform.crypto;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Keys of encrypted fields.
///
/// @param fieldKeys `id:base64,id2:base64`, 256 bits each, the first is current. `GUANJIA_FIELD_KEYS`
/// @param lookupKey base64 of 256 bits. `GUANJIA_LOOKUP_KEY`
@Validated
@ConfigurationProperties("guanjia.crypto")
record CryptoProperties(
        @NotBlank String fieldKeys, @NotBlank String lookupKey) {

    /// The trial keys are published with the sources, so they are known by their bytes.
    static final String TRIAL_FIELD_KEY = "dHJpYWwtb25seS1maWVsZC1rZXktMzItYnl0ZXMhISE=";

    static final String TRIAL_LOOKUP_KEY = "dHJpYWwtb25seS1sb29rdXAta2V5LTMyLWJ5dGVzISE=";
}
