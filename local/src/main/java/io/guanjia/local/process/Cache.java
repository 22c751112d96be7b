package io.guanjia.local.process;

import java.nio.file.Path;
import java.util.Map;

/// The user's cache, shared by all clones.
final class Cache {

    private Cache() {}

    static Path of(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return base.resolve("guanjia");
    }
}
