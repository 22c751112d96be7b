package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertErrors;
import static io.guanjia.ticket.Village.assertRefused;
import static io.guanjia.ticket.Village.leak;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.event.Heard;
import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.OwnerEvents.PersonErased;
import io.guanjia.ticket.ticket.Erasure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A phone that was written down for a report: masked, shown on record, forgotten.
@ServiceTest
class RevealIT {

    private static final String CALLED =
            ",\"reporter\":{\"name\":\"王女士\",\"phone\":\"138 0000 0013\"},\"description\":\"漏水\"";

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    @Autowired
    MongoClient mongo;

    @Autowired
    LookupHash hash;

    @Autowired
    Erasure erasure;

    private Api agent;
    private Api supervisor;

    @BeforeEach
    void settleIn() {
        Village.settleStrict(port, archive);
        agent = new Api(port, "s-agent", "c3", "agent");
        supervisor = new Api(port, "s-super", "c3", "supervisor");
    }

    @Test
    void showsThePhoneOnRecordToWhoeverCallsBack() {
        Answer taken = called("v20");
        assertThat(taken.body().path("reporter").path("phone").asString()).isEqualTo("138****0013");
        String reveals = "/tickets/" + taken.id() + "/reveals";

        assertErrors(agent.post(reveals, "{}"), "/purpose", "required");
        Answer shown = agent.post(reveals, "{\"purpose\":\"回电约时间\"}", "once");
        Answer again = agent.post(reveals, "{\"purpose\":\"回电约时间\"}", "once");

        assertThat(shown.status()).as("%s", shown).isEqualTo(201);
        assertThat(shown.body().path("values").toString()).isEqualTo("[\"+8613800000013\"]");
        assertThat(again.replayed()).isTrue();
        assertThat(again.body().hasNonNull("values")).as("%s", again).isFalse();
        Answer log = supervisor.get(reveals);
        assertThat(log.body().path("items")).hasSize(1);
        assertThat(log.body().path("items").path(0).path("by").asString()).isEqualTo("s-agent");
        assertThat(log.body().path("items").path(0).path("purpose").asString()).isEqualTo("回电约时间");
        assertThat(stored(taken.id(), "log"))
                .contains("ticket.reporter-revealed")
                .doesNotContain("13800000013", "王女士", "回电");
        assertThat(stored(taken.id(), "s")).contains("回电约时间").doesNotContain("13800000013", "王女士");
    }

    @Test
    void showsThePhoneToNobodyElse() {
        String reveals = "/tickets/" + called("v21").id() + "/reveals";
        String purpose = "{\"purpose\":\"curiosity\"}";
        assertRefused(new Api(port, "p-zhao", "c3", "resident").post(reveals, purpose), 403, "forbidden");
        assertRefused(new Api(port, "s-lead", "c3", "shift-leader").post(reveals, purpose), 403, "forbidden");
        assertThat(new Api(port, "s-agent", "c1", "agent")
                        .post(reveals, purpose)
                        .status())
                .isEqualTo(404);
        assertRefused(agent.get(reveals), 403, "forbidden");
        assertThat(supervisor.get(reveals).body().path("items")).isEmpty();
    }

    @Test
    void answersWithoutAPhoneWhenThereIsNone() {
        String id = new Api(port, "p-zhao", "c3", "resident")
                .post("/tickets", leak("v22", ""))
                .id();
        Answer shown = agent.post("/tickets/" + id + "/reveals", "{\"purpose\":\"call\"}");
        assertThat(shown.status()).as("%s", shown).isEqualTo(201);
        assertThat(shown.body().path("values")).isEmpty();
    }

    @Test
    void takesOnlyAPhoneForAPhone() {
        assertErrors(
                agent.post("/tickets", leak("v23", ",\"reporter\":{\"phone\":\"找张三\"}")),
                "/reporter/phone",
                "not-a-phone-number");
        assertErrors(
                agent.post("/tickets", leak("v23", ",\"reporter\":{\"name\":\"%s\"}".formatted("王".repeat(51)))),
                "/reporter/name",
                "too-long");
    }

    @Test
    void forgetsThePhoneWithItsPerson() {
        String id = called("v24").id();
        String phone = hash.of("phone", "+8613800000013");
        erasure.erase(new Heard<>(
                new PersonErased("c3", "p-wang", List.of(phone)),
                "p-wang:1",
                "p-wang",
                1,
                Instant.now(),
                "person.erased"));

        assertThat(agent.get("/tickets/" + id).body().path("reporter").isMissingNode()
                        || agent.get("/tickets/" + id).body().path("reporter").isNull())
                .isTrue();
    }

    private Answer called(String unit) {
        Answer taken = agent.post("/tickets", leak(unit, CALLED).replace("\"description\":\"厨房水管漏水\",", ""));
        assertThat(taken.status()).as("%s", taken).isEqualTo(201);
        return taken;
    }

    private String stored(String id, String part) {
        return String.valueOf(mongo.getDatabase("ticket_it")
                .getCollection("tickets")
                .find(Filters.eq(id))
                .first()
                .get(part));
    }
}
