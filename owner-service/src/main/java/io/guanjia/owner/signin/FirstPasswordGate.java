package io.guanjia.owner.signin;

import io.guanjia.owner.OwnerProblem.PasswordChangeRequired;
import io.guanjia.platform.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Whoever signed in with a first password may change it or sign out. (Elsewhere such a token grants nothing anyway.)
@Component
class FirstPasswordGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> OPEN = Set.of("PUT /api/v1/me/password", "DELETE /api/v1/auth/tokens");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns("/api/v1/auth/jwks");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken shown
                && shown.getToken().hasClaim(AccessTokens.FIRST_PASSWORD)
                && !OPEN.contains(request.getMethod() + " " + request.getRequestURI())) {
            throw new RefusedException(new PasswordChangeRequired());
        }
        return true;
    }
}
