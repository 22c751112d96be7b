package io.guanjia.notification.directory;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.InMemoryProjections;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A small community, filled by the very events that fill the real directory.
public final class Town {

    public static final String HOME = "home";
    public static final String NEXT_DOOR = "next-door";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicLong seq = new AtomicLong();
    private final Archive archive = new Archive(
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>(),
            new InMemoryProjections<>());
    private final Filing filing = new Filing(archive);

    public Town() {
        say("owner", "community.opened", "c", "{'communityId':'c','name':'阳光花园','zone':'Asia/Shanghai'}");
        say("owner", "building.registered", "b", "{'communityId':'c','buildingId':'b','name':'3号楼'}");
        say("owner", "unit.registered", HOME, "{'communityId':'c','unitId':'home','label':'3-2-1801'}");
        say("owner", "unit.registered", NEXT_DOOR, "{'communityId':'c','unitId':'next-door','label':'3-2-1802'}");
        lives("owner", HOME, "2026-01-01");
        lives("co-owner", HOME, "2026-01-01");
        lived("former", HOME, "2020-01-01", "2026-11-21");
        lives("neighbour", NEXT_DOOR, "2026-01-01");
        works("agent", "agent");
        works("agent-off", "agent");
        works("leader", "shift-leader");
        works("worker", "worker");
        shift("agent", "2026-11-22T00:00:00Z", "2026-11-22T12:00:00Z");
        shift("worker", "2026-11-21T20:00:00Z", "2026-11-22T08:00:00Z");
    }

    public Directory directory() {
        return new ProjectedDirectory(archive);
    }

    public Filing filing() {
        return filing;
    }

    private void lives(String person, String unit, String from) {
        say("owner", "residency.started", person + unit, residency(person, unit, from));
    }

    private void lived(String person, String unit, String from, String to) {
        say(
                "owner",
                "residency.started",
                person + unit,
                residency(person, unit, from).put("to", to));
    }

    private static ObjectNode residency(String person, String unit, String from) {
        return JSON.createObjectNode()
                .put("communityId", "c")
                .put("residencyId", person + unit)
                .put("unitId", unit)
                .put("personId", person)
                .put("from", from);
    }

    public void works(String person, String role) {
        ObjectNode data = JSON.createObjectNode().put("communityId", "c").put("staffId", person);
        data.putArray("roles").add(role);
        say("owner", "staff.appointed", "a-" + person, data);
    }

    public void shift(String person, String from, String to) {
        ObjectNode data = JSON.createObjectNode()
                .put("communityId", "c")
                .put("staffId", person)
                .put("from", from)
                .put("to", to);
        say("ticket", "shift.planned", "s-" + person, data);
    }

    public void say(String owner, String event, String key, String json) {
        say(owner, event, key, (ObjectNode) JSON.readTree(json.replace('\'', '"')));
    }

    private void say(String owner, String event, String key, ObjectNode data) {
        long no = seq.incrementAndGet();
        filing.file(
                owner,
                event,
                new Heard<>(data, key + ":" + no, key, no, Instant.EPOCH, "io.guanjia." + owner + "." + event + ".v1"),
                data);
    }
}
