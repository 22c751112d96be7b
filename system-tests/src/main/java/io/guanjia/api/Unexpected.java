package io.guanjia.api;

import java.io.Serial;

/// The system did something else than was expected; the message says what.
public final class Unexpected extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public Unexpected(String what) {
        super(what);
    }

    public static void unless(boolean holds, String what) {
        if (!holds) {
            throw new Unexpected(what);
        }
    }
}
