package io.guanjia.platform.store;

import org.jspecify.annotations.Nullable;

/// Up to `limit` (1–100) items after the cursor; without a cursor the first page.
public record PageRequest(int limit, @Nullable String after) {}
