package io.guanjia.platform.event;

import io.guanjia.platform.event.Hearing.Case;
import io.guanjia.platform.topic.EventTopics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that a service hears, its {@link Hearing} beans taken together: one consumer, one position for each key.
final class Hearings {

    private final String group;
    private final Map<String, List<Case<?>>> cases;
    private final Set<String> events;

    Hearings(List<Hearing> hearings) {
        Set<String> groups = hearings.stream().map(Hearing::group).collect(Collectors.toSet());
        if (groups.size() != 1) {
            throw new IllegalArgumentException("A service hears as one group, not as " + groups);
        }
        group = groups.iterator().next();
        cases = hearings.stream()
                .flatMap(hearing -> hearing.cases().stream())
                .collect(Collectors.groupingBy(Case::type, Collectors.toUnmodifiableList()));
        events = cases.keySet().stream().map(Hearings::withoutVersion).collect(Collectors.toUnmodifiableSet());
    }

    String group() {
        return group;
    }

    Set<String> owners() {
        return cases.values().stream().flatMap(List::stream).map(Case::owner).collect(Collectors.toUnmodifiableSet());
    }

    List<String> topics() {
        return owners().stream().map(EventTopics::of).sorted().toList();
    }

    List<String> topicsWithDeadLetters() {
        return topics().stream()
                .flatMap(topic -> Stream.of(topic, KafkaDeadLetters.topic(group, topic)))
                .toList();
    }

    List<Case<?>> of(String type) {
        return cases.getOrDefault(type, List.of());
    }

    boolean knowAnotherVersionOf(String type) {
        return !cases.containsKey(type) && events.contains(withoutVersion(type));
    }

    private static String withoutVersion(String type) {
        return type.replaceFirst("\\.v[0-9]+$", "");
    }
}
