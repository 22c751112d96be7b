package io.guanjia.owner.account;

import static io.guanjia.owner.Changes.assertRefused;
import static io.guanjia.owner.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Account account = Account.open("c1", "p1", "li.wei", "hash", change());

    @Test
    void startsWithAPasswordThatMustBeChanged() {
        assertThat(account.firstPassword()).isTrue();
        account.changePassword("hash2", change());
        assertThat(account.firstPassword()).isFalse();
        account.resetPassword("hash3", change());
        assertThat(account.firstPassword()).isTrue();
    }

    @Test
    void endsEarlierSessionsWithEachChange() {
        long first = account.epoch();
        account.changePassword("hash2", change());
        account.resetPassword("hash3", change());
        account.disable(change());
        assertThat(account.epoch()).isEqualTo(first + 3);
        account.enable(change());
        assertThat(account.epoch()).isEqualTo(first + 3);
    }

    @Test
    void isDisabledOnceAndEnabledOnce() {
        assertRefused(() -> account.enable(change()), new WrongStatus("enabled", Set.of("disable")));
        account.disable(change());
        assertThat(account.disabled()).isTrue();
        assertRefused(() -> account.disable(change()), new WrongStatus("disabled", Set.of("enable")));
        account.enable(change());
        assertThat(account.disabled()).isFalse();
    }
}
