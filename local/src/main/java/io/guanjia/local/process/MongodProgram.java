package io.guanjia.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the mongod of this machine: one on the path, else one fetched once into the user's cache.
public final class MongodProgram {

    static final int OLDEST = 6;

    static final String THREE_WAYS = """
            There is no mongod (6.0 or newer) to be had here. Three ways on:
              1. install MongoDB, so that `mongod` is on the path;
              2. set MONGODB_URI to a replica set that you run;
              3. `docker compose up`, which brings its own.""";

    private static final Pattern VERSION = Pattern.compile("db version v(\\d+)\\.");
    private static final Pattern MISSING_LIBRARY = Pattern.compile("loading shared libraries: ([^:\\s]+)");

    private final Map<String, String> environment;
    private final MongodFetch fetch;

    MongodProgram(Map<String, String> environment, MongodFetch fetch) {
        this.environment = environment;
        this.fetch = fetch;
    }

    public static Path find() {
        Map<String, String> environment = System.getenv();
        return new MongodProgram(environment, MongodFetch.into(Cache.of(environment))).get();
    }

    Path get() {
        return onPath().orElseGet(this::fetched);
    }

    private Optional<Path> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .filter(program -> isNewEnough(Said.by(List.of(program.toString(), "--version"))))
                .findFirst();
    }

    private Path fetched() {
        Path program = fetch.get();
        Said said = Said.by(List.of(program.toString(), "--version"));
        if (!isNewEnough(said)) {
            throw new Trouble(whyNot(program, said) + System.lineSeparator() + THREE_WAYS);
        }
        return program;
    }

    private static boolean isNewEnough(Said said) {
        Matcher version = VERSION.matcher(said.text());
        return said.exitCode() == 0 && version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
    }

    private static String whyNot(Path program, Said said) {
        Matcher missing = MISSING_LIBRARY.matcher(said.text());
        return missing.find()
                ? "The mongod fetched to %s misses the library %s (on Debian: apt-get install libcurl4 libssl3)."
                        .formatted(program, missing.group(1))
                : "The mongod fetched to %s does not run here: %s"
                        .formatted(program, said.text().strip());
    }
}
