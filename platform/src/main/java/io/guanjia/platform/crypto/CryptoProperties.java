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

    /// The trial key is published with the sources, so it is known by its bytes.
    static final String TRIAL_LOOKUP_KEY = "dHJpYWwtb25seS1sb29rdXAta2V5LTMyLWJ5dGVzISE=";
}
