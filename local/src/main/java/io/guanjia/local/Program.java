package io.guanjia.local;

import java.nio.file.Path;

/// One of the five programs: its Maven module, its ports, the most heap it gets.
record Program(String module, int port, int managementPort, int heapMegabytes) {

    Path jar(Path root) {
        return root.resolve(module).resolve("target").resolve(module + "-0.1.0.jar");
    }

    String url() {
        return "http://localhost:" + port;
    }

    /// `ticket` for `ticket-service`: the name other programs know it by.
    String shortName() {
        return module.replace("-service", "");
    }
}
