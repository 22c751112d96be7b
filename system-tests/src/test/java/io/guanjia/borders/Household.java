package io.guanjia.borders;

import io.guanjia.api.Answer;
import io.guanjia.api.Api;
import io.guanjia.trial.Person;
import io.guanjia.trial.Photo;
import io.guanjia.trial.SignIns;
import io.guanjia.trial.Soon;
import io.guanjia.trial.World;
import io.guanjia.trial.World.Account;
import java.awt.Color;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A family, and one of everything it has to do with: what the intruders go for.
final class Household {

    /// The thing that an id in an address belongs to, by the word before it.
    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("communities", "community"),
            Map.entry("departments", "department"),
            Map.entry("buildings", "building"),
            Map.entry("units", "unit"),
            Map.entry("people", "person"),
            Map.entry("residencies", "residency"),
            Map.entry("bindings", "binding"),
            Map.entry("staff", "appointment"),
            Map.entry("categories", "category"),
            Map.entry("shifts", "shift"),
            Map.entry("attachments", "attachment"),
            Map.entry("tickets", "ticket"),
            Map.entry("pool", "ticket"),
            Map.entry("bills", "bill"),
            Map.entry("billing-runs", "run"),
            Map.entry("payments", "payment"),
            Map.entry("fee-items", "feeItem"),
            Map.entry("inbox", "entry"),
            Map.entry("subscriptions", "subscription"),
            Map.entry("deliveries", "delivery"));

    static final Set<String> NAMES = new HashSet<>(KINDS.values());

    static {
        NAMES.add("worker");
    }

    private static final Set<String> PRIVATE = Set.of(
            "person", "residency", "binding", "attachment", "ticket", "bill", "payment", "entry", "subscription");

    private final Map<String, String> ids = new HashMap<>();
    private final Person owner;
    private final Account relative;
    private final Person reporter;
    private final Person agent;
    private final Person manager;
    private final Person finance;

    Household(World world, SignIns signIns) {
        owner = signIns.again(world.residentOf("1-1-102"));
        agent = signIns.staff(world.first("agent"));
        manager = signIns.staff(world.first("manager"));
        finance = signIns.staff(world.first("finance"));
        ids.put("community", owner.home().path("communityId").asString());
        ids.put("unit", owner.home().path("unitId").asString());
        ids.put("person", owner.id());
        relative = movedIn("亲属", "+8613800000302", null);
        reporter = signIns.again(relative);
        findPlaces();
        report();
        bill();
        subscribe();
        ids.forEach((name, id) -> {
            if (id.isEmpty()) {
                throw new IllegalStateException("no id of the " + name);
            }
        });
    }

    /// The one of the family who reported.
    Account relative() {
        return relative;
    }

    /// Somebody put on file as family of the household.
    ///
    /// @param to the last day; `null` for who still lives there
    Account movedIn(String name, String phone, @Nullable LocalDate to) {
        String personId = agent.api()
                .post(
                        "/api/v1/people",
                        "person-" + phone,
                        Map.of(
                                "communityId",
                                id("community"),
                                "name",
                                name,
                                "phones",
                                List.of(phone),
                                "language",
                                "zh-CN"))
                .must(201)
                .id();
        Map<String, Object> residency = new HashMap<>(
                Map.of("unitId", id("unit"), "personId", personId, "kind", "family", "from", "2020-01-01"));
        if (to != null) {
            residency.put("to", to);
        }
        agent.api().post("/api/v1/residencies", "residency-" + phone, residency).must(201);
        return new Account(World.COMMUNITY, "resident", name, phone, null, null, null);
    }

    String id(String name) {
        return ids.getOrDefault(name, "");
    }

    /// By name, and by the word in an address.
    Map<String, String> ids() {
        Map<String, String> all = new HashMap<>(ids);
        KINDS.forEach((word, name) -> all.put(word, id(name)));
        return all;
    }

    Set<String> secrets() {
        Set<String> secrets = new HashSet<>();
        PRIVATE.forEach(name -> secrets.add(id(name)));
        return secrets;
    }

    private void findPlaces() {
        Api api = manager.api();
        ids.put("department", first(api, below("departments")));
        ids.put("building", first(api, below("buildings")));
        ids.put("appointment", first(api, below("staff")));
        ids.put("shift", first(api, below("shifts")));
        ids.put("feeItem", first(api, below("fee-items")));
        ids.put("residency", first(agent.api(), "/api/v1/residencies?personId=" + owner.id()));
        ids.put("category", "plumbing.pump");
        api.post(
                        below("categories"),
                        "pump",
                        Map.of(
                                "code", "plumbing.pump",
                                "kind", "repair",
                                "name", "水泵",
                                "department", "engineering",
                                "skill", "plumbing",
                                "priority", "P2"))
                .must(201);
    }

    private void report() {
        ids.put("attachment", Photo.upload(reporter, "leak.png", Color.BLUE));
        Answer ticket =
                Soon.settle(this::reported, answer -> answer.status() == 201).must(201);
        ids.put("ticket", ticket.id());
        JsonNode worker = Soon.find(
                "a worker",
                () -> Optional.of(agent.api()
                                .get("/api/v1/tickets/" + ticket.id())
                                .body()
                                .path("worker"))
                        .filter(found -> found.has("id")));
        ids.put("worker", worker.path("id").asString());
        Soon.until(
                "an entry in the inbox", () -> !reporter.inboxAbout(ticket.id()).isEmpty());
        ids.put("entry", reporter.inboxAbout(ticket.id()).getFirst().path("id").asString());
        ids.put(
                "binding",
                reporter.api()
                        .post("/api/v1/bindings", "binding", Map.of("unitId", otherUnit()))
                        .must(201)
                        .id());
    }

    /// Refused until ticket-service has heard who lives there.
    private Answer reported() {
        return reporter.api()
                .post(
                        "/api/v1/tickets",
                        UUID.randomUUID().toString(),
                        Map.of(
                                "kind", "repair",
                                "category", "plumbing.leak",
                                "place", Map.of("unitId", id("unit")),
                                "description", "漏水",
                                "channel", "app",
                                "attachments", List.of(id("attachment"))));
    }

    private String otherUnit() {
        return manager.api().all(below("units")).stream()
                .map(unit -> unit.path("id").asString())
                .filter(unit -> !unit.equals(id("unit")))
                .findFirst()
                .orElseThrow();
    }

    private void bill() {
        ids.put(
                "run",
                finance.api()
                        .post(
                                "/api/v1/billing-runs",
                                "run",
                                Map.of(
                                        "communityId",
                                        id("community"),
                                        "from",
                                        "2030-01-01",
                                        "to",
                                        "2030-03-31",
                                        "feeItems",
                                        List.of("property")))
                        .must(202)
                        .id());
        JsonNode bill = Soon.find(
                "a bill",
                () -> owner.api().all("/api/v1/bills?period=2030-01").stream().findFirst());
        ids.put("bill", bill.path("id").asString());
        ids.put(
                "payment",
                finance.api()
                        .post(
                                "/api/v1/payments",
                                "payment",
                                Map.of(
                                        "billIds", List.of(id("bill")),
                                        "provider", "bank",
                                        "amount", bill.path("total")))
                        .must(201)
                        .id());
    }

    private void subscribe() {
        ids.put(
                "subscription",
                manager.api()
                        .post(
                                "/api/v1/subscriptions",
                                "subscription",
                                Map.of(
                                        "url", "http://127.0.0.1:1/",
                                        "events", List.of("ticket.closed"),
                                        "communityId", id("community")))
                        .must(201)
                        .id());
        ids.put("delivery", "none");
    }

    private String below(String path) {
        return "/api/v1/communities/" + id("community") + "/" + path;
    }

    private static String first(Api api, String path) {
        return api.all(path).getFirst().path("id").asString();
    }
}
