package io.guanjia.platform.event;

import io.guanjia.platform.store.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Projections in memory, for tests of what reads or feeds them.
public final class InMemoryProjections<P> implements Projections<P> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Kept<P>(long seq, @Nullable P projection) {}

    private final ConcurrentSkipListMap<String, Kept<P>> kept = new ConcurrentSkipListMap<>();

    @Override
    public Optional<P> find(String key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::projection);
    }

    @Override
    public List<P> list(Filter filter, @Nullable String after, int limit) {
        return (after == null ? kept : kept.tailMap(after, false))
                .values().stream()
                        .<P>mapMulti((each, found) -> {
                            if (each.projection() != null && meets(each.projection(), filter)) {
                                found.accept(each.projection());
                            }
                        })
                        .limit(limit)
                        .toList();
    }

    @Override
    public long count(Filter filter) {
        return list(filter).size();
    }

    @Override
    public void change(String key, long seq, UnaryOperator<@Nullable P> with) {
        kept.compute(
                key,
                (same, before) -> before != null && before.seq() >= seq
                        ? before
                        : new Kept<>(seq, with.apply(before == null ? null : before.projection())));
    }

    private static boolean meets(Object projection, Filter filter) {
        JsonNode tree = JSON.valueToTree(projection);
        return filter.fields().entrySet().stream().allMatch(condition -> {
            JsonNode at = Arrays.stream(condition.getKey().split("\\."))
                    .reduce(tree, JsonNode::path, (first, second) -> second);
            List<JsonNode> wanted = condition.getValue().stream()
                    .filter(Objects::nonNull)
                    .<JsonNode>map(JSON::valueToTree)
                    .toList();
            return at.isArray() ? wanted.stream().anyMatch(at.valueStream().toList()::contains) : wanted.contains(at);
        });
    }
}
