package io.guanjia.ticket.ticket;

import io.guanjia.platform.testing.Drawing;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The drawing in the README is the table.
class TransitionsDrawingTest {

    @Test
    void showsTheTableAsItIs() throws IOException {
        Drawing.stands("Transitions", drawings());
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
