package io.guanjia.platform.settings;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A community's settings of the service that declares this bean. The entity tag of settings never changed is `"0"`.
@RestController
@RequestMapping("/api/v1/communities/{communityId}/settings/${guanjia.settings.name:${spring.application.name}}")
public final class SettingsController {

    private static final String EFFECTIVE_FROM = "effectiveFrom";

    private final Settings<?> settings;

    public SettingsController(Settings<?> settings) {
        this.settings = settings;
    }

    /// What is in force now, or at the instant asked for.
    @GetMapping
    ResponseEntity<Object> inForce(@PathVariable String communityId, @RequestParam @Nullable Instant at, Call call) {
        call.caller().require(communityId, "manager", "admin");
        long revision = settings.find(communityId).map(Stored::revision).orElse(0L);
        return answer(revision, communityId, at == null ? call.at() : at);
    }

    /// Changes the groups named in the body, from its `effectiveFrom` on or at once; answers with what holds then.
    @PutMapping
    ResponseEntity<Object> change(@PathVariable String communityId, @RequestBody ObjectNode body, Call call) {
        call.caller().require(communityId, "manager", "admin");
        Instant from = instant(body.remove(EFFECTIVE_FROM));
        long revision =
                settings.put(communityId, body, from, call.edit()).stored().revision();
        return answer(revision, communityId, from == null ? call.at() : from);
    }

    private ResponseEntity<Object> answer(long revision, String communityId, Instant at) {
        return ResponseEntity.ok().eTag(String.valueOf(revision)).body(settings.at(communityId, at));
    }

    private static @Nullable Instant instant(@Nullable JsonNode said) {
        try {
            return said == null ? null : Instant.parse(said.asString(""));
        } catch (DateTimeException malformed) {
            throw new RefusedException(InvalidRequest.of("/" + EFFECTIVE_FROM, "wrong-type"));
        }
    }
}
