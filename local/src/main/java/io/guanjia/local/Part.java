package io.guanjia.local;

import io.guanjia.local.process.Child;
import java.util.List;
import java.util.function.Supplier;

/// A process of the system. `start` returns when it is ready, or throws and leaves nothing behind.
record Part(String name, List<Integer> ports, Supplier<Child> start) {}
