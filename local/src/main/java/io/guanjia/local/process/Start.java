package io.guanjia.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a child is started. `scratch`: at most one folder that nobody needs after it, removed if this JVM is killed.
public record Start(String name, List<String> command, Map<String, String> environment, Path log, List<Path> scratch) {

    public static Start of(String name, List<String> command, Path log) {
        return new Start(name, command, Map.of(), log, List.of());
    }

    public Start withScratch(List<Path> folders) {
        return new Start(name, command, environment, log, folders);
    }

    public Start withEnvironment(Map<String, String> variables) {
        return new Start(name, command, variables, log, scratch);
    }
}
