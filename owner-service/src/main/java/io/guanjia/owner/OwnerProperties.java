package io.guanjia.owner;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What owner-service is told.
///
/// @param tokenKeysDir where the keys that sign access tokens lie; without it a key of this run's own signs
/// @param bootstrapAdminFile holds the first password of `admin`; read once, when there is no such account
/// yet
/// @param tokenKeyRotation how long a key signs before the next one takes over
/// @param accessTokenLife how long an access token is good
/// @param refreshTokenLife how long a sign-in lasts without being used
@Validated
@ConfigurationProperties("guanjia.owner")
public record OwnerProperties(
        @Nullable Path tokenKeysDir,
        @Nullable Path bootstrapAdminFile,
        @NotNull @DefaultValue("P30D") Duration tokenKeyRotation,
        @NotNull @DefaultValue("PT15M") Duration accessTokenLife,
        @NotNull @DefaultValue("P30D") Duration refreshTokenLife) {
    public OwnerProperties {
        tokenKeysDir = given(tokenKeysDir);
        bootstrapAdminFile = given(bootstrapAdminFile);
    }

    /// A variable that is set to nothing is not set.
    private static @Nullable Path given(@Nullable Path path) {
        return path == null || path.toString().isBlank() ? null : path;
    }
}
