package io.guanjia.owner.residency;

import static io.guanjia.owner.Changes.assertRefused;
import static io.guanjia.owner.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.owner.Changes;
import io.guanjia.owner.OwnerEvent.BindingDecided;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindingStatusTest {

    enum Decision {
        APPROVE,
        REFUSE;

        void on(Binding binding, Change change) {
            switch (this) {
                case APPROVE -> binding.approve("b1", "r1", false, change);
                case REFUSE -> binding.refuse("b1", change);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesOneDecision(Decision decision) {
        Binding binding = requested();
        Change change = change();
        decision.on(binding, change);

        boolean approved = decision == Decision.APPROVE;
        assertThat(binding.status()).isEqualTo(approved ? BindingStatus.APPROVED : BindingStatus.REFUSED);
        assertThat(Changes.only(change))
                .isEqualTo(new BindingDecided("c1", "b1", "u1", "p1", approved ? "approved" : "refused", false));
        assertThat(change.timers().keySet()).isEqualTo(approved ? Set.of(Binding.SETTLE) : Set.of());
        for (Decision second : Decision.values()) {
            assertRefused(
                    () -> second.on(binding, change()),
                    new WrongStatus(binding.status().code(), Set.of()));
        }
    }

    static Binding requested() {
        return Binding.request(
                "b1", new Home("c1", "u1"), "p1", ResidencyKind.FAMILY, LocalDate.parse("2026-11-22"), change());
    }
}
