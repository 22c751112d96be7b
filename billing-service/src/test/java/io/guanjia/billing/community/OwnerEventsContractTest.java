package io.guanjia.billing.community;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.InMemoryProjections;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.testing.ContractCheck;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each event that billing hears: the contract's example with a field nobody knows yet, through the real listener.
class OwnerEventsContractTest {

    private final Projections<CommunityFacts> communities = new InMemoryProjections<>();
    private final Projections<UnitFacts> units = new InMemoryProjections<>();
    private final Projections<ResidencyFacts> residencies = new InMemoryProjections<>();

    static Stream<String> heard() {
        Projections<CommunityFacts> communities = new InMemoryProjections<>();
        Projections<UnitFacts> units = new InMemoryProjections<>();
        Projections<ResidencyFacts> residencies = new InMemoryProjections<>();
        return new OwnerEventsListener()
                .ownerHearing(communities, units, residencies).cases().stream().map(Hearing.Case::event);
    }

    @ParameterizedTest
    @MethodSource("heard")
    void keepsWhatTheContractPromises(String event) {
        ObjectNode example = (ObjectNode) ContractCheck.of("owner", event).example();
        example.put("notInventedYet", "x");

        hear(event, example);

        assertThat(Stream.of(communities, units, residencies)
                        .mapToInt(each -> each.list(Filter.all()).size()))
                .containsOnlyOnce(1);
        List<Object> kept = Stream.of(communities, units, residencies)
                .<Object>flatMap(each -> each.list(Filter.all()).stream())
                .toList();
        assertThat(kept.getFirst().toString())
                .contains(example.path("communityId").asString());
        assertThat(kept.getFirst()).hasNoNullFieldsOrPropertiesExcept("to");
    }

    private void hear(String event, ObjectNode data) {
        new OwnerEventsListener()
                .ownerHearing(communities, units, residencies).cases().stream()
                        .filter(each -> each.event().equals(event))
                        .forEach(each -> hear(each, data));
    }

    private static <T> void hear(Hearing.Case<T> of, ObjectNode data) {
        T read = JsonMapper.shared().treeToValue(data, of.data());
        of.then().accept(new Heard<>(read, "k:1", "k", 1, Instant.EPOCH, of.type()));
    }
}
