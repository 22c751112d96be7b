package io.guanjia.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The drawing in the README is the table. `-Dguanjia.draw=true` draws it again.
class TransitionsDrawingTest {

    private static final Path README = Path.of("README.md");
    private static final String START = "<!-- drawn from Transitions -->\n";
    private static final String END = "<!-- end of drawing -->\n";

    @Test
    void showsTheTableAsItIs() throws IOException {
        String readme = Files.readString(README);
        String drawn = readme.substring(0, readme.indexOf(START) + START.length())
                + drawings()
                + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("guanjia.draw")) {
            Files.writeString(README, drawn);
        }
        assertThat(Files.readString(README)).isEqualTo(drawn);
    }

    private static String drawings() {
        Map<Transitions, TreeSet<String>> kinds = new LinkedHashMap<>();
        for (TicketKind kind : TicketKind.values()) {
            kinds.computeIfAbsent(kind.transitions(), _ -> new TreeSet<>()).add(kind.code());
        }
        StringBuilder all = new StringBuilder();
        kinds.forEach((table, names) -> all.append("\n**")
                .append(String.join(", ", names))
                .append("**\n\n")
                .append(draw(table)));
        return all.append('\n').toString();
    }

    private static String draw(Transitions table) {
        StringBuilder drawing = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> submitted\n");
        for (TicketStatus from : TicketStatus.values()) {
            Map<String, TreeSet<String>> edges = new TreeMap<>();
            Arrays.stream(TicketCommand.values())
                    .forEach(command -> table.targets(from, command)
                            .forEach(to -> edges.computeIfAbsent(to.code(), _ -> new TreeSet<>())
                                    .add(command.code())));
            edges.forEach((to, commands) ->
                    drawing.append("    %s --> %s: %s%n".formatted(from.code(), to, String.join(", ", commands))));
        }
        return drawing.append("```\n").toString();
    }
}
