package io.guanjia.local.process;

import java.nio.file.Path;

/// The java that runs this program, for its children.
public final class Java {

    private Java() {}

    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
