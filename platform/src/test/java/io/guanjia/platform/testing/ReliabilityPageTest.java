package io.guanjia.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReliabilityPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void namesTestsThatThereAre() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        for (Path root : List.of(Path.of("src/test/java"), Path.of("../gateway/src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.forEach(file ->
                        sources.putIfAbsent(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        List<String> named = NAMED.matcher(Files.readString(Path.of("../docs/reliability.md")))
                .results()
                .map(each -> each.group(1) + " void " + each.group(2) + "(")
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(each -> {
            String[] test = each.split(" ", 2);
            assertThat(sources).containsKey(test[0]);
            assertThat(Files.readString(sources.get(test[0]))).contains(test[1]);
        });
    }
}
