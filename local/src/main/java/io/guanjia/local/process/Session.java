package io.guanjia.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Children live in a session of their own, so that Ctrl-C reaches only the launcher and it decides the order of
/// stopping.
final class Session {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Session() {}

    static List<String> own(String... command) {
        return own(List.of(command));
    }

    static List<String> own(List<String> command) {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            all.add(SETSID.toString());
        }
        all.addAll(command);
        return all;
    }
}
