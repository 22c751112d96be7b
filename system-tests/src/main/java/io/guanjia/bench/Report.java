package io.guanjia.bench;

import io.guanjia.trial.World;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All that one run has to say.
///
/// @param options what each process was started with
/// @param others statuses other than created, by how often they came; 0 stands for no answer
record Report(
        Surroundings surroundings,
        Map<String, List<String>> options,
        List<Figure> figures,
        Map<Integer, Long> others,
        Balance balance) {

    void show(PrintStream screen) {
        screen.println();
        screen.println("bench: " + surroundings.words());
        Table.of(figures).forEach(screen::println);
        if (!others.isEmpty()) {
            screen.println("Not created, by status (0: no answer): " + others);
        }
        balance.lost().stream().limit(5).forEach(screen::println);
        balance.doubled().stream().limit(5).forEach(screen::println);
        screen.println("balance: " + balance.words());
    }

    /// With every raw number, beside the system that was measured.
    Path keep(World world) {
        Path file = world.local().resolveSibling(surroundings.at().replace(":", "") + ".json");
        String json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
        try {
            return Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
