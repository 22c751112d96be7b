package io.guanjia.ticket.ticket;

import java.time.Instant;

/// Something said about a ticket. `staffOnly` ones are never shown to residents.
public record Comment(String authorId, Instant at, String text, boolean staffOnly) {}
