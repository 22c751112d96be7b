package io.guanjia.ticket.clock;

/// How much hangs on it, from life safety (P0) to planned work (P4): domain.md §2, after 中物协〔2004〕1号.
public enum Priority {
    P0,
    P1,
    P2,
    P3,
    P4;

    /// Life safety and emergencies: counted around the clock and followed up always.
    public boolean isEmergency() {
        return this == P0 || this == P1;
    }
}
