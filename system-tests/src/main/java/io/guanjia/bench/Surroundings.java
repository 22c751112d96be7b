package io.guanjia.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// What the figures depend on beside the code.
///
/// @param commit with `-dirty` when there was more than the commit
/// @param load processes that wanted to run in the minute before, more than the cores: others were at work
record Surroundings(String at, String commit, int cores, double load, String java) {

    static Surroundings now(Path root, Instant at) {
        return new Surroundings(
                at.toString(),
                commit(root),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version().toString());
    }

    String words() {
        return String.format(
                Locale.ROOT, "%s, commit %s, %d cores, load before %.1f, Java %s", at, commit, cores, load, java);
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
