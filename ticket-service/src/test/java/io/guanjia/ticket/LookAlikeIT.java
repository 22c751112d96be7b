package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertRefused;
import static io.guanjia.ticket.Village.atOnce;
import static io.guanjia.ticket.Village.leak;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Two reports of one thing, and one report made twice, when the first one is gone already.
@ServiceTest
class LookAlikeIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    @Autowired
    MongoClient mongo;

    private Api owner;

    @BeforeEach
    void settleIn() {
        Village.settle(port, archive);
        owner = new Api(port, "p-zhang", "c1", "resident");
    }

    @RepeatedTest(5)
    void letsOneFollowACancelledTicket(RepetitionInfo round) throws Exception {
        String unit = "u" + (30 + round.getCurrentRepetition());
        cancel(owner.post("/tickets", leak(unit, "")).id());

        assertThat(created(unit, "")).isEqualTo(1);
    }

    @RepeatedTest(5)
    void letsOneOfManyBeAnotherThing(RepetitionInfo round) throws Exception {
        String unit = "u" + (40 + round.getCurrentRepetition());
        String first = owner.post("/tickets", leak(unit, "")).id();

        assertThat(created(unit, ",\"distinctFrom\":\"%s\"".formatted(first))).isEqualTo(1);
    }

    @Test
    void letsOneFollowAHolderThatDied() throws Exception {
        mongo.getDatabase("ticket_it")
                .getCollection("look_alikes")
                .insertOne(new Document("_id", "c1:u58:plumbing.leak")
                        .append("ticket", "died-before-it-was-written")
                        .append("until", Date.from(Instant.now().plus(Duration.ofMinutes(10)))));

        assertThat(created("u58", "")).isEqualTo(1);
    }

    @Test
    void holdsNothingForAReportThatWasRefused() {
        assertRefused(owner.post("/tickets", leak("u50", ",\"attachments\":[\"none\"]")), 409, "unknown-attachment");
        assertThat(mongo.getDatabase("ticket_it")
                        .getCollection("look_alikes")
                        .countDocuments(Filters.eq("c1:u50:plumbing.leak")))
                .isZero();
    }

    private void cancel(String ticket) {
        assertThat(owner.put("/tickets/" + ticket + "/cancellation", "{\"reason\":\"mended\"}")
                        .status())
                .isEqualTo(200);
    }

    private long created(String unit, String more) throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(_ -> () -> owner.post("/tickets", leak(unit, more)))
                .toList());
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        return answers.stream().filter(answer -> answer.status() == 201).count();
    }
}
