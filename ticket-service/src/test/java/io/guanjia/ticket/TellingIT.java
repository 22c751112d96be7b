package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertErrors;
import static io.guanjia.ticket.Village.assertRefused;
import static io.guanjia.ticket.Village.awaitStatus;
import static io.guanjia.ticket.Village.leak;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.Residency;
import io.guanjia.ticket.archive.StaffMember;
import io.guanjia.ticket.archive.Unit;
import io.guanjia.ticket.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What comes with a report or a transition: who says it, for whom, when it was, and in which codes.
@ServiceTest
class TellingIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    @Autowired
    Aggregates<Ticket> tickets;

    private Api owner;
    private Api agent;
    private Api worker;

    @BeforeEach
    void settleIn() {
        Village.settle(port, archive);
        owner = new Api(port, "p-zhang", "c1", "resident");
        agent = new Api(port, "s-agent", "c1", "agent");
        worker = new Api(port, "w-zhu", "c1", "worker");
        archive.staff().save("a9", 1, new StaffMember("c1", "w-off", List.of("worker"), null, null, null, 10));
    }

    @Test
    void syncsWhatIsThereAndSaysWhatIsNot() {
        String id = reported("u15");
        awaitStatus(agent, "/tickets/" + id, "dispatched");
        Answer synced = worker.post(
                "/jobs/sync", "[null,{\"ticketId\":\"%s\",\"transition\":\"acceptance\",\"key\":\"k\"}]".formatted(id));
        assertThat(synced.body().valueStream().map(item -> item.path("status").asInt()))
                .as("%s", synced)
                .containsExactly(400, 200);
    }

    @Test
    void holdsUntilATimeThatComes() {
        String ticket = accepted("u16");
        assertErrors(
                worker.put(
                        ticket + "/hold",
                        "{\"reason\":\"waiting-for-parts\",\"until\":\"%s\"}"
                                .formatted(Instant.now().minusSeconds(5))),
                "/until",
                "in-the-past");
        assertErrors(worker.put(ticket + "/hold", "{\"reason\":\"deferred-until\"}"), "/until", "required");
        assertErrors(worker.put(ticket + "/hold", "{\"reason\":\"tired\"}"), "/reason", "unknown");
        Answer held = worker.put(
                ticket + "/hold",
                "{\"reason\":\"deferred-until\",\"until\":\"%s\"}"
                        .formatted(Instant.now().plus(Duration.ofHours(3))));
        assertThat(held.text("status")).as("%s", held).isEqualTo("on-hold");
    }

    @Test
    void namesOnlyATicketThatIsThereAsTheOneDoubled() {
        String first = reported("u17");
        Answer others = new Api(port, "p-li", "c1", "resident").post("/tickets", leak("u-li2", ""));
        assertThat(others.status()).as("%s", others).isEqualTo(201);
        String foreign = others.id();
        String second = reported("u18");
        for (String wrong : List.of("张三，13800000013", second, foreign)) {
            assertErrors(owner.put("/tickets/" + second + "/cancellation", doubled(wrong)), "/duplicateOf", "unknown");
        }
        Answer cancelled = owner.put("/tickets/" + second + "/cancellation", doubled(first));
        assertThat(cancelled.text("status")).as("%s", cancelled).isEqualTo("cancelled");
    }

    @Test
    void publishesCodesAndNoSentences() {
        String ticket = accepted("u19");
        worker.put(ticket + "/arrival", "{}");
        for (String wrong : List.of("王女士家的阀门", "a".repeat(51))) {
            assertErrors(
                    worker.put(ticket + "/completion", "{\"resolution\":\"x\",\"component\":\"%s\"}".formatted(wrong)),
                    "/component",
                    "malformed");
        }
        assertErrors(
                worker.put(ticket + "/completion", "{\"resolution\":\"x\",\"parts\":[null]}"), "/parts/0", "required");
        assertErrors(
                worker.put(ticket + "/completion", "{\"resolution\":\"x\",\"parts\":[{\"name\":\"a\"}]}"),
                "/parts/0/quantity",
                "out-of-range");
        assertErrors(
                agent.post("/tickets", leak("u26", ",\"reporter\":{\"personId\":\"张三\"}")),
                "/reporter/personId",
                "unknown");
        assertThat(agent.post("/tickets", leak("u26", ",\"reporter\":{\"personId\":\"p-zhang\"}"))
                        .text("reporterId"))
                .isEqualTo("p-zhang");
    }

    @Test
    void speaksForKnownWorkersByRadioOrPhone() {
        String ticket = accepted("u27");
        assertErrors(agent.put(ticket + "/arrival", "{\"onBehalfOf\":\"w-zhu\",\"via\":\"旗语\"}"), "/via", "unknown");
        assertErrors(worker.put(ticket + "/arrival", "{\"via\":\"radio\"}"), "/onBehalfOf", "required");
        assertRefused(agent.put(ticket + "/arrival", "{\"onBehalfOf\":\"张三\"}"), 409, "unknown-worker");
        assertRefused(agent.put(ticket + "/arrival", "{\"onBehalfOf\":\"w-off\"}"), 409, "not-the-worker");
        assertRefused(worker.put(ticket + "/arrival", "{\"onBehalfOf\":\"w-zhu\"}"), 403, "forbidden");
        assertThat(agent.put(ticket + "/arrival", "{\"onBehalfOf\":\"w-zhu\",\"via\":\"phone\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u28 | dispatch     | \"workerId\":\"w-off\"",
                "u29 | transfer     | \"workerId\":\"w-off\"",
                "u51 | cancellation | \"reason\":\"mended\""
            })
    void tellsWhoSaidItAndWhenItWas(String unit, String step, String body) {
        String ticket = step.equals("dispatch") ? unassigned(unit) : "/tickets/" + reported(unit);
        if (!step.equals("dispatch")) {
            awaitStatus(agent, ticket, "dispatched");
        }
        assertErrors(
                agent.put(ticket + "/" + step, "{%s,\"occurredAt\":\"2100-01-01T00:00:00Z\"}".formatted(body)),
                "/occurredAt",
                "in-the-future");
        assertRefused(
                agent.put(ticket + "/" + step, "{%s,\"onBehalfOf\":\"张三\"}".formatted(body)), 409, "unknown-worker");
        Answer told = agent.put(
                ticket + "/" + step,
                "{%s,\"occurredAt\":\"%s\",\"onBehalfOf\":\"w-zhu\",\"via\":\"radio\"}".formatted(body, Instant.now()));
        assertThat(told.status()).as("%s", told).isEqualTo(200);
        JsonNode last = told.body().path("timeline").valueStream().toList().getLast();
        assertThat(last.path("onBehalfOf").asString("")).isEqualTo("w-zhu");
        assertThat(last.path("via").asString("")).isEqualTo("radio");
        assertThat(last.path("occurredAt").asString("")).isNotEmpty();
    }

    @Test
    void letsTheDeskSpeakForWhoeverAJobWasReferredTo() {
        String ticket = accepted("u52");
        assertThat(worker.put(ticket + "/referral", "{\"to\":\"builder\"}").text("status"))
                .isEqualTo("referred");
        assertRefused(
                agent.put(ticket + "/completion", "{\"resolution\":\"x\",\"onBehalfOf\":\"w-zhu\"}"),
                409,
                "not-the-worker");
        assertRefused(owner.put(ticket + "/completion", "{\"resolution\":\"x\"}"), 403, "forbidden");
        Answer done = agent.put(ticket + "/completion", "{\"resolution\":\"开发商已修\"}");
        assertThat(done.text("status")).as("%s", done).isEqualTo("completed");
    }

    @Test
    void transfersToSomebodyElse() {
        String ticket = accepted("u53");
        assertRefused(agent.put(ticket + "/transfer", "{}"), 409, "no-candidate");
        assertErrors(agent.put(ticket + "/transfer", "{\"workerId\":\"w-zhu\"}"), "/workerId", "holds-it-already");
        assertRefused(agent.put(ticket + "/transfer", "{\"workerId\":\"nobody\"}"), 409, "unknown-worker");
        assertThat(agent.put(ticket + "/transfer", "{\"workerId\":\"w-off\"}")
                        .body()
                        .path("worker")
                        .path("id")
                        .asString())
                .isEqualTo("w-off");
    }

    @Test
    void keepsTheChannelAndTheReasonOfAnOldReport() {
        String hourAgo = Instant.now().minus(Duration.ofHours(1)).toString();
        String old = ",\"reportedAt\":\"%s\"".formatted(hourAgo);
        assertErrors(agent.post("/tickets", leak("u54", old)), "/reason", "required");
        assertErrors(
                agent.post("/tickets", leak("u54", ",\"reason\":\"x\",\"reportedAt\":\"2100-01-01T00:00:00Z\"")),
                "/reportedAt",
                "in-the-future");
        assertErrors(
                agent.post("/tickets", leak("u54", ",\"reason\":\"x\",\"reportedAt\":\"0001-01-01T00:00:00Z\"")),
                "/reportedAt",
                "too-long-ago");
        Answer taken =
                agent.post("/tickets", leak("u54", old + ",\"reason\":\"夜班便条\"").replace("\"app\"", "\"phone\""));
        assertThat(taken.status()).as("%s", taken).isEqualTo(201);
        assertThat(taken.body().path("comments").path(0).path("text").asString())
                .isEqualTo("夜班便条");
        assertThat(owner.get("/tickets/" + taken.id()).body().path("comments")).isEmpty();
        assertThat(tickets.get(taken.id(), Scope.everything()).journal())
                .allSatisfy(entry -> assertThat(entry.actor().channel()).isEqualTo("phone"));
    }

    @Test
    void takesAnAgentAtHomeForAReporter() {
        archive.units().save("u-ag", 1, new Unit("c1", "u-ag", "b3", "3-2-1701"));
        archive.residencies()
                .save("r-ag", 1, new Residency("c1", "r-ag", "u-ag", "s-agent", LocalDate.of(2020, 1, 1), null));
        assertThat(agent.post("/tickets", leak("u-ag", "")).text("reporterId")).isEqualTo("s-agent");
        assertThat(agent.post("/tickets", leak("u55", "")).text("reporterId")).isEmpty();
    }

    @Test
    void editsWhatIsNamed() {
        String ticket = accepted("u56");
        Answer before = agent.get(ticket);
        assertErrors(agent.patch(ticket, "{\"priority\":\"P1\"}", before.tag()), "/reason", "required");
        Answer raised = agent.patch(ticket, "{\"priority\":\"P1\",\"reason\":\"水已漫到楼下\"}", before.tag());
        assertThat(raised.status()).as("%s", raised).isEqualTo(200);
        assertThat(raised.text("priority")).isEqualTo("P1");
        assertThat(lastText(raised)).isEqualTo("水已漫到楼下");
        assertThat(raised.body().path("comments")).isEmpty();
        assertThat(lastText(owner.get(ticket))).isEmpty();
        assertErrors(
                agent.patch(
                        ticket,
                        "{\"category\":\"plumbing.leak\",\"reason\":\"%s\"}".formatted("水".repeat(2001)),
                        raised.tag()),
                "/reason",
                "too-long");
        assertRefused(agent.patch(ticket, "{\"description\":\"x\"}", before.tag()), 412, "precondition-failed");

        Answer moved = agent.patch(ticket, "{\"place\":{\"buildingId\":\"b3\",\"area\":\"地下室\"}}", raised.tag());
        assertThat(moved.status()).as("%s", moved).isEqualTo(200);
        assertThat(moved.body().path("place").path("label").asString()).isEqualTo("3号楼 地下室");
        Answer back = agent.patch(ticket, "{\"place\":{\"unitId\":\"u57\"}}", moved.tag());
        assertThat(back.body().path("place").path("unitId").asString()).isEqualTo("u57");
        assertErrors(agent.patch(ticket, "{\"place\":{\"unitId\":\"none\"}}", back.tag()), "/place", "unknown");
    }

    private static String lastText(Answer ticket) {
        return ticket.body()
                .path("timeline")
                .valueStream()
                .toList()
                .getLast()
                .path("text")
                .asString("");
    }

    private static String doubled(String other) {
        return "{\"reason\":\"twice\",\"duplicateOf\":\"%s\"}".formatted(other);
    }

    private String reported(String unit) {
        Answer reported = owner.post("/tickets", leak(unit, ""));
        assertThat(reported.status()).as("%s", reported).isEqualTo(201);
        return reported.id();
    }

    private String accepted(String unit) {
        String ticket = "/tickets/" + reported(unit);
        awaitStatus(agent, ticket, "dispatched");
        assertThat(worker.put(ticket + "/acceptance", "{}").status()).isEqualTo(200);
        return ticket;
    }

    /// A ticket that the rules leave to people.
    private String unassigned(String unit) {
        Answer noise = owner.post(
                "/tickets", leak(unit, "").replace("repair", "matter").replace("plumbing.leak", "order.noise"));
        assertThat(noise.status()).as("%s", noise).isEqualTo(201);
        return "/tickets/" + noise.id();
    }
}
