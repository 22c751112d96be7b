package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Caller ANNA = new Caller("anna", Map.of("c1", Set.of("agent"), "c2", Set.of("resident")));

    private static final Caller CALLER = new Caller(
            "x",
            Map.of(
                    "home", Set.of("resident"),
                    "former home", Set.of(),
                    "job", Set.of("manager"),
                    "job at home", Set.of("worker", "resident")));

    @Test
    void aRoleCountsOnlyInItsCommunity() {
        assertThat(ANNA.has("c1", "agent", "leader")).isTrue();
        assertThat(ANNA.has("c2", "agent")).isFalse();
        assertThat(ANNA.communitiesWith("agent", "leader")).containsExactly("c1");
    }

    @Test
    void aStrangerIsToldThatThereIsNothingAndWhoHasAnotherRoleThatItDoesNotSuffice() {
        ANNA.require("c1", "agent");
        assertRefused("c2", new Forbidden());
        assertRefused("c3", new NotFound());
    }

    @Test
    void isThemselvesAsAResidentOrByThePhoneAloneButNotAsStaff() {
        assertThat(CALLER.ownCommunities()).containsExactly("former home", "home", "job at home");
        assertThat(CALLER.isThemselves("job")).isFalse();
    }

    @Test
    void isNobodyWhereTheSignInOpensNothing() {
        assertThat(CALLER.isThemselves("elsewhere")).isFalse();
        assertThat(CALLER.communities()).containsExactly("former home", "home", "job", "job at home");
        assertThat(Caller.ANONYMOUS.ownCommunities()).isEmpty();
    }

    private static void assertRefused(String community, Refusal refusal) {
        assertThatThrownBy(() -> ANNA.require(community, "agent"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
