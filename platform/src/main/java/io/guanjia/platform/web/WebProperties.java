package io.guanjia.platform.web;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a service's HTTP side is told.
///
/// @param tokenJwksUri where the public keys of access tokens are fetched
/// @param maxBody the largest body that is no upload
@Validated
@ConfigurationProperties("guanjia.web")
public record WebProperties(
        @NotNull @DefaultValue("http://localhost:8084/api/v1/auth/jwks")
        URI tokenJwksUri,

        @NotNull @DefaultValue("1MB") DataSize maxBody) {}
