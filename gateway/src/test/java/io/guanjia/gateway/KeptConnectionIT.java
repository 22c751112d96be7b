package io.guanjia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Wire;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A connection that is kept answers every request on it.
@GatewayTest
class KeptConnectionIT {

    @Autowired
    private Caller caller;

    /// Each is answered at once, by the gateway alone.
    static Stream<String> answeredHere() {
        return Stream.of(
                "GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/docs/asyncapi.json HTTP/1.1\r\nHost: x\r\n\r\n",
                """
                OPTIONS /api/v1/tickets HTTP/1.1\r
                Host: x\r
                Origin: https://desk.example\r
                Access-Control-Request-Method: POST\r
                \r
                """);
    }

    @ParameterizedTest
    @MethodSource("answeredHere")
    void answersTheRequestAfterOneThatWaitedItsTurnAndWasAnsweredAtOnce(String second) throws IOException {
        try (Wire wire = caller.connect()) {
            wire.write(get() + second);
            assertThat(wire.read()).startsWith("HTTP/1.1 200");
            assertThat(wire.read()).startsWith("HTTP/1.1 ");

            wire.write(get());

            assertThat(wire.read()).startsWith("HTTP/1.1 200");
        }
    }

    private static String get() {
        return "GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(Caller.freshAddress(), Tokens.of(UUID.randomUUID().toString()));
    }
}
