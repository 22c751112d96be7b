package io.guanjia.local.process;

import java.io.Serial;

/// Something a person must hear in plain words: the message is shown as it is, without a stack.
public final class Trouble extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public Trouble(String words) {
        super(words);
    }

    public Trouble(String words, Throwable cause) {
        super(words, cause);
    }
}
