package io.guanjia.seed;

import io.guanjia.api.Answer;
import io.guanjia.api.Api;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sets up one community. Every create carries a key made of what it creates, so doing it again creates nothing.
final class CommunitySetup {

    private final SignIn signIn;
    private final Passwords passwords;
    private final SeedFile seed;
    private final Map<String, String> departments = new HashMap<>();
    private final Map<String, String> buildings = new HashMap<>();
    private final Map<String, String> units = new ConcurrentHashMap<>();
    private final Map<String, String> staff = new ConcurrentHashMap<>();

    CommunitySetup(SignIn signIn, Passwords passwords, SeedFile seed) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.seed = seed;
    }

    /// Everything but the shifts.
    Loaded load(Api admin) {
        String id = created(
                admin.post("/api/v1/communities", "community-of-" + seed.head().username(), seed.community()));
        Loaded loaded = new Loaded(id, staff, LocalDate.EPOCH);
        appoint(admin, loaded, seed.head());
        Api head = signIn.as(seed.head().username());
        registerPlaces(head, loaded);
        registerPeople(head, id);
        SideBySide.each(seed.staff(), each -> {
            if (!each.equals(seed.head())) {
                appoint(head, loaded, each);
                signIn.as(each.username());
            }
        });
        setUpServices(head, loaded);
        return loaded;
    }

    private void registerPlaces(Api head, Loaded loaded) {
        for (JsonNode department : seed.departments()) {
            String code = department.path("code").asString();
            departments.put(code, created(head.post(loaded.below("departments"), "department-" + code, department)));
        }
        for (SeedFile.Building building : seed.buildings()) {
            String code = building.code();
            buildings.put(code, created(head.post(loaded.below("buildings"), "building-" + code, building)));
        }
        SideBySide.each(seed.units(), unit -> {
            Map<String, Object> body = Map.of(
                    "buildingId", Known.in(buildings, unit.building(), seed),
                    "label", unit.label(),
                    "area", unit.area(),
                    "deliveredOn", unit.deliveredOn());
            units.put(unit.label(), created(head.post(loaded.below("units"), "unit-" + unit.label(), body)));
        });
    }

    private void registerPeople(Api head, String communityId) {
        SideBySide.each(seed.people(), person -> {
            Map<String, Object> card = Map.of(
                    "communityId", communityId,
                    "name", person.name(),
                    "phones", List.of(person.phone()),
                    "language", person.language());
            String personId = created(head.post("/api/v1/people", "person-" + person.phone(), card));
            for (SeedFile.Residency residency : person.residencies()) {
                String key = "lives-" + person.phone() + "-" + residency.unit();
                created(head.post("/api/v1/residencies", key, terms(personId, residency)));
            }
        });
    }

    private Map<String, @Nullable Object> terms(String personId, SeedFile.Residency residency) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put("unitId", Known.in(units, residency.unit(), seed));
        terms.put("personId", personId);
        terms.put("kind", residency.kind());
        terms.put("share", residency.share());
        terms.put("from", residency.from());
        terms.put("payerOf", residency.payerOf());
        return terms;
    }

    private void appoint(Api api, Loaded loaded, SeedFile.Staff member) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", member.name());
        body.put("phone", member.phone());
        body.put("username", member.username());
        body.put("initialPassword", passwords.of(member.username()).first());
        body.put("roles", member.roles());
        body.put("departmentId", departmentOf(member));
        body.put("skills", member.skills());
        body.put(
                "zones",
                member.zones().stream()
                        .map(code -> Known.in(buildings, code, seed))
                        .toList());
        body.put("loadCap", member.loadCap());
        Answer appointed = api.post(loaded.below("staff"), "staff-" + member.username(), body);
        staff.put(member.username(), appointed.must(201).text("staffId"));
    }

    /// The head is appointed before there are departments.
    private @Nullable String departmentOf(SeedFile.Staff member) {
        String code = member.department();
        return code == null || member.equals(seed.head()) ? null : Known.in(departments, code, seed);
    }

    private void setUpServices(Api head, Loaded loaded) {
        for (JsonNode item : seed.feeItems()) {
            String key = "fee-item-" + item.path("code").asString();
            Heard.soon(() -> head.post(loaded.below("fee-items"), key, item)).must(201);
        }
        seed.settingsByService().forEach((service, settings) -> {
            String path = loaded.below("settings/" + service);
            Heard.soon(() -> {
                        Answer now = head.get(path);
                        return now.status() == 200 ? head.edit(path, now.etag(), settings) : now;
                    })
                    .must(200);
        });
    }

    private static String created(Answer answer) {
        return answer.must(201).id();
    }
}
