package io.guanjia.platform.store;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import org.jspecify.annotations.Nullable;

/// Up to `limit` (1–100) items after the cursor; without a cursor the first page.
public record PageRequest(int limit, @Nullable String after) {

    private static final int LARGEST = 100;

    /// @throws RefusedException {@link InvalidRequest} when the limit is out of range
    public PageRequest {
        if (limit < 1 || limit > LARGEST) {
            throw new RefusedException(InvalidRequest.of("/limit", "out-of-range", LARGEST));
        }
    }
}
