package io.guanjia.platform.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list; `next` is the cursor of the page after it, absent on the last one.
public record Page<T>(List<T> items, @Nullable String next) {

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), next);
    }
}
