package io.guanjia.notification.preference;

import io.guanjia.notification.audience.Wire;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// People choose for themselves only. Before the first choice the entity tag is `"0"`.
public final class PreferenceDesk implements Choices {

    static final String NOTHING_CHOSEN = "0";

    private final Aggregates<Preferences> preferences;

    public PreferenceDesk(Aggregates<Preferences> preferences) {
        this.preferences = preferences;
    }

    Optional<Stored<Preferences>> of(Caller caller) {
        return preferences.find(caller.subject(), Scope.everything());
    }

    Outcome<Preferences> choose(Call call, Set<Wire> declined) {
        if (declined.contains(Wire.WEBHOOK)) {
            throw new RefusedException(InvalidRequest.of("/declined", "unknown-value"));
        }
        Command edit = call.edit();
        String person = call.caller().subject();
        if (of(call.caller()).isPresent()) {
            return preferences.change(
                    person, Scope.everything(), edit, (state, change) -> state.decline(declined, change));
        }
        if (Objects.requireNonNull(edit.ifMatch()) != 0) {
            throw new RefusedException(new PreconditionFailed(0));
        }
        return preferences.create(
                person, edit, change -> Preferences.first(home(call.caller()), person, declined, change));
    }

    @Override
    public boolean accepts(String personId, Wire wire) {
        return preferences
                .find(personId, Scope.everything())
                .map(stored -> stored.state().accepts(wire))
                .orElse(true);
    }

    /// A person's own events stand under one of their communities.
    private static String home(Caller caller) {
        return caller.grants().keySet().stream().sorted().findFirst().orElse("*");
    }
}
