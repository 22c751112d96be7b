package io.guanjia.owner.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void takesAllAddressesOfAnIpv6NetworkForOne() {
        assertThat(ClientAddress.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(ClientAddress.network("2001:db8:1:2::9"))
                .isNotEqualTo(ClientAddress.network("2001:db8:1:3::9"));
    }

    @Test
    void tellsIpv4AddressesApartHoweverTheyAreWritten() {
        assertThat(ClientAddress.network("10.1.0.2")).isEqualTo("10.1.0.2");
        assertThat(ClientAddress.network("::ffff:10.1.0.2")).isEqualTo("10.1.0.2");
        assertThat(ClientAddress.network("10.1.0.3")).isNotEqualTo(ClientAddress.network("10.1.0.2"));
    }

    @Test
    void keepsWhatIsNoAddress() {
        assertThat(ClientAddress.network("unknown")).isEqualTo("unknown");
    }
}
