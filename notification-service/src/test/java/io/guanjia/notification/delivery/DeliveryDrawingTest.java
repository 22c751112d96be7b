package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The drawing in the README is the table. `-Dguanjia.draw=true` draws it again.
class DeliveryDrawingTest {

    private static final Path README = Path.of("README.md");
    private static final String START = "<!-- drawn from DeliveryStatus -->\n";
    private static final String END = "<!-- end of drawing -->\n";

    @Test
    void showsTheTableAsItIs() throws IOException {
        String readme = Files.readString(README);
        String drawn = readme.substring(0, readme.indexOf(START) + START.length())
                + drawing()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("guanjia.draw")) {
            Files.writeString(README, drawn);
        }
        assertThat(Files.readString(README)).isEqualTo(drawn);
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
