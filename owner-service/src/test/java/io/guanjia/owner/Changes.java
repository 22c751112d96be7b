package io.guanjia.owner;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Changes to decide on, and what came of them.
public final class Changes {

    public static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private Changes() {}

    public static Change change() {
        return new Change(new Command("k", "f", Actor.person("agent", "app"), NOON, null, null));
    }

    public static DomainEvent only(Change change) {
        Assertions.assertThat(change.events()).hasSize(1);
        return change.events().getFirst();
    }

    public static void assertRefused(ThrowingCallable call, Refusal refusal) {
        Assertions.assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> Assertions.assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
