package io.guanjia.ticket.ticket;

import java.time.Instant;

/// The span in which the owner expects somebody; whoever comes before its end is in time.
public record Appointment(Instant from, Instant to) {}
