package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guanjia.local.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

    @ParameterizedTest
    @CsvSource({"200, true", "503, false", "404, false"})
    void takesOnlyAPlainYes(int status, boolean up) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(new Readiness(server.getAddress().getPort()).isUp()).isEqualTo(up);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyThereIsNotReady() {
        assertThat(new Readiness(Ports.free()).isUp()).isFalse();
    }
}
