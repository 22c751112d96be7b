package io.guanjia.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guanjia.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerEngineTest {

    private final HttpServer engine = create();

    @BeforeEach
    void holdsOneImage() {
        engine.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals("/images/mongo:8.0/json");
            exchange.sendResponseHeaders(known ? 200 : 404, -1);
            exchange.close();
        });
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    @Test
    void hasWhatItHolds() {
        assertThat(engine().hasAll(List.of("mongo:8.0"))).isTrue();
    }

    @Test
    void lacksWhatItWouldHaveToPull() {
        assertThat(engine().hasAll(List.of("mongo:8.0", "apache/kafka:4.2.1"))).isFalse();
    }

    @Test
    void nobodyAnswersIsNo() {
        URI nobody = URI.create("tcp://127.0.0.1:" + Ports.free());
        URI noSocket = URI.create("unix:///nowhere/docker.sock");
        assertThat(DockerEngine.at(nobody).hasAll(List.of("mongo:8.0"))).isFalse();
        assertThat(DockerEngine.at(noSocket).hasAll(List.of("mongo:8.0"))).isFalse();
    }

    private DockerEngine engine() {
        return DockerEngine.at(
                URI.create("tcp://127.0.0.1:" + engine.getAddress().getPort()));
    }

    private static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
