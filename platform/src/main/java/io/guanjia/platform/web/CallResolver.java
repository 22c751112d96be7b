package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.KeyMissing;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Gives controller methods their {@link Call}, {@link Caller} or {@link PageRequest}.
final class CallResolver implements HandlerMethodArgumentResolver {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Set<Class<?>> TYPES = Set.of(Call.class, Caller.class, PageRequest.class);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,512}");
    private static final int USUAL_PAGE = 50;

    private final Clock clock;

    CallResolver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return page(request);
        }
        Optional<Jwt> token = token(request.getUserPrincipal());
        Caller caller = token.map(Caller::of).orElse(Caller.ANONYMOUS);
        return type == Caller.class ? caller : call(request, caller, token);
    }

    private Call call(HttpServletRequest request, Caller caller, Optional<Jwt> token) {
        String route = route(request);
        return new Call(
                caller,
                route,
                key(request.getHeader(IDEMPOTENCY_KEY)),
                Ids.sha256(route.getBytes(StandardCharsets.UTF_8), CanonicalJson.of(BodyFilter.bodyOf(request))),
                revision(request.getHeader(HttpHeaders.IF_MATCH)),
                RequestContextUtils.getLocale(request),
                clock.instant(),
                token.map(Jwt::getExpiresAt).orElse(Instant.MAX));
    }

    private static Optional<Jwt> token(@Nullable Principal principal) {
        return principal instanceof JwtAuthenticationToken shown ? Optional.of(shown.getToken()) : Optional.empty();
    }

    /// Template and ids rather than the raw path, so that another spelling of the same address is the same route.
    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Object ids = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return request.getMethod() + " " + pattern + (ids instanceof Map<?, ?> named ? new TreeMap<>(named) : "");
    }

    private static @Nullable String key(@Nullable String sent) {
        if (sent != null && !KEY.matcher(sent).matches()) {
            throw new RefusedException(new KeyMissing());
        }
        return sent;
    }

    private static @Nullable Long revision(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        Matcher tag = STRONG_TAG.matcher(sent);
        if (!tag.matches()) {
            throw new RefusedException(InvalidRequest.of("/If-Match", "invalid-entity-tag"));
        }
        return Long.valueOf(tag.group(1));
    }

    private static PageRequest page(HttpServletRequest request) {
        String limit = Objects.requireNonNullElse(request.getParameter("limit"), String.valueOf(USUAL_PAGE));
        String after = request.getParameter("after");
        if (after != null && !CURSOR.matcher(after).matches()) {
            throw new RefusedException(InvalidRequest.of("/after", "malformed"));
        }
        return new PageRequest(limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0, after);
    }
}
