package io.guanjia.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// The keys of this clone as environment files for `docker compose`, one a program, in `.local/compose/`.
record ComposeKeys(Home home, PrintStream screen) {

    int write(Topology topology) {
        Secrets secrets = new Secrets(home.secrets());
        Path folder = Secrets.ownersOnly(home.local().resolve("compose"));
        for (Program program : topology.programs()) {
            try {
                Files.writeString(
                        folder.resolve(program.module() + ".env"), text(secrets.of(program, topology.services())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        screen.println("Keys for docker compose are in " + folder);
        return 0;
    }

    // In single quotes compose takes a value as it is: JSON stays JSON.
    private static String text(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry -> "%s='%s'%n".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }
}
