package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls: the token's subject and its roles by community. A role counts only in the community it is granted in.
/// A grant without roles says that the community knows the person by the phone they signed in with, and no more.
public record Caller(String subject, Map<String, Set<String>> grants) {

    private static final String RESIDENT = "resident";

    /// Whoever calls a public route without a token.
    public static final Caller ANONYMOUS = new Caller("anonymous", Map.of());

    /// Reads the claims `sub` and `grants: [{community, roles}]`.
    ///
    /// @throws IllegalArgumentException when they do not have that form
    static Caller of(Jwt token) {
        if (!(token.getClaim(AccessToken.GRANTS) instanceof Collection<?> claimed) || token.getSubject() == null) {
            throw new IllegalArgumentException("a token needs sub and grants");
        }
        Map<String, Set<String>> grants = new LinkedHashMap<>();
        for (Object grant : claimed) {
            if (!(grant instanceof Map<?, ?> fields
                    && fields.get("community") instanceof String community
                    && fields.get("roles") instanceof Collection<?> roles)) {
                throw new IllegalArgumentException("a grant is {community, roles}");
            }
            Set<String> all = grants.computeIfAbsent(community, none -> new TreeSet<>());
            roles.forEach(role -> all.add(String.valueOf(role)));
        }
        return new Caller(token.getSubject(), grants);
    }

    public Set<String> roles(String community) {
        return grants.getOrDefault(community, Set.of());
    }

    public boolean has(String community, String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles(community)::contains);
    }

    /// The communities that this sign-in opens at all. Whatever is found by the subject is looked for in these alone:
    /// elsewhere the same person is out of its reach.
    public List<String> communities() {
        return grants.keySet().stream().sorted().toList();
    }

    /// Whether this sign-in reaches what is the caller's own there (home, bills, claims): as a resident, or known by
    /// the phone alone, which is a grant without any role. A role of staff does not: staff set its password.
    public boolean isThemselves(String community) {
        return has(community, RESIDENT)
                || (grants.containsKey(community) && roles(community).isEmpty());
    }

    /// Where the caller is themselves, for the scope of what is theirs.
    public List<String> ownCommunities() {
        return communities().stream().filter(this::isThemselves).toList();
    }

    /// The communities in which the caller has at least one of the roles: what scope filters are made of.
    public List<String> communitiesWith(String... anyOf) {
        return grants.keySet().stream()
                .filter(community -> has(community, anyOf))
                .sorted()
                .collect(Collectors.toList());
    }

    /// Insists on one of the roles in the community.
    ///
    /// @throws RefusedException {@link NotFound} to a stranger, {@link Forbidden} to whoever has another role there
    public void require(String community, String... anyOf) {
        if (!has(community, anyOf)) {
            throw new RefusedException(roles(community).isEmpty() ? new NotFound() : new Forbidden());
        }
    }
}
