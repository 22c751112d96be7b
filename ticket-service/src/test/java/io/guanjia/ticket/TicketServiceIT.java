package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertErrors;
import static io.guanjia.ticket.Village.atOnce;
import static io.guanjia.ticket.Village.awaitStatus;
import static io.guanjia.ticket.Village.leak;
import static io.guanjia.ticket.Village.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.Residency;
import io.guanjia.ticket.archive.StaffMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The service through HTTP, on a real database and a real broker.
@ServiceTest
class TicketServiceIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    private Api owner = api("none");
    private Api neighbour = api("none");
    private Api agent = api("none");
    private Api worker = api("none");

    @BeforeEach
    void settleIn() {
        owner = api("p-zhang", "resident");
        neighbour = api("p-li", "resident");
        agent = api("s-agent", "agent");
        worker = api("w-zhu", "worker");
        Village.settle(port, archive);
    }

    @Test
    void goesFromLeakToFollowUp() throws IOException {
        String photo = owner.upload(png(), "leak.png").id();
        Answer reported = owner.post("/tickets", leak("u1", ",\"attachments\":[\"%s\"]".formatted(photo)));
        assertThat(reported.status()).as("%s", reported).isEqualTo(201);
        String ticket = "/tickets/" + reported.id();
        Answer dispatched = awaitStatus(agent, ticket, "dispatched");
        assertThat(dispatched.body().path("worker").path("id").asString()).isEqualTo("w-zhu");
        assertThat(dispatched.body().path("worker").path("reasons").toString()).contains("skill", "least-load");
        assertThat(worker.get("/attachments/" + photo).status()).isEqualTo(200);

        assertThat(worker.put(ticket + "/acceptance", "{}").status()).isEqualTo(200);
        Answer synced = worker.post("/jobs/sync", """
                [{"ticketId":"%s","transition":"arrival","occurredAt":"%s","key":"k1"},
                 {"ticketId":"%s","transition":"dancing","key":"k2"},
                 {"ticketId":"none","transition":"arrival","key":"k3"}]
                """.formatted(reported.id(), Instant.now(), reported.id()));
        assertThat(synced.body().valueStream().map(item -> item.path("status").asInt()))
                .containsExactly(200, 400, 404);
        Answer done = worker.put(ticket + "/completion", """
                {"resolution":"换了垫圈","component":"tap","labourMinutes":20,
                 "parts":[{"name":"垫圈","quantity":1,"price":{"amount":"2.00","currency":"CNY"}}]}
                """);
        assertThat(done.text("status")).as("%s", done).isEqualTo("completed");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> agent.get("/follow-ups?due=true").body().toString().contains(reported.id()));
        Answer closed = agent.post(ticket + "/follow-ups", "{\"outcome\":\"solved-satisfied\",\"stars\":5}");
        assertThat(closed.text("status")).as("%s", closed).isEqualTo("closed");
    }

    @Test
    void opensNothingOfAHomeToASignInThatIsNotTheResidentsOwn() {
        Answer reported = owner.post("/tickets", leak("u6", ""));
        assertThat(reported.status()).as("%s", reported).isEqualTo(201);
        String ticket = "/tickets/" + reported.id();

        Api elsewhere = new Api(port, "p-zhang", "c2", "manager", "resident");
        assertThat(elsewhere.get("/tickets").body().path("items")).isEmpty();
        assertThat(elsewhere.get(ticket).status()).isEqualTo(404);
        assertThat(elsewhere.post("/tickets", leak("u7", "")).status()).isEqualTo(404);
        assertThat(elsewhere.put(ticket + "/cancellation", "{\"reason\":\"x\"}").status())
                .isEqualTo(404);

        Api cleaner = api("p-zhang", "cleaner");
        assertThat(cleaner.post("/tickets", leak("u7", "")).status()).isEqualTo(404);
        assertThat(cleaner.post(ticket + "/comments", "{\"text\":\"x\",\"visibleTo\":\"all\"}")
                        .status())
                .isEqualTo(403);
        assertThat(cleaner.put(ticket + "/cancellation", "{\"reason\":\"x\"}").status())
                .isEqualTo(403);
        Answer others = neighbour.post("/tickets", leak("u-li", ""));
        archive.residencies()
                .save("r-li-2", 1, new Residency("c1", "r-li-2", "u-li", "p-zhang", Village.LONG_AGO, null));
        assertThat(owner.get("/tickets/" + others.id()).status()).isEqualTo(200);
        assertThat(cleaner.get("/tickets/" + others.id()).status()).isEqualTo(404);
        assertThat(api("p-zhang").get("/tickets/" + others.id()).status()).isEqualTo(200);
        archive.residencies()
                .save(
                        "r-li-2",
                        2,
                        new Residency("c1", "r-li-2", "u-li", "p-zhang", Village.LONG_AGO, LocalDate.of(2020, 1, 1)));
    }

    @Test
    void makesOneTicketOfFiftyTaps() throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(_ -> () -> owner.post("/tickets", leak("u2", ""), "one-tap"))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::id)
                .containsOnly(answers.getFirst().id());
        assertThat(owner.get("/tickets?unitId=u2").body().path("items")).hasSize(1);
    }

    @Test
    void letsOneOfTwoLookAlikesWin() throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(_ -> () -> owner.post("/tickets", leak("u3", "")))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(7)
                .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("looks-like"));
        String first = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .id();
        Answer added = owner.post("/tickets", leak("u3", ",\"sameAs\":\"%s\"".formatted(first)));
        assertThat(added.id()).isEqualTo(first);
        assertThat(added.body().path("comments")).hasSize(1);
        assertThat(owner.post("/tickets", leak("u3", ",\"distinctFrom\":\"%s\"".formatted(first)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void givesAPooledJobToOneOfManyClaimants() throws Exception {
        for (int i = 0; i < 8; i++) {
            archive.staff()
                    .save("p" + i, 1, new StaffMember("c1", "w-pool" + i, List.of("worker"), "d1", null, null, 10));
        }
        Answer pooled = owner.post("/tickets", leak("u6", "").replace("plumbing.leak", "building.wall"));
        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(
                        i -> () -> api("w-pool" + i, "worker").post("/pool/" + pooled.id() + "/claim", "{}"))
                .toList());

        List<Answer> won =
                answers.stream().filter(answer -> answer.status() < 300).toList();
        assertThat(won).as("%s", answers).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !won.contains(answer))
                .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("wrong-status"));
        assertThat(agent.get("/tickets/" + pooled.id()).body().path("worker").path("id"))
                .isEqualTo(won.getFirst().body().path("worker").path("id"));
    }

    @Test
    void tellsWhatIsWrongAndLosesNothing() {
        String tooLong = "漏".repeat(2001);
        assertErrors(owner.post("/tickets", leak("u4", "").replace("厨房水管漏水", "")), "/description", "required");
        assertErrors(owner.post("/tickets", leak("u4", "").replace("厨房水管漏水", tooLong)), "/description", "too-long");
        assertErrors(
                owner.post("/tickets", leak("u4", ",\"attachments\":[0,1]".replace("0,1", quoted(10)))),
                "/attachments",
                "too-many");
        assertErrors(
                owner.post(
                        "/tickets",
                        leak(
                                "u4",
                                ",\"appointment\":{\"from\":\"2020-01-01T01:00:00Z\",\"to\":\"2020-01-01T03:00:00Z\"}")),
                "/appointment/from",
                "in-the-past");
        assertErrors(owner.post("/tickets", leak("u4", "").replace("plumbing.leak", "none")), "/category", "unknown");
        assertThat(owner.post("/tickets", leak("u-none", "")).status()).isEqualTo(404);
        assertThat(owner.post("/tickets", leak("u-li", "")).status()).isEqualTo(404);
        assertThat(owner.post("/tickets", leak("u4", ",\"resolution\":\"explained\""))
                        .status())
                .isEqualTo(403);
        assertThat(owner.get("/tickets?unitId=u4").body().path("items")).isEmpty();
    }

    @Test
    void keepsItsBorders() {
        Answer mine = owner.post("/tickets", leak("u5", ""));
        String ticket = "/tickets/" + mine.id();
        awaitStatus(owner, ticket, "dispatched");

        for (Api stranger : List.of(
                neighbour,
                api("p-gone", "resident"),
                api("w-other", "worker"),
                new Api(port, "s-agent", "c2", "agent"))) {
            assertThat(stranger.get(ticket).status()).isEqualTo(404);
            assertThat(stranger.put(ticket + "/acceptance", "{}").status()).isEqualTo(404);
            assertThat(stranger.post(ticket + "/urges", "{}").status()).isEqualTo(404);
        }
        assertThat(owner.put(ticket + "/acceptance", "{}").status()).isEqualTo(403);
        assertThat(owner.put(ticket + "/dispatch", "{}").status()).isEqualTo(403);
        assertThat(agent.put(ticket + "/acceptance", "{}").status()).isEqualTo(403);
        assertThat(agent.patch(ticket, "{\"description\":\"x\"}", null).status())
                .isEqualTo(428);
        assertThat(agent.patch(ticket, "{\"description\":\"x\"}", "\"99\"").status())
                .isEqualTo(412);
        Answer wrong = worker.put(ticket + "/completion", "{\"resolution\":\"x\"}");
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.text("code")).isEqualTo("wrong-status");
        Answer onBehalf = agent.put(ticket + "/acceptance", "{\"onBehalfOf\":\"w-zhu\",\"via\":\"radio\"}");
        assertThat(onBehalf.status()).as("%s", onBehalf).isEqualTo(200);
    }

    @Test
    void takesNoFileForWhatItIsNot() throws IOException {
        assertThat(owner.upload("no picture".getBytes(StandardCharsets.UTF_8), "photo.png"))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(415);
                    assertThat(answer.text("code")).isEqualTo("unreadable-file");
                });
        byte[] broken = new byte[64];
        System.arraycopy(png(), 0, broken, 0, 8);
        assertThat(owner.upload(broken, "photo.png").status()).isEqualTo(415);
        assertThat(owner.upload(new byte[21 * 1024 * 1024], "big.png").status()).isEqualTo(413);
        Answer staged = owner.upload(png(), "photo.png");
        assertThat(staged.status()).as("%s", staged).isEqualTo(201);
        assertThat(neighbour.get("/attachments/" + staged.id()).status()).isEqualTo(404);
        assertThat(owner.get("/attachments/" + staged.id() + "/thumbnail").status())
                .isEqualTo(200);
        assertThat(neighbour
                        .post("/tickets", leak("u-li", ",\"attachments\":[\"%s\"]".formatted(staged.id())))
                        .text("code"))
                .isEqualTo("unknown-attachment");
    }

    private Api api(String subject, String... roles) {
        return new Api(port, subject, "c1", roles);
    }

    private static String quoted(int count) {
        return String.join(
                ",", IntStream.range(0, count).mapToObj(i -> "\"a" + i + "\"").toList());
    }
}
