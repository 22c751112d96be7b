package io.guanjia.owner;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guanjia.local.testing.Infra;
import io.guanjia.owner.OwnerProcess.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// From the secret file of the first admin to a resident who signs in, over HTTP, on a real database and
/// broker.
@SuppressWarnings("NullAway.Init") // filled once, before all tests
@ExtendWith(OutputCaptureExtension.class)
class OwnerIT {

    private static final String OWNER_PHONE = "+8613800000013";
    private static final String OTHER_PHONE = "+8613900000014";

    private static OwnerProcess owner;
    private static String root;
    private static String admin;
    private static String foreign;
    private static String community;
    private static String building;
    private static String unit;
    private static String person;

    @BeforeAll
    static void setUp() {
        owner = new OwnerProcess(OwnerIT.class);
        owner.password("admin", OwnerProcess.FIRST_PASSWORD + "?", "10.9.9.9").refused(401, "invalid-grant");
        root = owner.signIn("admin", OwnerProcess.FIRST_PASSWORD);
        community = community("阳光花园", "admin.one", "+8613700000001");
        String second = community("望江苑", "admin.two", "+8613700000002");
        admin = owner.signIn("admin.one", "initial-1");
        foreign = owner.signIn("admin.two", "initial-1");
        assertThat(second).isNotEqualTo(community);
        building = owner.post(admin, "/communities/" + community + "/buildings", "{\"code\":\"3\",\"name\":\"3号楼\"}")
                .expect(201)
                .id();
        unit = unit("3-2-1801");
        person = person(OWNER_PHONE);
        residency(person, "2020-01-01", "\"property\"").expect(201);
    }

    @AfterAll
    static void stop() {
        owner.close();
    }

    @Test
    void signsAResidentInByCode() {
        String phone = "+8613600000021";
        String resident = person(phone);
        String home = unit("3-1-0101");
        residency(home, resident, "2021-01-01", "").expect(201);

        String token =
                owner.byCode(phone, owner.code(phone, "10.1.0.1")).expect(200).text("accessToken");
        Answer me = owner.get(token, "/me").expect(200);

        assertThat(me.id()).isEqualTo(resident);
        assertThat(me.body().at("/grants/0/communityId").asString()).isEqualTo(community);
        assertThat(me.body().at("/grants/0/roles/0").asString()).isEqualTo("resident");
        assertThat(me.body().at("/units/0/label").asString()).isEqualTo("3-1-0101");
        owner.get(token, "/people?communityId=" + community).refused(403, "forbidden");
    }

    @Test
    void takesACodeOnceAndGivesUpAfterFiveTries() {
        String phone = "+8613600000022";
        person(phone);
        String code = owner.code(phone, "10.1.0.2");
        for (int i = 0; i < 5; i++) {
            owner.byCode(phone, wrong(code)).refused(401, "invalid-grant");
        }
        owner.byCode(phone, code).refused(401, "invalid-grant");

        String again = "+8613600000023";
        person(again);
        String good = owner.code(again, "10.1.0.2");
        owner.byCode(again, good).expect(200);
        owner.byCode(again, good).refused(401, "invalid-grant");
    }

    @Test
    void letsNobodyUseUpTheTriesOfWhoTheCodeWasSentTo() {
        String phone = "+8613600000024";
        person(phone);
        String code = owner.code(phone, "10.1.0.30");
        for (int i = 0; i < 20; i++) {
            owner.byCode(phone, wrong(code), "2001:db8:6:6::" + i).refused(401, "invalid-grant");
        }
        owner.byCode(phone, code, "2001:db8:6:6::99").refused(401, "invalid-grant");
        owner.byCode(phone, code, "10.1.0.30").expect(200);
    }

    @Test
    void givesACodeUpAfterFiftyTriesFromWherever() {
        String phone = "+8613600000025";
        person(phone);
        String code = owner.code(phone, "10.1.0.31");
        for (int i = 0; i < 50; i++) {
            owner.byCode(phone, wrong(code), "10.66.0." + i / 5).refused(401, "invalid-grant");
        }
        owner.byCode(phone, code, "10.1.0.31").refused(401, "invalid-grant");
    }

    @Test
    void limitsTheWrongSignInsOfAnAddressWhateverNameTheyBear() {
        String phone = "+8613600000026";
        person(phone);
        owner.byCode(phone, owner.code(phone, "10.1.0.32"), "10.66.1.1").expect(200);
        for (int i = 0; i < 60; i++) {
            owner.byCode("+86136000020" + (10 + i), "123456", "10.66.1.1").refused(401, "invalid-grant");
        }
        owner.byCode("+8613600002099", "123456", "10.66.1.1").refused(429, "too-many-requests");
        owner.password("nobody.99", "whatever", "10.66.1.1").refused(429, "too-many-requests");
        owner.password("admin.two", "initial-1-own", "10.66.1.2").expect(200);
    }

    @Test
    void changesAPasswordOnceHoweverOftenItIsAsked() {
        appoint(admin, community, "forgetful.one", "+8613700000051", "worker").expect(201);
        String token = owner.password("forgetful.one", "initial-1", "10.1.0.33")
                .expect(200)
                .text("accessToken");
        Map<String, String> key = Map.of("Idempotency-Key", "lost-answer");
        String change = "{\"current\":\"initial-1\",\"new\":\"initial-2\"}";
        owner.send("PUT", "/me/password", change, token, key).expect(200);

        String again = owner.send("PUT", "/me/password", change, token, key)
                .expect(200)
                .text("accessToken");
        owner.get(again, "/me").expect(200);
        owner.send("PUT", "/me/password", change.replace("initial-2", "initial-3"), token, key)
                .refused(422, "idempotency-key-reused");
        owner.put(token, "/me/password", change).refused(400, "invalid-request");
        Answer same = owner.put(again, "/me/password", "{\"current\":\"initial-2\",\"new\":\"initial-2\"}")
                .refused(400, "invalid-request");
        assertThat(same.body().at("/errors/0/code").asString()).isEqualTo("same-as-current");
        owner.put(again, "/me/password", "{\"current\":\"initial-2\",\"new\":\"initial-4\"}")
                .expect(200);
        Answer late = owner.send("PUT", "/me/password", change, token, key).refused(400, "invalid-request");
        assertThat(late.body().at("/errors/0/code").asString()).isEqualTo("wrong");
    }

    @Test
    void answersForAForeignUnitAsForNone() {
        String second = communityOf(foreign);
        String theirs = owner.post(foreign, "/people", body(second, "+8613500000052"))
                .expect(201)
                .id();
        String residency =
                "{\"unitId\":\"%s\",\"personId\":\"" + theirs + "\",\"kind\":\"owner\",\"from\":\"2026-01-01\"}";
        owner.post(foreign, "/residencies", residency.formatted(unit)).refused(404, "not-found");
        owner.post(foreign, "/residencies", residency.formatted("none")).refused(404, "not-found");
        String stranger = owner.byCode("+8613500000052", owner.code("+8613500000052", "10.1.0.34"))
                .expect(200)
                .text("accessToken");
        String claim = "{\"unitId\":\"%s\"}";
        owner.post(stranger, "/bindings", claim.formatted(unit)).refused(404, "not-found");
        owner.post(stranger, "/bindings", claim.formatted("none")).refused(404, "not-found");
    }

    @Test
    void answersAnUnknownPhoneAsAKnownOneAndSendsNothing() {
        String unknown = "+8613600000999";
        Answer answer = owner.askCode(unknown, "10.1.0.3").expect(202);
        Answer known = owner.askCode(OWNER_PHONE, "10.1.0.3").expect(202);

        assertThat(answer.body()).isEqualTo(known.body());
        assertThat(answer.text("expiresIn") + answer.text("retryAfter")).isEqualTo("30060");
        Awaitility.await().until(() -> owner.wasSent(OWNER_PHONE));
        assertThat(owner.wasSent(unknown)).isFalse();
        owner.askCode(unknown, "10.1.0.3").refused(429, "too-many-requests");
        owner.askCode(OWNER_PHONE, "10.1.0.4").refused(429, "too-many-requests");
    }

    @Test
    void limitsTheCodesOfAnAddress() {
        for (int i = 0; i < 20; i++) {
            owner.askCode("+86136000010" + (10 + i), "10.1.0.5").expect(202);
        }
        owner.askCode("+8613600001099", "10.1.0.5").refused(429, "too-many-requests");
        owner.askCode("+8613600001099", "10.1.0.6").expect(202);
    }

    @Test
    void answersALostRefreshAgainAndEndsTheFamilyOfAStolenOne() {
        String first = owner.password("admin.two", "initial-1-own", "10.1.0.7")
                .expect(200)
                .text("refreshToken");
        String second = owner.refresh(first).expect(200).text("refreshToken");

        assertThat(owner.refresh(first).expect(200).text("refreshToken")).isEqualTo(second);
        String third = owner.refresh(second).expect(200).text("refreshToken");
        owner.refresh(first).refused(401, "invalid-grant");
        owner.refresh(third).refused(401, "invalid-grant");
        owner.refresh("nonsense").refused(401, "invalid-grant");
    }

    @Test
    void endsTheFamilyOnSignOut() {
        Answer first = owner.password("admin.two", "initial-1-own", "10.1.0.8").expect(200);
        owner.send("DELETE", "/auth/tokens", null, first.text("accessToken"), Map.of())
                .expect(204);

        owner.refresh(first.text("refreshToken")).refused(401, "invalid-grant");
    }

    @Test
    void locksOutTheGuesserAndNobodyElse() {
        for (int i = 0; i < 5; i++) {
            owner.password("admin.one", "guess-" + i, "10.6.6.6").refused(401, "invalid-grant");
        }
        owner.password("admin.one", "initial-1-own", "10.6.6.6").refused(429, "too-many-requests");
        owner.password("admin.one", "initial-1-own", "10.1.0.9").expect(200);
    }

    @Test
    void endsSessionsOfADisabledAccount() {
        String phone = "+8613700000031";
        Answer appointed =
                appoint(admin, community, "clerk.one", phone, "agent").expect(201);
        owner.signIn("clerk.one", "initial-1");
        Answer session =
                owner.password("clerk.one", "initial-1-own", "10.1.0.10").expect(200);
        owner.put(foreign, "/staff/" + appointed.id() + "/account/disablement", "")
                .refused(404, "not-found");
        owner.put(admin, "/staff/" + appointed.id() + "/account/disablement", "")
                .expect(204);

        owner.refresh(session.text("refreshToken")).refused(401, "invalid-grant");
        owner.password("clerk.one", "initial-1-own", "10.1.0.11").refused(401, "invalid-grant");
        appoint(admin, community, "clerk.one", "+8613700000032", "agent").refused(409, "username-taken");
    }

    @Test
    void letsOneOfManyBecomeThePayer() throws Exception {
        String home = unit("3-2-0202");
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(person("+861350000004" + i));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tries = people.stream()
                    .<Callable<Integer>>map(each -> () ->
                            residency(home, each, "2026-01-01", "\"water\"").status())
                    .toList();
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).doesNotContain(500);
        Answer all = owner.get(admin, "/residencies?unitId=" + home).expect(200);
        assertThat(all.body().get("items").size()).isEqualTo(1);
    }

    @Test
    void keepsCommunitiesApart() {
        owner.get(foreign, "/units/" + unit).refused(404, "not-found");
        owner.get(foreign, "/people/" + person).refused(404, "not-found");
        owner.get(foreign, "/people?communityId=" + community).refused(404, "not-found");
        owner.get(root, "/units/" + unit).refused(404, "not-found");
        owner.post(root, "/communities/" + community + "/buildings", "{\"code\":\"9\",\"name\":\"9\"}")
                .refused(404, "not-found");
        owner.post(admin, "/communities", "{\"name\":\"x\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}")
                .refused(403, "forbidden");
        owner.get(null, "/me").expect(401);
    }

    @Test
    void opensNothingOfAResidentToWhoAppointsThemElsewhere() {
        String phone = "+8613400000052";
        String home = unit("3-4-0404");
        String resident = person(phone);
        residency(home, resident, "2021-01-01", "").expect(201);
        String second = communityOf(foreign);
        appoint(foreign, second, "intruder.one", phone, "worker").expect(201);

        String first = owner.password("intruder.one", "initial-1", "10.1.0.20")
                .expect(200)
                .text("accessToken");
        for (String path : List.of("/me", "/bindings", "/communities/" + second, "/people/" + resident)) {
            owner.get(first, path).refused(403, "password-change-required");
        }
        String claim = "{\"unitId\":\"%s\"}".formatted(home);
        owner.post(first, "/bindings", claim).refused(403, "password-change-required");

        String intruder = owner.signIn("intruder.one", "initial-1");
        JsonNode me = owner.get(intruder, "/me").expect(200).body();
        assertThat(me.get("id").asString()).isEqualTo(resident);
        assertThat(me.get("grants").size()).isEqualTo(1);
        assertThat(me.at("/grants/0/communityId").asString()).isEqualTo(second);
        assertThat(me.at("/grants/0/roles").toString()).isEqualTo("[\"worker\"]");
        assertThat(me.get("units").size()).isZero();
        assertThat(me.get("name").asString()).isEqualTo("张三");
        owner.post(intruder, "/bindings", claim).expect(404);

        String own =
                owner.byCode(phone, owner.code(phone, "10.1.0.21")).expect(200).text("accessToken");
        String binding = owner.post(own, "/bindings", claim).expect(201).id();
        assertThat(owner.get(own, "/bindings/" + binding).status()).isEqualTo(200);
        owner.get(intruder, "/bindings/" + binding).refused(404, "not-found");
        assertThat(owner.get(intruder, "/bindings").body().get("items").size()).isZero();
        assertThat(owner.get(own, "/me").body().get("units").size()).isEqualTo(1);
    }

    @Test
    void opensNobodysHomeToTheStaffWhoSetTheirPassword() {
        String phone = "+8613400000053";
        residency(unit("3-4-0405"), person(phone), "2021-01-01", "").expect(201);
        appoint(admin, community, "inside.one", phone, "worker").expect(201);

        JsonNode me = owner.get(owner.signIn("inside.one", "initial-1"), "/me").body();
        assertThat(me.at("/grants/0/roles").toString()).isEqualTo("[\"worker\"]");
        assertThat(me.get("units").size()).isZero();
    }

    @Test
    void shedsNoLightOnWhatAnotherCommunityKnows() {
        String phone = "+8613400000051";
        String known = person(phone);
        owner.post(admin, "/people", body(community, phone)).refused(409, "phone-on-file");
        String second = communityOf(foreign);
        Answer theirs = owner.post(foreign, "/people", body(second, phone)).expect(201);

        assertThat(theirs.id()).isEqualTo(known);
        assertThat(theirs.text("communityId")).isEqualTo(second);
        owner.get(foreign, "/people/" + known + "?communityId=" + community).refused(404, "not-found");
    }

    @Test
    void showsAPhoneOnlyToWhoSaysWhatFor() {
        Answer masked = owner.get(admin, "/people/" + person).expect(200);
        assertThat(masked.body().at("/phones/0").asString()).isEqualTo("138****0013");
        String reveal = "{\"purpose\":\"call back\",\"field\":\"phone\"}";
        owner.post(admin, "/people/" + person + "/reveals", reveal).refused(403, "forbidden");

        appoint(admin, community, "desk.one", "+8613700000041", "agent").expect(201);
        String agent = owner.signIn("desk.one", "initial-1");
        Answer shown =
                owner.post(agent, "/people/" + person + "/reveals", reveal).expect(201);
        assertThat(shown.body().at("/values/0").asString()).isEqualTo(OWNER_PHONE);
        Answer log = owner.get(admin, "/people/" + person + "/reveals").expect(200);
        assertThat(log.body().at("/items/0/purpose").asString()).isEqualTo("call back");
    }

    @Test
    void showsNothingToARepeatOfAReveal() {
        appoint(admin, community, "desk.two", "+8613700000042", "agent").expect(201);
        String agent = owner.signIn("desk.two", "initial-1");
        String reveal = "{\"purpose\":\"call back\",\"field\":\"phone\"}";
        Map<String, String> key = Map.of("Idempotency-Key", "look");
        String path = "/people/" + person("+8613700000043") + "/reveals";
        Answer first = owner.send("POST", path, reveal, agent, key).expect(201);
        assertThat(first.body().at("/values/0").asString()).isEqualTo("+8613700000043");

        Answer again = owner.send("POST", path, reveal, agent, key).expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.body().has("values")).isFalse();
        assertThat(owner.get(admin, path).body().get("items").size()).isEqualTo(1);
    }

    @Test
    void readsTheCommunityOnceForAListOfPeople() {
        String flag = "{\"code\":\"lives-alone\",\"purpose\":\"p\",\"consentedOn\":\"2020-01-01\",\"expiresOn\":\"%s\"}"
                .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30));
        for (String phone : List.of("+8613700000091", "+8613700000092", "+8613700000093")) {
            owner.send(
                            "PATCH",
                            "/people/" + person(phone),
                            "{\"careFlags\":[%s]}".formatted(flag),
                            admin,
                            Map.of("If-Match", "\"1\""))
                    .expect(200);
        }
        try (MongoClient mongo = MongoClients.create(Infra.mongoUri())) {
            MongoDatabase database = mongo.getDatabase(owner.database);
            database.runCommand(new Document("profile", 2));
            try {
                owner.get(admin, "/people?communityId=" + community).expect(200);
            } finally {
                database.runCommand(new Document("profile", 0));
            }
            // The sweeps look at the same collection, by what is unsent or due.
            Document absent = new Document("$exists", false);
            assertThat(database.getCollection("system.profile")
                            .countDocuments(new Document("command.find", "communities")
                                    .append("command.filter.obAt", absent)
                                    .append("command.filter.tmAt", absent)))
                    .isEqualTo(1);
        }
    }

    @Test
    void showsCareFlagsWhileTheyCountToThoseWhoCare() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String flag = "{\"code\":\"%s\",\"purpose\":\"p\",\"consentedOn\":\"2020-01-01\",\"expiresOn\":\"%s\"}";
        String elder = owner.post(
                        admin,
                        "/people",
                        "{\"communityId\":\"%s\",\"name\":\"王芳\",\"phones\":[\"13700000044\"],\"careFlags\":[%s,%s]}"
                                .formatted(
                                        community,
                                        flag.formatted("lives-alone", today.plusDays(1)),
                                        flag.formatted("was-ill", today.minusDays(2))))
                .expect(201)
                .id();
        appoint(admin, community, "cash.one", "+8613700000045", "cashier").expect(201);
        String cashier = owner.signIn("cash.one", "initial-1");

        JsonNode seen = owner.get(admin, "/people/" + elder).body();
        assertThat(seen.get("careFlags").size()).isEqualTo(1);
        assertThat(seen.at("/careFlags/0/code").asString()).isEqualTo("lives-alone");
        JsonNode unseen = owner.get(cashier, "/people/" + elder).expect(200).body();
        assertThat(unseen.has("careFlags")).isFalse();
    }

    @Test
    void tellsWorkersOfSingleUnitsAndThoseWithMoneyNoNotes() {
        String home = owner.post(
                        admin,
                        "/communities/" + community + "/units",
                        "{\"buildingId\":\"%s\",\"label\":\"3-5-0505\",\"area\":\"89\",\"serviceNotes\":\"baby asleep\"}"
                                .formatted(building))
                .expect(201)
                .id();
        appoint(admin, community, "plumber.one", "+8613700000046", "worker").expect(201);
        appoint(admin, community, "cash.two", "+8613700000047", "finance").expect(201);
        String worker = owner.signIn("plumber.one", "initial-1");
        String finance = owner.signIn("cash.two", "initial-1");

        owner.get(worker, "/communities/" + community + "/units").refused(403, "forbidden");
        assertThat(owner.get(worker, "/units/" + home).text("serviceNotes")).isEqualTo("baby asleep");
        assertThat(owner.get(finance, "/units/" + home).expect(200).text("serviceNotes"))
                .isEmpty();
        owner.get(finance, "/communities/" + community + "/units?label=3-5-0505")
                .expect(200);
    }

    @Test
    void erasesOnceHoweverOftenItIsAskedAndClosesTheAccount() {
        String phone = "+8613700000048";
        Answer appointed =
                appoint(admin, community, "leaver.one", phone, "worker").expect(201);
        String leaver = appointed.text("staffId");
        String erasure = "{\"communityId\":\"%s\"}".formatted(community);
        owner.put(admin, "/people/" + leaver + "/erasure", erasure).refused(409, "still-needed");
        owner.put(admin, "/staff/" + appointed.id() + "/dismissal", "").expect(200);
        owner.password("leaver.one", "initial-1", "10.1.0.40").expect(200);

        owner.put(admin, "/people/" + leaver + "/erasure", erasure).expect(204);
        owner.put(admin, "/people/" + leaver + "/erasure", erasure).expect(204);
        owner.password("leaver.one", "initial-1", "10.1.0.40").refused(401, "invalid-grant");
        appoint(admin, community, "leaver.one", "+8613700000049", "worker").expect(201);
        owner.put(admin, "/people/nobody/erasure", erasure).refused(404, "not-found");
        owner.put(foreign, "/people/" + leaver + "/erasure", erasure.replace(community, communityOf(foreign)))
                .refused(404, "not-found");
    }

    @Test
    void keepsTheFileOfWhoWillMoveIn() {
        String coming = person("+8613700000050");
        residency(unit("3-5-0506"), coming, "2099-01-01", "").expect(201);

        owner.put(admin, "/people/" + coming + "/erasure", "{\"communityId\":\"%s\"}".formatted(community))
                .refused(409, "still-needed");
    }

    @Test
    void clearsWhatIsNullAndLeavesWhatIsAbsent() {
        String home = owner.post(
                        admin,
                        "/communities/" + community + "/units",
                        ("{\"buildingId\":\"%s\",\"label\":\"3-5-0507\",\"area\":\"89\",\"serviceNotes\":\"dog\","
                                        + "\"deliveredOn\":\"2020-01-01\"}")
                                .formatted(building))
                .expect(201)
                .id();
        JsonNode noted = patched("/units/" + home, "{\"serviceNotes\":null}");
        assertThat(noted.path("serviceNotes").isString()).isFalse();
        assertThat(noted.path("deliveredOn").asString()).isEqualTo("2020-01-01");

        String reachable = owner.post(
                        admin,
                        "/people",
                        ("{\"communityId\":\"%s\",\"name\":\"王芳\",\"phones\":[\"13700000061\"],"
                                        + "\"email\":\"fang@example.cn\",\"idDocument\":\"110101199001010013\"}")
                                .formatted(community))
                .expect(201)
                .id();
        JsonNode person = patched("/people/" + reachable, "{\"email\":null}");
        assertThat(person.has("email")).isFalse();
        assertThat(person.has("idDocument")).isTrue();

        String residency = owner.post(
                        admin,
                        "/residencies",
                        ("{\"unitId\":\"%s\",\"personId\":\"%s\",\"kind\":\"owner\",\"share\":\"0.5\","
                                        + "\"from\":\"2021-01-01\",\"to\":\"2090-01-01\"}")
                                .formatted(home, reachable))
                .expect(201)
                .id();
        JsonNode open = patched("/residencies/" + residency, "{\"to\":null}");
        assertThat(open.path("to").isString()).isFalse();
        assertThat(open.path("share").asString()).isEqualTo("0.5");

        String appointed = appoint(admin, community, "capped.one", "+8613700000062", "worker")
                .expect(201)
                .id();
        patched("/staff/" + appointed, "{\"loadCap\":3,\"skills\":[\"plumbing\"]}");
        JsonNode uncapped = owner.send(
                        "PATCH", "/staff/" + appointed, "{\"loadCap\":null}", admin, Map.of("If-Match", "\"2\""))
                .expect(200)
                .body();
        assertThat(uncapped.has("loadCap")).isFalse();
        assertThat(uncapped.at("/skills/0").asString()).isEqualTo("plumbing");

        Map<String, String> tag = Map.of("If-Match", "\"2\"");
        owner.send("PATCH", "/units/" + home, "{\"label\":\"  \"}", admin, tag).refused(400, "invalid-request");
        owner.send("PATCH", "/people/" + reachable, "{\"name\":\"  \"}", admin, tag)
                .refused(400, "invalid-request");
    }

    private static JsonNode patched(String path, String body) {
        return owner.send("PATCH", path, body, admin, Map.of("If-Match", "\"1\""))
                .expect(200)
                .body();
    }

    @Test
    void refusesInWordsOfItsOwn() {
        owner.post(admin, "/communities/" + community + "/buildings", "{\"code\":\"3\",\"name\":\"x\"}")
                .refused(409, "already-there");
        String tenant = person("+8613200000071");
        residency(tenant, "2021-01-01", "\"property\"").refused(409, "payer-taken");
        residency(person, "2021-01-01", "").refused(409, "already-resident");
        owner.put(admin, "/people/" + person + "/erasure", "{\"communityId\":\"%s\"}".formatted(community))
                .refused(409, "still-needed");
        appoint(admin, community, "twice.one", "+8613200000072", "worker").expect(201);
        appoint(admin, community, "twice.two", "+8613200000072", "agent").refused(409, "already-appointed");
        String second = communityOf(foreign);
        owner.post(foreign, "/people", body(second, "+8613200000073")).expect(201);
        String phones = "{\"phones\":[\"+8613200000073\"]}";
        owner.send("PATCH", "/people/" + tenant, phones, admin, Map.of("If-Match", "\"1\""))
                .refused(409, "phone-taken");
        owner.send("PATCH", "/people/" + tenant, phones, admin, Map.of()).refused(428, "precondition-required");
        owner.put(admin, "/people/" + tenant + "/erasure", "{\"communityId\":\"%s\"}".formatted(community))
                .expect(204);
        owner.get(admin, "/people/" + tenant).refused(404, "not-found");
    }

    @Test
    void bindsFamilyWhosePhoneIsOnFileWithoutAskingAnybody() {
        String home = unit("3-3-0303");
        String husband = owner.post(
                        admin,
                        "/people",
                        "{\"communityId\":\"%s\",\"name\":\"李伟\",\"phones\":[\"13300000061\",\"13300000062\"]}"
                                .formatted(community))
                .expect(201)
                .id();
        residency(home, husband, "2020-01-01", "").expect(201);
        person("+8613300000062");
        String wife = owner.byCode("+8613300000062", owner.code("+8613300000062", "10.1.0.12"))
                .expect(200)
                .text("accessToken");

        Answer binding = owner.post(wife, "/bindings", "{\"unitId\":\"%s\"}".formatted(home))
                .expect(201);
        assertThat(binding.text("status")).isEqualTo("approved");
        Awaitility.await()
                .untilAsserted(() -> assertThat(owner.get(admin, "/residencies?unitId=" + home)
                                .body()
                                .get("items")
                                .size())
                        .isEqualTo(2));
        Answer other = owner.post(wife, "/bindings", "{\"unitId\":\"%s\"}".formatted(unit))
                .expect(201);
        assertThat(other.text("status")).isEqualTo("requested");
        owner.put(wife, "/bindings/" + other.id() + "/decision", "{\"decision\":\"approved\"}")
                .expect(404);
        owner.put(admin, "/bindings/" + other.id() + "/decision", "{\"decision\":\"refused\"}")
                .expect(200);
        owner.put(admin, "/bindings/" + other.id() + "/decision", "{\"decision\":\"approved\"}")
                .refused(409, "wrong-status");
    }

    @Test
    void writesNothingThatIsPersonalOrSecretIntoTheLog(CapturedOutput output) {
        String name = "司马文轩";
        String phone = "+8613700000063";
        owner.post(
                        admin,
                        "/people",
                        "{\"communityId\":\"%s\",\"name\":\"%s\",\"phones\":[\"%s\"]}"
                                .formatted(community, name, phone))
                .expect(201);
        owner.post(admin, "/people", body(community, phone)).refused(409, "phone-on-file");
        owner.post(admin, "/people/lookups", "{\"communityId\":\"%s\",\"phone\":\"%s\"}".formatted(community, phone))
                .expect(200);
        owner.post(admin, "/people", "{\"name\":\"%s\",\"phones\":\"%s\"}".formatted(name, phone))
                .expect(400);
        String code = owner.code(phone, "10.1.0.50");
        owner.byCode(phone, wrong(code)).refused(401, "invalid-grant");
        Answer tokens = owner.byCode(phone, code).expect(200);
        owner.refresh(tokens.text("refreshToken")).expect(200);
        appoint(admin, community, "secret.one", "+8613700000064", "worker").expect(201);
        owner.password("secret.one", "initial-9", "10.1.0.51").refused(401, "invalid-grant");
        owner.signIn("secret.one", "initial-1");
        LoggerFactory.getLogger(OwnerIT.class).warn("the log is read");

        assertThat(output.getAll())
                .contains("the log is read")
                .doesNotContain(name, "13700000063", "13700000064", "initial-1", "initial-9")
                .doesNotContain(tokens.text("accessToken"), tokens.text("refreshToken"))
                .doesNotContainPattern("(?<![0-9a-f])" + code + "(?![0-9a-f])");
    }

    @Test
    void enablesAnAccountAgainAndResetsALostPassword() {
        Answer appointed = appoint(admin, community, "back.one", "+8613700000065", "worker")
                .expect(201);
        owner.signIn("back.one", "initial-1");
        String account = "/staff/" + appointed.id() + "/account";
        owner.put(admin, account + "/enablement", "").refused(409, "wrong-status");
        owner.put(admin, account + "/disablement", "").expect(204);
        owner.put(admin, account + "/disablement", "").refused(409, "wrong-status");
        owner.password("back.one", "initial-1-own", "10.1.0.52").refused(401, "invalid-grant");
        owner.put(admin, account + "/enablement", "").expect(204);
        String before = owner.password("back.one", "initial-1-own", "10.1.0.52")
                .expect(200)
                .text("refreshToken");

        owner.put(foreign, account + "/password", "{\"initialPassword\":\"initial-5\"}")
                .refused(404, "not-found");
        owner.put(admin, account + "/password", "{\"initialPassword\":\"initial-5\"}")
                .expect(204);
        owner.refresh(before).refused(401, "invalid-grant");
        owner.password("back.one", "initial-1-own", "10.1.0.52").refused(401, "invalid-grant");
        String first =
                owner.password("back.one", "initial-5", "10.1.0.52").expect(200).text("accessToken");
        owner.get(first, "/me").refused(403, "password-change-required");
    }

    @Test
    void namesWhatIsWrongWithAnAppointmentAndACommunity() {
        Answer role = appoint(admin, community, "odd.one", "+8613700000066", "resident")
                .refused(400, "invalid-request");
        assertThat(role.body().at("/errors/0/code").asString()).isEqualTo("not-a-staff-role");
        Answer zone = owner.post(root, "/communities", "{\"name\":\"x\",\"zone\":\"Mars/Base\",\"currency\":\"CNY\"}")
                .refused(400, "invalid-request");
        assertThat(zone.body().at("/errors/0/code").asString()).isEqualTo("unknown-zone");
    }

    @Test
    void leavesNoPhoneOrNameInDatabaseOrTopic() {
        String name = "欧阳若兰";
        owner.post(
                        admin,
                        "/people",
                        "{\"communityId\":\"%s\",\"name\":\"%s\",\"phones\":[\"%s\"],\"email\":\"lan@example.cn\"}"
                                .formatted(community, name, OTHER_PHONE))
                .expect(201);
        owner.code(OTHER_PHONE, "10.1.0.13");

        StringBuilder all = new StringBuilder();
        try (MongoClient mongo = MongoClients.create(Infra.mongoUri())) {
            for (String collection : mongo.getDatabase(owner.database).listCollectionNames()) {
                for (Document document : mongo.getDatabase(owner.database)
                        .getCollection(collection)
                        .find()) {
                    all.append(document.toJson()).append('\n');
                }
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(topic()).contains("person.registered"));
        all.append(topic());
        assertThat(all.toString()).contains("person.registered").doesNotContain(name, "13900000014", "lan@example.cn");
    }

    private static String topic() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", Infra.kafkaBootstrap());
        settings.put("auto.offset.reset", "earliest");
        settings.put("group.id", "reader-" + System.nanoTime());
        StringBuilder text = new StringBuilder();
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.subscribe(List.of("owner.events"));
            for (int empty = 0; empty < 3; ) {
                var records = reader.poll(Duration.ofMillis(700));
                empty = records.isEmpty() ? empty + 1 : 0;
                records.forEach(record -> {
                    text.append(new String(record.value(), StandardCharsets.UTF_8));
                    record.headers().forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8)));
                });
            }
        }
        return text.toString();
    }

    private static String community(String name, String username, String phone) {
        String id = owner.post(
                        root,
                        "/communities",
                        "{\"name\":\"%s\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}".formatted(name))
                .expect(201)
                .id();
        appoint(root, id, username, phone, "admin").expect(201);
        return id;
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static String communityOf(String token) {
        return owner.get(token, "/me").body().at("/grants/0/communityId").asString();
    }

    private static Answer appoint(String token, String community, String username, String phone, String role) {
        return owner.post(
                token,
                "/communities/" + community + "/staff",
                "{\"name\":\"张三\",\"phone\":\"%s\",\"username\":\"%s\",\"initialPassword\":\"initial-1\",\"roles\":[\"%s\"]}"
                        .formatted(phone, username, role));
    }

    private static String unit(String label) {
        return owner.post(
                        admin,
                        "/communities/" + community + "/units",
                        "{\"buildingId\":\"%s\",\"label\":\"%s\",\"area\":\"89.50\"}".formatted(building, label))
                .expect(201)
                .id();
    }

    private static String person(String phone) {
        return owner.post(admin, "/people", body(community, phone)).expect(201).id();
    }

    private static String body(String community, String phone) {
        return "{\"communityId\":\"%s\",\"name\":\"王芳\",\"phones\":[\"%s\"],\"language\":\"zh-CN\"}"
                .formatted(community, phone);
    }

    private static Answer residency(String person, String from, String payerOf) {
        return residency(unit, person, from, payerOf);
    }

    private static Answer residency(String unit, String person, String from, String payerOf) {
        return owner.post(
                admin,
                "/residencies",
                "{\"unitId\":\"%s\",\"personId\":\"%s\",\"kind\":\"owner\",\"from\":\"%s\",\"payerOf\":[%s]}"
                        .formatted(unit, person, from, payerOf));
    }
}
