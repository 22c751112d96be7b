package io.guanjia.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Caller CALLER = new Caller(
            "x",
            Map.of(
                    "home", Set.of("resident"),
                    "former home", Set.of(),
                    "job", Set.of("manager"),
                    "job at home", Set.of("worker", "resident")));

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
}
