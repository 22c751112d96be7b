package io.guanjia.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class BucketsTest {

    private final HttpHeaders headers = new HttpHeaders();
    private final Buckets buckets = new Buckets("client", 1, 3, 100);

    @Test
    void letsTheBurstThroughAndThenSaysWhenToComeBack() {
        for (int call = 0; call < 3; call++) {
            buckets.take("zhang", headers).block();
        }
        assertThat(headers.getFirst("RateLimit")).startsWith("\"client\";r=0;t=");
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"client\";q=3;w=3");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> buckets.take("zhang", headers).block())
                .satisfies(refused -> assertThat(refused.refusal())
                        .isInstanceOfSatisfying(
                                Refusal.RateExceeded.class,
                                exceeded -> assertThat(exceeded.retryAfter()).hasSeconds(1)));
    }

    @Test
    void countsEachCallerAlone() {
        for (int call = 0; call < 4; call++) {
            buckets.take("zhang", headers).onErrorComplete().block();
        }
        buckets.take("wang", headers).block();
        assertThat(headers.getFirst("RateLimit")).startsWith("\"client\";r=2;");
    }

    @Test
    void takesAHouseholdsNetworkForOneAddress() {
        assertThat(AddressRate.network("2001:db8:1:2:aaaa:0:0:1"))
                .isEqualTo(AddressRate.network("2001:db8:1:2:bbbb:0:0:9"))
                .isNotEqualTo(AddressRate.network("2001:db8:1:3:aaaa:0:0:1"));
        assertThat(AddressRate.network("203.0.113.5")).isEqualTo("203.0.113.5");
    }
}
