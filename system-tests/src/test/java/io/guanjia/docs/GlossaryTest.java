package io.guanjia.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The glossary names what is there, and what is there stands in the glossary.
class GlossaryTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\|[^|]+\\|[^|]+\\|([^|]+)\\|.*");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*)`");
    private static final Pattern NOUN = Pattern.compile("(?m)^public (?:sealed interface|enum) (\\w+)");
    /// What belongs to every aggregate is no word of the trade.
    private static final Pattern PLUMBING = Pattern.compile("\\w*(Event|Refusal|Problem|Command)");

    @Test
    void everyJavaNameOfTheGlossaryIsASourceFile() throws IOException {
        Set<String> files = sources().map(GlossaryTest::nameOf).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named()).isNotEmpty().isSubsetOf(files);
    }

    @Test
    void everySealedOrEnumeratedNounOfAServiceStandsInTheGlossary() throws IOException {
        Set<String> nouns = sources()
                .filter(source -> source.toString().contains("-service"))
                .map(GlossaryTest::read)
                .flatMap(text -> NOUN.matcher(text).results())
                .map(found -> found.group(1))
                .filter(name -> !PLUMBING.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(nouns).isNotEmpty();
        assertThat(named()).containsAll(nouns);
    }

    private static Set<String> named() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/glossary.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        return modules.stream().flatMap(GlossaryTest::javaFiles);
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
