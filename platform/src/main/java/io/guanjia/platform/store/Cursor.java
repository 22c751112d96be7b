package io.guanjia.platform.store;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the place of its last item in the order of every list. Opaque to callers.
record Cursor(Instant createdAt, String id) {

    /// @throws RefusedException {@link InvalidRequest} when the cursor is not one we gave out
    static @Nullable Cursor of(PageRequest page) {
        String after = page.after();
        if (after == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            int split = text.indexOf(':');
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(text, 0, split, 10)), text.substring(split + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException _) {
            throw new RefusedException(InvalidRequest.of("/after", "malformed"));
        }
    }

    /// Cuts what was found for `limit + 1` down to the page.
    static <S> Page<Stored<S>> page(List<Stored<S>> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Stored<S> last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), new Cursor(last.createdAt(), last.id()).text());
    }

    private String text() {
        String text = createdAt.toEpochMilli() + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
