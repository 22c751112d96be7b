package io.guanjia.platform.store;

import java.time.Instant;

/// A deadline that stands in the document it acts on. A timer armed again gets a new generation, so an old firing is
/// void.
public record ArmedTimer(String name, Instant at, long generation) {}
