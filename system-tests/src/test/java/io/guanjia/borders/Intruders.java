package io.guanjia.borders;

import io.guanjia.api.Api;
import io.guanjia.trial.Person;
import io.guanjia.trial.SignIns;
import io.guanjia.trial.World;
import io.guanjia.trial.World.Account;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Those whose business it is not.
final class Intruders {

    static final String NOBODY = "nobody";
    static final String FIRST = "first";
    private static final String NEIGHBOURS = "1-1-201";
    private static final String OTHER = "碧水湾";
    private static final String PASSWORD = "first-at-the-border";
    private static final String CHANGED = "changed-at-the-border";

    private Intruders() {}

    /// The access tokens by intruder.
    static Map<String, String> tokens(World world, SignIns signIns, Household household) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(NOBODY, "");
        tokens.put("neighbour", token(signIns.again(world.residentOf(NEIGHBOURS))));
        tokens.put("former", token(former(signIns, household)));
        tokens.put("outsider", token(signIns.staff(of(world, OTHER, "agent"))));
        tokens.put("idle", token(idle(world, signIns, household)));
        tokens.put("clerk", token(signIns.staff(world.first("meter-reader"))));
        for (String role : List.of("agent", "cashier", "auditor")) {
            tokens.put(role, token(signIns.staff(world.first(role))));
        }
        tokens.put("elsewhere", token(signIns.staff(of(world, OTHER, "manager"))));
        tokens.put("twofold", token(twofold(world, signIns)));
        tokens.put("appointed", appointed(world, signIns, household.relative()));
        tokens.put(FIRST, withFirstPassword(world, signIns));
        return tokens;
    }

    /// What some of them have themselves, by the names in `crossings.txt`.
    static Map<String, String> own(World world, SignIns signIns) {
        Person neighbour = signIns.again(world.residentOf(NEIGHBOURS));
        Person elsewhere = signIns.staff(of(world, OTHER, "manager"));
        Person outsider = signIns.staff(of(world, OTHER, "agent"));
        String otherCommunity = community(elsewhere);
        String neighbourUnit = neighbour.home().path("unitId").asString();
        String otherUnit = elsewhere
                .api()
                .all("/api/v1/communities/" + otherCommunity + "/units")
                .getFirst()
                .path("id")
                .asString();
        return Map.of(
                "neighbourUnit", neighbourUnit,
                "neighbourTicket", report(neighbour, neighbourUnit),
                "otherCommunity", otherCommunity,
                "otherUnit", otherUnit,
                "otherTicket", report(outsider, otherUnit));
    }

    private static String report(Person person, String unit) {
        return person.api()
                .post(
                        "/api/v1/tickets",
                        "border-report-" + unit,
                        Map.of(
                                "kind", "repair",
                                "category", "plumbing.tap",
                                "place", Map.of("unitId", unit),
                                "description", "滴水",
                                "channel", "app"))
                .must(201)
                .id();
    }

    private static String community(Person staff) {
        return staff.api()
                .get("/api/v1/me")
                .must(200)
                .body()
                .path("grants")
                .path(0)
                .path("communityId")
                .asString();
    }

    /// The token of a new agent who has not chosen a password yet.
    private static String withFirstPassword(World world, SignIns signIns) {
        Person manager = signIns.staff(world.first("manager"));
        String username = "border.first";
        manager.api()
                .post(
                        "/api/v1/communities/" + community(manager) + "/staff",
                        username,
                        Map.of(
                                "name",
                                "新客服",
                                "phone",
                                "+8613900000399",
                                "username",
                                username,
                                "initialPassword",
                                PASSWORD,
                                "roles",
                                List.of("agent")))
                .must(201);
        return byPassword(world, username, PASSWORD);
    }

    /// A resident here whom the other community has appointed.
    private static Person twofold(World world, SignIns signIns) {
        Account resident = world.residentOf("1-1-202");
        appoint(world, signIns, resident, "border.twofold");
        return signIns.again(resident);
    }

    /// The manager of the other community, who appointed one of the family and knows the password therefore.
    private static String appointed(World world, SignIns signIns, Account relative) {
        String username = "border.appointed";
        appoint(world, signIns, relative, username);
        Api first = world.api().as(byPassword(world, username, PASSWORD));
        first.put("/api/v1/me/password", Map.of("current", PASSWORD, "new", CHANGED))
                .must(200);
        return byPassword(world, username, CHANGED);
    }

    private static void appoint(World world, SignIns signIns, Account resident, String username) {
        Person manager = signIns.staff(of(world, OTHER, "manager"));
        manager.api()
                .post(
                        "/api/v1/communities/" + community(manager) + "/staff",
                        username,
                        Map.of(
                                "name", resident.name(),
                                "phone", Objects.requireNonNull(resident.phone()),
                                "username", username,
                                "initialPassword", PASSWORD,
                                "roles", List.of("agent")))
                .must(201);
    }

    private static String byPassword(World world, String username, String password) {
        return world.api()
                .post(
                        "/api/v1/auth/tokens",
                        Map.of("grantType", "password", "username", username, "password", password))
                .must(200)
                .text("accessToken");
    }

    /// Lived in the unit until yesterday.
    private static Person former(SignIns signIns, Household household) {
        return signIns.again(household.movedIn(
                "前住户", "+8613800000301", LocalDate.now(World.ZONE).minusDays(1)));
    }

    private static Person idle(World world, SignIns signIns, Household household) {
        return world.inRole("worker")
                .map(signIns::staff)
                .filter(worker -> !worker.id().equals(household.id("worker")))
                .findFirst()
                .orElseThrow();
    }

    private static Account of(World world, String community, String role) {
        return world.accounts().stream()
                .filter(account ->
                        account.community().equals(community) && account.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static String token(Person person) {
        return person.api().token();
    }
}
