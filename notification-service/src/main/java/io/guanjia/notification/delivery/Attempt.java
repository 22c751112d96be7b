package io.guanjia.notification.delivery;

import java.time.Instant;

/// One attempt in a delivery's log: its number, when it ended, and how ("taken" or a reason).
public record Attempt(int number, Instant at, String result) {}
