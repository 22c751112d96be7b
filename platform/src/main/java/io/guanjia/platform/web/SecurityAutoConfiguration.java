package io.guanjia.platform.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import io.guanjia.platform.crypto.TrialUse;
import jakarta.servlet.DispatcherType;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.Assert;

/// Every service verifies the access token itself and lets nobody in without one.
@AutoConfiguration(after = WebAutoConfiguration.class, before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityAutoConfiguration {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[::1]");
    private static final Problem FORBIDDEN = Problem.of(403, "forbidden");
    private static final Problem CHANGE_PASSWORD = Problem.of(403, "password-change-required");

    /// Keys are kept five minutes and fetched again for an unknown one, at most every second; while the issuer is away
    /// the known ones stay good for as long as the longest token could live and be renewed twice.
    @Bean
    JwtDecoder jwtDecoder(WebProperties properties) throws MalformedURLException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                        properties.tokenJwksUri().toURL())
                .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(5).toMillis())
                .refreshAheadCache(false)
                .rateLimited(Duration.ofSeconds(1).toMillis())
                .outageTolerant(Duration.ofMinutes(45).toMillis())
                .build();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        OAuth2TokenValidator<Jwt> forUs = new JwtClaimValidator<Collection<String>>(
                "aud", audience -> audience != null && audience.contains(AccessToken.AUDIENCE));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(AccessToken.ISSUER),
                forUs,
                SecurityAutoConfiguration::wellFormed));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (JwtException e) {
                // Just asked for the keys, and there is none of that name: the token is bad, not the issuer away.
                throw e.getCause() instanceof RateLimitReachedException
                        ? new BadJwtException("signed by an unknown key", e)
                        : e;
            }
        };
    }

    /// Whoever answers on this machine's own ports would say whose tokens are good.
    @Bean
    TrialUse localTokenKeys(WebProperties properties) {
        String host = properties.tokenJwksUri().getHost();
        return () -> host == null || LOOPBACK.matcher(host).matches()
                ? Optional.of("token keys fetched from this machine (set GUANJIA_TOKEN_JWKS_URI)")
                : Optional.empty();
    }

    @Bean
    SecurityFilterChain everyRouteNeedsAToken(
            HttpSecurity http,
            ObjectProvider<PublicRoutes> publicRoutes,
            ObjectProvider<FirstPasswordRoutes> firstPasswordRoutes,
            ProblemWriter problems) {
        BearerTokenAuthenticationEntryPoint standard = new BearerTokenAuthenticationEntryPoint();
        AuthenticationEntryPoint unknown = (request, response, failure) -> {
            standard.commence(request, response, failure);
            problems.write(request, response, Problem.of(401, "unauthenticated"));
        };
        AccessDeniedHandler denied = (request, response, failure) ->
                problems.write(request, response, ownPassword(caller()) ? FORBIDDEN : CHANGE_PASSWORD);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(routes -> {
                    routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    routes.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
                    routes.requestMatchers("/v3/api-docs", "/v3/api-docs/**").permitAll();
                    // Whoever serves these brings a chain of its own; without one they are closed.
                    routes.requestMatchers("/internal/**").denyAll();
                    publicRoutes.stream()
                            .flatMap(open -> open.routes().stream())
                            .forEach(route ->
                                    routes.requestMatchers(matcher(route)).permitAll());
                    firstPasswordRoutes.stream()
                            .flatMap(open -> open.routes().stream())
                            .forEach(route ->
                                    routes.requestMatchers(matcher(route)).authenticated());
                    routes.anyRequest()
                            .access(AuthorizationManagers.allOf(
                                    AuthenticatedAuthorizationManager.authenticated(),
                                    (who, call) -> new AuthorizationDecision(ownPassword(who.get()))));
                })
                .oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(unknown)
                        .accessDeniedHandler(denied)
                        .jwt(jwt -> {}))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
                .build();
    }

    private static @Nullable Authentication caller() {
        return SecurityContextHolder.getContext().getAuthentication();
    }

    /// Not signed in by a password that somebody else set and knows.
    private static boolean ownPassword(@Nullable Authentication who) {
        return !(who instanceof JwtAuthenticationToken shown && shown.getToken().hasClaim(AccessToken.FIRST_PASSWORD));
    }

    private static PathPatternRequestMatcher matcher(String route) {
        String[] parts = route.split(" ", 2);
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(parts[0]), parts[1]);
    }

    private static OAuth2TokenValidatorResult wellFormed(Jwt token) {
        try {
            Caller.of(token);
            Assert.notNull(token.getExpiresAt(), "a token needs exp");
            return OAuth2TokenValidatorResult.success();
        } catch (IllegalArgumentException malformed) {
            return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", malformed.getMessage(), null));
        }
    }
}
