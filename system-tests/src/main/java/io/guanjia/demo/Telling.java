package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells the story, one line a step: what was done, what was seen, how long it took.
final class Telling {

    /// On a terminal a step stands there while it is done, and is overwritten by what was seen.
    private static final boolean TERMINAL =
            Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);

    private final PrintStream screen;
    private final List<Row> table = new ArrayList<>();
    private String chapter = "";
    private int steps;

    record Row(String chapter, String outcome) {}

    Telling(PrintStream screen) {
        this.screen = screen;
    }

    void chapter(String title) {
        chapter = title;
        screen.println();
        screen.println(title);
    }

    /// Does one step of the story.
    ///
    /// @param act says what was seen, or throws {@link Unexpected}
    void step(String what, Supplier<String> act) {
        steps++;
        String line = "  %2d  %s".formatted(steps, what);
        if (TERMINAL) {
            screen.print(line + " …\r");
            screen.flush();
        }
        long from = System.nanoTime();
        try {
            String seen = act.get();
            screen.printf(Locale.ROOT, "%s → %s  (%.1f s)%n", line, seen, (System.nanoTime() - from) / 1e9);
        } catch (Unexpected deviation) {
            screen.println(line + " ✗");
            throw new Unexpected("step %d, %s: %s".formatted(steps, what, deviation.getMessage()));
        }
    }

    /// What the closing screen says of the chapter.
    void outcome(String words) {
        table.add(new Row(chapter, words));
    }

    void say(String words) {
        screen.println(words);
    }

    List<Row> table() {
        return table;
    }

    int steps() {
        return steps;
    }
}
