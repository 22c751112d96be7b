package io.guanjia.notification.announcement;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

final class InMemoryRoll implements Roll {

    private final Map<String, List<Called>> calls = new ConcurrentHashMap<>();

    @Override
    public List<Called> first(String eventId, Supplier<List<Called>> found) {
        return calls.computeIfAbsent(eventId, none -> found.get());
    }
}
