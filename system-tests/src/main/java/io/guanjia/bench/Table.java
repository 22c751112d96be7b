package io.guanjia.bench;

import java.util.ArrayList;
import java.util.List;

/// Figures one below the other, for a screen and for a page in Markdown alike.
final class Table {

    private Table() {}

    static List<String> of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Figure", "Value", "Note"));
        figures.forEach(figure -> rows.add(List.of(figure.name(), figure.shown(), figure.note())));
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        lines.add(1, "|%s|%s:|%s|".formatted(rule(widths[0] + 2), rule(widths[1] + 1), rule(widths[2] + 2)));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        String name = row.get(0) + " ".repeat(widths[0] - row.get(0).length());
        String value = " ".repeat(widths[1] - row.get(1).length()) + row.get(1);
        String note = row.get(2) + " ".repeat(widths[2] - row.get(2).length());
        return "| " + name + " | " + value + " | " + note + " |";
    }

    private static String rule(int width) {
        return "-".repeat(width);
    }
}
