package io.guanjia.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A drawing in a service's README that is drawn from the code, between two marks. `-Dguanjia.draw=true` draws it
/// again.
public final class Drawing {

    private static final Path README = Path.of("README.md");
    private static final String END = "<!-- end of drawing -->\n";

    private Drawing() {}

    /// Holds the README of the module under test to the drawing.
    ///
    /// @param source what it is drawn from, as the mark before it says
    public static void stands(String source, String drawing) throws IOException {
        String start = "<!-- drawn from %s -->\n".formatted(source);
        String readme = Files.readString(README);
        int from = readme.indexOf(start) + start.length();
        assertThat(readme).contains(start);
        String drawn = readme.substring(0, from) + drawing + readme.substring(readme.indexOf(END, from));
        if (Boolean.getBoolean("guanjia.draw")) {
            Files.writeString(README, drawn);
        }
        assertThat(Files.readString(README)).isEqualTo(drawn);
    }
}
