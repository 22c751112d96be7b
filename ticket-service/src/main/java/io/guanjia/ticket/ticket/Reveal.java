package io.guanjia.ticket.ticket;

import java.time.Instant;

/// An entry of the reveal log: who looked at the reporter's phone, when, and what for.
public record Reveal(String by, Instant at, String purpose) {}
