package io.guanjia.notification.delivery;

import io.guanjia.platform.testing.Drawing;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The drawing in the README is the table.
class DeliveryDrawingTest {

    @Test
    void showsTheTableAsItIs() throws IOException {
        Drawing.stands("DeliveryStatus", drawing());
    }

    private static String drawing() {
        return Stream.of(DeliveryStatus.values())
                .flatMap(from -> from.allowed().stream()
                        .sorted()
                        .map(command -> "    %s --> %s: %s%n"
                                .formatted(
                                        from.code(),
                                        command.leadsTo().code(),
                                        command.name().toLowerCase(Locale.ROOT))))
                .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n    [*] --> queued\n", "```\n"));
    }
}
