package io.guanjia.owner.signin;

import io.guanjia.owner.OwnerProblem.InvalidGrant;
import io.guanjia.owner.OwnerProperties;
import io.guanjia.owner.signin.RefreshFamilies.Renewed;
import io.guanjia.platform.domain.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// Opens, renews and ends sign-ins.
@Service
class Sessions {

    private final RefreshFamilies families;
    private final Grants grants;
    private final AccessTokens tokens;
    private final OwnerProperties properties;
    private final Clock clock;

    Sessions(RefreshFamilies families, Grants grants, AccessTokens tokens, OwnerProperties properties, Clock clock) {
        this.families = families;
        this.grants = grants;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /// What a client gets and keeps.
    record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    Tokens open(SignInWay way) {
        Rights rights = grants.of(way).orElseThrow(Sessions::wrong);
        Instant now = clock.instant();
        return tokens(families.start(way, now), rights, now);
    }

    Tokens renew(String refreshToken) {
        Instant now = clock.instant();
        Renewed renewed = families.renew(refreshToken, now).orElseThrow(Sessions::wrong);
        Rights rights = grants.of(renewed.way()).orElseThrow(() -> {
            families.end(renewed.family());
            return wrong();
        });
        return tokens(renewed, rights, now);
    }

    void end(String family) {
        families.end(family);
    }

    private Tokens tokens(Renewed family, Rights rights, Instant now) {
        String access = tokens.issue(family.way().personId(), rights, family.family(), now);
        return new Tokens(access, "Bearer", properties.accessTokenLife().toSeconds(), family.refreshToken());
    }

    static RefusedException wrong() {
        return new RefusedException(new InvalidGrant());
    }
}
