package io.guanjia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Wire;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Who is slow loses its own connection and nothing of anybody else's.
@GatewayTest
@Timeout(60)
class SlowClientsIT {

    // fills the window of the breaker
    private static final int CLIENTS = 10;

    private final List<Wire> slow = new ArrayList<>();

    @Autowired
    private Caller caller;

    @AfterEach
    void hangUp() throws IOException {
        for (Wire wire : slow) {
            wire.close();
        }
    }

    @Test
    void keepsSignInOpenWhileOthersDribbleTheirs() throws IOException {
        beginToSignIn();
        Instant pastTheTimeout = Instant.now().plusSeconds(4);
        Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> {
            for (Wire wire : slow) {
                wire.write("1\r\n \r\n");
            }
            return Instant.now().isAfter(pastTheTimeout);
        });
        for (Wire wire : slow) {
            wire.write("0\r\n\r\n");
            assertThat(wire.read()).startsWith("HTTP/1.1 200");
        }
        assertThat(signIn()).isEqualTo(200);
    }

    @Test
    void keepsSignInOpenWhenOthersFallSilentInTheMiddleOfTheirs() throws IOException {
        beginToSignIn();
        for (Wire wire : slow) {
            assertThat(wire.readToTheEnd()).isEmpty();
        }
        assertThat(signIn()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"a first request,false", "a later one,true"})
    void closesOnHeadersThatDribble(String kind, boolean later) throws IOException {
        try (Wire wire = caller.connect()) {
            if (later) {
                wire.write(
                        "GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(
                                        Caller.freshAddress(),
                                        Tokens.of(UUID.randomUUID().toString())));
                assertThat(wire.read()).startsWith("HTTP/1.1 200");
            }
            wire.write("GET /api/v1/tickets HTTP/1.1\r\nX-Filler: ");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> wire.isClosedAfter("x"));
        }
    }

    private void beginToSignIn() throws IOException {
        for (int client = 0; client < CLIENTS; client++) {
            Wire wire = caller.connect();
            slow.add(wire);
            wire.write(
                    "POST /api/v1/auth/tokens HTTP/1.1",
                    "Host: x",
                    "X-Forwarded-For: " + Caller.freshAddress(),
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked",
                    "",
                    "1",
                    "{",
                    "");
        }
    }

    private int signIn() {
        return caller.send(caller.request("/api/v1/auth/tokens").POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
