package io.guanjia.platform.store;

/// What a command came to: the aggregate as it is now, and whether the command had been carried out before.
public record Outcome<S>(Stored<S> stored, boolean replayed) {}
