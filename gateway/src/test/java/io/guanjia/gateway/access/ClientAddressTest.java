package io.guanjia.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ClientAddressTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7 | 203.0.113.1               | 198.51.100.7", // a client that claims another address
                "10.1.2.3     | 203.0.113.1               | 203.0.113.1",
                "10.1.2.3     | 192.0.2.66, 203.0.113.1   | 203.0.113.1", // the left one was written by the client
                "10.1.2.3     | 203.0.113.1, 10.9.9.9     | 203.0.113.1",
                "10.1.2.3     | localhost                 | 10.1.2.3",
                "10.1.2.3     | 203.0.113.1:443           | 10.1.2.3",
                "10.1.2.3     | ''                        | 10.1.2.3",
                "fd00::1      | 2001:db8::5               | 2001:db8:0:0:0:0:0:5"
            })
    void believesOnlyItsOwnProxies(String peer, String forwarded, String expected) {
        assertThat(found(PROXIES, peer, forwarded)).isEqualTo(expected);
    }

    @Test
    void believesNobodyWithoutProxies() {
        assertThat(found(List.of(), "10.1.2.3", "203.0.113.1")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.0.0.0/33", "10.0.0.0/-1", "", "/8"})
    void readsOnlyLiteralBlocks(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }

    private static String found(List<String> proxies, String peer, String forwarded) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/tickets")
                .remoteAddress(new InetSocketAddress(peer, 4711))
                .header("X-Forwarded-For", forwarded));
        new ClientAddress(proxies).filter(exchange, next -> Mono.empty()).block();
        return Client.address(exchange);
    }
}
