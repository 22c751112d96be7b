package io.guanjia.owner.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guanjia.owner.account.FirstPassword;
import io.guanjia.owner.signin.Sessions.Tokens;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final Mine mine;
    private final Credentials credentials;
    private final Sessions sessions;

    MeController(Mine mine, Credentials credentials, Sessions sessions) {
        this.mine = mine;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    record PasswordChange(
            @NotBlank @Size(max = FirstPassword.LONGEST) String current,

            @NotNull @Size(min = FirstPassword.SHORTEST, max = FirstPassword.LONGEST) @JsonProperty("new")
            String next) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @GetMapping
    Mine.Me me(Caller caller) {
        return mine.of(caller);
    }

    /// All sign-ins by the old password end; the answer is a new one.
    @PutMapping("/password")
    ResponseEntity<Tokens> changePassword(
            @Valid @RequestBody PasswordChange body, Call call, HttpServletRequest request) {
        SignInWay way = credentials.changePassword(body.current(), body.next(), ClientAddress.of(request), call);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sessions.open(way));
    }
}
