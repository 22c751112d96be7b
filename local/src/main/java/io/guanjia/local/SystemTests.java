package io.guanjia.local;

import io.guanjia.local.process.Java;
import io.guanjia.local.process.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A main class of the module system-tests, in a JVM of its own on this terminal.
record SystemTests(Home home, Map<String, String> environment) {

    /// Whether the seed communities are loaded.
    boolean seed(PrintStream screen) {
        long from = System.nanoTime();
        boolean loaded = run("io.guanjia.seed.Seed", List.of()) == 0;
        screen.println(
                loaded
                        ? "Seed communities are there after %.1f s.".formatted((System.nanoTime() - from) / 1e9)
                        : "The seed communities could not be loaded, for the reason above.");
        return loaded;
    }

    int run(String mainClass, List<String> arguments) {
        Path target = home.root().resolve("system-tests").resolve("target");
        ProcessBuilder builder = new ProcessBuilder(
                Java.program(),
                "-Dlogback.configurationFile=io/guanjia/local/process/broker-logback.xml",
                "-cp",
                target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
                mainClass);
        builder.command().addAll(arguments);
        builder.environment().putAll(environment);
        builder.environment().put("GUANJIA_ROOT", home.root().toString());
        builder.environment().put("GUANJIA_LOCAL", home.local().toString());
        try {
            return builder.inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new Trouble(mainClass + " could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted", e);
        }
    }
}
