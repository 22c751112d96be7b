package io.guanjia.platform.event;

/// How far a group has come with one aggregate.
///
/// @param seq last event applied, 0 for none
/// @param dead the event that lies in the dead-letter topic and holds the key up, 0 for none
/// @param waiting whether later events of the key are parked
record Position(long seq, long dead, boolean waiting) {

    static final Position START = new Position(0, 0, false);

    boolean heldUp() {
        return dead == seq + 1;
    }

    /// What becomes of the event numbered `arriving`.
    Turn of(long arriving) {
        if (arriving <= seq) {
            return Turn.HEARD_BEFORE;
        }
        if (arriving == seq + 1) {
            return Turn.NEXT;
        }
        return heldUp() ? Turn.BEHIND_DEAD_LETTER : Turn.AFTER_GAP;
    }

    enum Turn {
        HEARD_BEFORE,
        NEXT,
        BEHIND_DEAD_LETTER,
        AFTER_GAP
    }
}
