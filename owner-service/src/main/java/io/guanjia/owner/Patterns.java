package io.guanjia.owner;

/// What several bodies ask of what is written in them.
public final class Patterns {

    /// Absent is fine, blank is not: says what `@NotBlank` says of what must be there.
    public static final String NOT_BLANK = "(?s).*\\S.*";

    private Patterns() {}
}
