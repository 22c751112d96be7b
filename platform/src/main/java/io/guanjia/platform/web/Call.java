package io.guanjia.platform.web;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.KeyMissing;
import io.guanjia.platform.domain.CommonRefusal.PreconditionRequired;
import io.guanjia.platform.domain.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP call as a controller method gets it: name a parameter of this type. Turns into the {@link Command} of a
/// create, a transition or an edit.
///
/// @param route method and path, for example `PUT /api/v1/tickets/{id}/hold{id=4f…}`
/// @param key the `Idempotency-Key`, where one was sent
/// @param fingerprint digest of route and canonical body
/// @param ifMatch the revision named by `If-Match`, where it was sent
/// @param at when the call came in
/// @param until when the caller's token ends, and with it a stream
public record Call(
        Caller caller,
        String route,
        @Nullable String key,
        String fingerprint,
        @Nullable Long ifMatch,
        Locale locale,
        Instant at,
        Instant until) {

    /// The id of what this call creates: a repeat of the call leads to the same one.
    public String newId() {
        return scopedKey();
    }

    /// The command of a create; the key is required.
    public Command create() {
        return create("app");
    }

    public Command create(String channel) {
        return new Command(scopedKey(), fingerprint, Actor.person(caller.subject(), channel), at, null, null);
    }

    /// The command of a transition: guarded by the status table, by `If-Match` and the key where they were sent.
    public Command transition() {
        return transition(null, null, null);
    }

    /// A transition that happened at another time, or was told by somebody else than who did it.
    public Command transition(@Nullable Instant occurredAt, @Nullable String onBehalfOf, @Nullable String via) {
        Actor actor = new Actor(caller.subject(), onBehalfOf, via, "app");
        return new Command(key == null ? Ids.fresh() : scopedKey(), fingerprint, actor, at, occurredAt, ifMatch);
    }

    /// The command of an edit; `If-Match` is required.
    public Command edit() {
        if (ifMatch == null) {
            throw new RefusedException(new PreconditionRequired());
        }
        return transition();
    }

    /// The same call whose fingerprint also covers what is not in a JSON body, such as an uploaded file's digest.
    public Call with(String digest) {
        String both = Ids.sha256((fingerprint + digest).getBytes(StandardCharsets.UTF_8));
        return new Call(caller, route, key, both, ifMatch, locale, at, until);
    }

    /// Keys are the caller's own: the same one from somebody else, or on another route, is another key.
    private String scopedKey() {
        if (key == null) {
            throw new RefusedException(new KeyMissing());
        }
        return Ids.derive(caller.subject(), route, key);
    }
}
