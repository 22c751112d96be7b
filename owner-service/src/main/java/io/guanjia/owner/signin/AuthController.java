package io.guanjia.owner.signin;

import io.guanjia.owner.person.PhoneNumbers;
import io.guanjia.owner.signin.Sessions.Tokens;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    private final CodeDesk codes;
    private final Credentials credentials;
    private final Sessions sessions;
    private final TokenKeys keys;

    AuthController(CodeDesk codes, Credentials credentials, Sessions sessions, TokenKeys keys) {
        this.codes = codes;
        this.credentials = credentials;
        this.sessions = sessions;
        this.keys = keys;
    }

    record CodeRequest(@NotBlank @Size(max = 30) String phone) {
        @Override
        public String toString() {
            return "CodeRequest";
        }
    }

    record CodeSent(long expiresIn, long retryAfter) {}

    record TokenRequest(
            @NotBlank @Pattern(regexp = "code|password|refresh_token")
            String grantType,

            @Nullable @Size(max = 30) String phone,
            @Nullable @Size(max = 10) String code,
            @Nullable @Size(max = 100) String username,
            @Nullable @Size(max = 128) String password,
            @Nullable @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "TokenRequest[" + grantType + "]";
        }
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CodeSent send(@Valid @RequestBody CodeRequest body, HttpServletRequest request) {
        codes.send(PhoneNumbers.require(body.phone(), "/phone"), ClientAddress.of(request));
        return new CodeSent(OneTimeCodes.LIFE.toSeconds(), CodeDesk.PAUSE.toSeconds());
    }

    @PostMapping("/tokens")
    ResponseEntity<Tokens> signIn(@Valid @RequestBody TokenRequest body, HttpServletRequest request) {
        Tokens tokens = switch (body.grantType()) {
            case "code" ->
                sessions.open(credentials.byCode(
                        PhoneNumbers.require(required(body.phone(), "/phone"), "/phone"),
                        required(body.code(), "/code"),
                        ClientAddress.of(request)));
            case "password" ->
                sessions.open(credentials.byPassword(
                        required(body.username(), "/username"),
                        required(body.password(), "/password"),
                        ClientAddress.of(request)));
            default -> sessions.renew(required(body.refreshToken(), "/refreshToken"));
        };
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }

    @DeleteMapping("/tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@AuthenticationPrincipal Jwt token) {
        String session = token.getClaimAsString(AccessTokens.SESSION);
        if (session != null) {
            sessions.end(session);
        }
    }

    @GetMapping("/jwks")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(keys.published());
    }

    private static String required(@Nullable String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw new RefusedException(InvalidRequest.of(pointer, "required"));
        }
        return value;
    }
}
