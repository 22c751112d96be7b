package io.guanjia.bench;

import io.guanjia.trial.Diary;
import io.guanjia.trial.Person;
import io.guanjia.trial.SignIns;
import io.guanjia.trial.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The desk of the seed community, taking down what its people report: each time of another place, so that none looks
/// like another, and of a kind that people dispatch, so that each is told once, to who reported it.
final class Desk {

    private static final String WORDS = "三楼公共走廊夜间噪音较大，持续到凌晨，影响休息，请安排秩序部同事到场查看并回复处理结果，谢谢。";

    private final List<String> tokens;
    private final List<String> people;
    private final String buildingId;
    private final AtomicLong reports = new AtomicLong();

    /// One report, by one of the desk, under a key of its own.
    record Report(String token, String key, String body) {}

    private Desk(List<String> tokens, List<String> people, String buildingId) {
        this.tokens = tokens;
        this.people = people;
        this.buildingId = buildingId;
    }

    static Desk of(World world) {
        SignIns signIns = new SignIns(world, new Diary(world.local("data/bench.json")));
        List<Person> staff = Stream.of("agent", "supervisor", "shift-leader", "control-room")
                .map(role -> signIns.staff(world.first(role)))
                .toList();
        Person agent = staff.getFirst();
        String community = agent.api()
                .get("/api/v1/communities")
                .must(200)
                .items()
                .getFirst()
                .path("id")
                .asString();
        return new Desk(
                staff.stream().map(person -> person.api().token()).toList(),
                each(agent, "/api/v1/residencies?communityId=" + community, "personId"),
                each(agent, "/api/v1/communities/" + community + "/buildings", "id")
                        .getFirst());
    }

    private static List<String> each(Person agent, String path, String field) {
        return agent.api().all(path).stream()
                .map(found -> found.path(field).asString())
                .distinct()
                .toList();
    }

    Report next() {
        long no = reports.incrementAndGet();
        Map<String, Object> body = Map.of(
                "kind",
                "matter",
                "category",
                "order.noise",
                "place",
                Map.of("buildingId", buildingId, "area", "走廊 " + no),
                "description",
                WORDS,
                "channel",
                "phone",
                "reporter",
                Map.of("personId", people.get((int) (no % people.size()))));
        return new Report(
                tokens.get((int) (no % tokens.size())),
                UUID.randomUUID().toString(),
                JsonMapper.shared().writeValueAsString(body));
    }
}
