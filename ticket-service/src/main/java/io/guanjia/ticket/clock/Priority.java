package io.guanjia.ticket.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/// How much hangs on it, from life safety (P0) to planned work (P4): domain.md §2, after 中物协〔2004〕1号.
public enum Priority {
    @JsonProperty("P0")
    P0,
    @JsonProperty("P1")
    P1,
    @JsonProperty("P2")
    P2,
    @JsonProperty("P3")
    P3,
    @JsonProperty("P4")
    P4;

    /// Life safety and emergencies: counted around the clock and followed up always.
    public boolean isEmergency() {
        return this == P0 || this == P1;
    }

    public static Optional<Priority> of(String code) {
        return Arrays.stream(values())
                .filter(priority -> priority.name().equals(code))
                .findFirst();
    }
}
