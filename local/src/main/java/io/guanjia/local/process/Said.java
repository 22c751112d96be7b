package io.guanjia.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a short command answered.
public record Said(int exitCode, String text) {

    private static final int NOT_FOUND = 127;

    public static Said by(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            return new Said(NOT_FOUND, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
