package io.guanjia.borders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk sees a hole when there is one.
class BorderTest {

    private static final List<Border.Crossing> CROSSINGS = Border.Crossing.all();

    @Test
    void findsEveryRouteOfAHouseWithoutWalls() throws IOException, InterruptedException {
        List<Border> shut = Border.all().stream()
                .filter(border -> !border.lets("neighbour") && !border.isStream())
                .toList();

        assertThat(walk(200, "{\"id\":\"ticket-1\"}").holes(Border.all()))
                .filteredOn(hole -> hole.contains(" as neighbour"))
                .hasSameSizeAs(shut);
        assertThat(walk(200, "{}").holes(Border.all()))
                .filteredOn(hole -> hole.contains(" as nobody"))
                .hasSize((int) Border.all().stream()
                        .filter(border -> !border.lets(Intruders.NOBODY))
                        .count());
        assertThat(walk(200, "{\"id\":\"ticket-1\"}").crossed(CROSSINGS)).hasSameSizeAs(CROSSINGS);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 409, 412, 415, 422, 428, 429, 500, 503})
    void takesNothingForAWallThatMayComeBehindIt(int status) throws IOException, InterruptedException {
        List<Border> tried = Border.all().stream()
                .filter(border -> !border.lets("neighbour") && !border.also().contains(status))
                .toList();

        assertThat(walk(status, "{}").holes(Border.all()))
                .filteredOn(hole -> hole.contains(" as neighbour"))
                .hasSameSizeAs(tried);
        assertThat(walk(status, "{}").crossed(CROSSINGS)).hasSameSizeAs(CROSSINGS);
    }

    @Test
    void findsNoneWhereEverythingIsShut() throws IOException, InterruptedException {
        assertThat(walk(403, "{}").holes(Border.all()))
                .allMatch(hole -> hole.contains(" as nobody"))
                .isNotEmpty();
        assertThat(walk(401, "{}").holes(Border.all())).noneMatch(hole -> hole.contains(" as nobody"));
        assertThat(walk(403, "{}").crossed(CROSSINGS)).isEmpty();
    }

    private static BorderWalk walk(int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, answer.length());
                exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        Map<String, String> ids = new HashMap<>();
        Stream.concat(Household.NAMES.stream(), Household.KINDS.keySet().stream())
                .forEach(name -> ids.put(name, name + "-1"));
        Stream.of("neighbourUnit", "neighbourTicket", "otherCommunity", "otherUnit", "otherTicket")
                .forEach(name -> ids.put(name, name + "-1"));
        return new BorderWalk(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Map.of("neighbour", "token", Intruders.NOBODY, ""),
                ids,
                Set.of("ticket-1"));
    }
}
