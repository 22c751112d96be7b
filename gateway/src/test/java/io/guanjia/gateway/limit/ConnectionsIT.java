package io.guanjia.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.GatewayProperties.Places;
import io.guanjia.gateway.access.TrustedProxies;
import io.guanjia.gateway.testing.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class ConnectionsIT {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final DisposableServer server = Connections.bounded(
                    HttpServer.create().host("127.0.0.1").port(0),
                    new Places(2, 4),
                    new TrustedProxies(List.of("127.0.0.9/32")))
            .handle((request, response) -> response.send())
            .bindNow();
    private final List<Wire> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Wire wire : open) {
            wire.close();
        }
        server.disposeNow();
    }

    @Test
    void closesTheThirdOfAnAddressAndLetsOthersIn() throws IOException {
        assertThat(isServed("127.0.0.2")).isTrue();
        assertThat(isServed("127.0.0.2")).isTrue();
        assertThat(isServed("127.0.0.2")).isFalse();
        assertThat(isServed("127.0.0.3")).isTrue();
    }

    @Test
    void boundsTheConnectionsOfAProxyByTheTotalAlone() throws IOException {
        for (int connection = 0; connection < 4; connection++) {
            assertThat(isServed("127.0.0.9")).isTrue();
        }
        assertThat(isServed("127.0.0.9")).isFalse();
        assertThat(isServed("127.0.0.2")).isFalse();
    }

    @Test
    void letsInAgainWhenOneHasEnded() throws IOException {
        assertThat(isServed("127.0.0.2")).isTrue();
        assertThat(isServed("127.0.0.2")).isTrue();
        open.getFirst().close();
        Awaitility.await().until(() -> isServed("127.0.0.2"));
    }

    private boolean isServed(String address) throws IOException {
        Wire wire = Wire.from(address, server.port());
        open.add(wire);
        try {
            wire.write(REQUEST);
            return wire.read().startsWith("HTTP/1.1 200");
        } catch (IOException closed) {
            return false;
        }
    }
}
