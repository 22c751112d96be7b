package io.guanjia.ticket;

import static io.guanjia.ticket.Village.awaitStatus;
import static io.guanjia.ticket.Village.leak;
import static io.guanjia.ticket.Village.png;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A reply that got lost is asked for again with the same key: answered as it would have been, and nothing twice.
@ServiceTest
class RepeatIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    private Api owner;
    private Api agent;
    private Api worker;

    @BeforeEach
    void settleIn() {
        Village.settle(port, archive);
        owner = new Api(port, "p-zhang", "c1", "resident");
        agent = new Api(port, "s-agent", "c1", "agent");
        worker = new Api(port, "w-zhu", "c1", "worker");
    }

    @Test
    void confirmsOnceHoweverOftenItIsAsked() throws IOException {
        String ticket = completed("u10");
        String photo = owner.upload(png(), "wet.png").id();
        String unhappy = "{\"solved\":false,\"reason\":\"还在滴水\",\"attachments\":[\"%s\"]}".formatted(photo);

        Answer first = owner.put(ticket + "/confirmation", unhappy, null, "lost");
        Answer again = owner.put(ticket + "/confirmation", unhappy, null, "lost");

        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(again.status()).as("%s", again).isEqualTo(200);
        assertThat(again.replayed()).isTrue();
        assertThat(again.body().path("reopened").asInt()).isEqualTo(1);
        assertThat(owner.put(ticket + "/confirmation", "{\"solved\":true}", null, "lost")
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({
        "u11,refusal,{\"reason\":\"busy\"}",
        "u12,return,{\"reason\":\"no-parts\"}",
        "u13,referral,{\"to\":\"builder\"}"
    })
    void tellsAWorkerAgainWhatTookTheJobAway(String unit, String step, String body) {
        String ticket = dispatched(unit);
        if (!step.equals("refusal")) {
            assertThat(worker.put(ticket + "/acceptance", "{}").status()).isEqualTo(200);
        }

        Answer first = worker.put(ticket + "/" + step, body, null, "lost-" + step);
        Answer again = worker.put(ticket + "/" + step, body, null, "lost-" + step);
        JsonNode synced = synced(ticket, step, body, "lost-" + step);

        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(again.status()).as("%s", again).isEqualTo(200);
        assertThat(again.replayed()).isTrue();
        assertThat(synced.path("status").asInt()).as("%s", synced).isEqualTo(200);
        assertThat(synced.path("replayed").asBoolean()).isTrue();
        assertThat(worker.put(ticket + "/" + step, body, null, "another").status())
                .as("without the key the job is as gone as it is")
                .isEqualTo(404);
        assertThat(new Api(port, "w-zhu", "c2", "worker")
                        .put(ticket + "/" + step, body, null, "lost-" + step)
                        .status())
                .as("who works there no more")
                .isEqualTo(404);
    }

    @Test
    void knowsAStepByItsKeyOnWhicheverRoute() {
        String ticket = dispatched("u14");
        assertThat(synced(ticket, "acceptance", "{}", "k-accept").path("status").asInt())
                .isEqualTo(200);
        Answer accepted = worker.put(ticket + "/acceptance", "{}", null, "k-accept");
        assertThat(accepted.status()).as("%s", accepted).isEqualTo(200);
        assertThat(accepted.replayed()).isTrue();

        assertThat(worker.put(ticket + "/arrival", "{}", null, "k-arrive").status())
                .isEqualTo(200);
        JsonNode late = synced(ticket, "arrival", "{}", "k-arrive");
        assertThat(late.path("status").asInt()).as("%s", late).isEqualTo(200);
        assertThat(late.path("replayed").asBoolean()).isTrue();
        assertThat(late.path("ticketStatus").asString()).isEqualTo("arrived");
        assertThat(synced(ticket, "arrival", "{\"reason\":\"another\"}", "k-arrive")
                        .path("status")
                        .asInt())
                .isEqualTo(422);
        assertThat(synced(ticket, "start", "{}", "k-arrive").path("status").asInt())
                .as("another step is another command")
                .isEqualTo(200);
    }

    private JsonNode synced(String ticket, String step, String body, String key) {
        return worker.post("/jobs/sync", """
                        [{"ticketId":"%s","transition":"%s","occurredAt":"%s","body":%s,"key":"%s"}]
                        """.formatted(
                                ticket.substring(ticket.lastIndexOf('/') + 1), step, Instant.now(), body, key))
                .body()
                .path(0);
    }

    private String dispatched(String unit) {
        String ticket = "/tickets/" + owner.post("/tickets", leak(unit, "")).id();
        awaitStatus(agent, ticket, "dispatched");
        return ticket;
    }

    private String completed(String unit) {
        String ticket = dispatched(unit);
        worker.put(ticket + "/acceptance", "{}");
        worker.put(ticket + "/arrival", "{}");
        assertThat(worker.put(ticket + "/completion", "{\"resolution\":\"换了垫圈\"}")
                        .text("status"))
                .isEqualTo("completed");
        return ticket;
    }
}
