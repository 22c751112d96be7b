package io.guanjia.platform.internal;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who this service is among the others.
///
/// @param key own EC P-256 private key as JWK; its `kid` is the service's name. `GUANJIA_SERVICE_KEY`
/// @param publicKeys JWK set of all services. `GUANJIA_SERVICE_PUBLIC_KEYS`
/// @param callers names that may call `/internal/**` here; empty: every service whose key is known
@ConfigurationProperties("guanjia.service")
record ServiceProperties(
        @Nullable String key,
        @Nullable String publicKeys,
        @DefaultValue Set<String> callers,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("3s") Duration readTimeout) {

    ServiceProperties {
        key = given(key);
        publicKeys = given(publicKeys);
    }

    /// A variable that is set to nothing is not set.
    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
