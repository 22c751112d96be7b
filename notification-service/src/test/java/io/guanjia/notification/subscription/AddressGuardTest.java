package io.guanjia.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.notification.subscription.AddressGuard.ForbiddenAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "127.1",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1"
            })
    void refusesWhatIsNotThePublicInternet(String host) {
        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "2606:4700:4700::1111"})
    void letsThePublicInternetBeReached(String host) throws UnknownHostException {
        assertThat(guard.resolve(host)).hasSize(1);
    }

    @Test
    void letsTheAllowListBeReachedAndNothingBesideIt() throws UnknownHostException {
        AddressGuard lenient = new AddressGuard(List.of("127.0.0.1", "10.1.0.0/16"));
        assertThat(lenient.resolve("127.0.0.1")).hasSize(1);
        assertThat(lenient.resolve("10.1.9.9")).hasSize(1);
        assertThat(lenient.allows("127.0.0.1")).isTrue();
        assertThat(lenient.allows("8.8.8.8")).isFalse();
        assertThatThrownBy(() -> lenient.resolve("127.0.0.2")).isInstanceOf(ForbiddenAddress.class);
    }
}
