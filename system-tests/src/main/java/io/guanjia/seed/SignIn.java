package io.guanjia.seed;

import io.guanjia.api.Answer;
import io.guanjia.api.Api;
import java.util.Map;

/// Staff signing in; the first password is changed on the first sign-in.
final class SignIn {

    private static final int OK = 200;

    private final Api api;
    private final Passwords passwords;

    SignIn(Api api, Passwords passwords) {
        this.api = api;
        this.passwords = passwords;
    }

    /// The API as that member of staff uses it.
    Api as(String username) {
        Passwords.Pair pair = passwords.of(username);
        Answer first = tokens(username, pair.first());
        if (first.status() != OK) {
            return signedIn(tokens(username, pair.chosen()));
        }
        Answer changed =
                signedIn(first).put("/api/v1/me/password", Map.of("current", pair.first(), "new", pair.chosen()));
        // A change whose answer was lost leaves the old password wrong when it is asked again.
        return signedIn(changed.status() == OK ? changed : tokens(username, pair.chosen()));
    }

    private Answer tokens(String username, String password) {
        return api.post(
                "/api/v1/auth/tokens", Map.of("grantType", "password", "username", username, "password", password));
    }

    private Api signedIn(Answer answer) {
        return api.as(answer.must(OK).text("accessToken"));
    }
}
