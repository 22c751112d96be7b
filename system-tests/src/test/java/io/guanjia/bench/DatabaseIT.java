package io.guanjia.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.guanjia.local.testing.Infra;
import io.guanjia.local.testing.OwnMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the database tells of tickets and of their effects, as the services write them.
class DatabaseIT {

    private final OwnMongo mongo = Infra.startMongo();
    private final MongoClient client = MongoClients.create(mongo.uri());
    private final Database database = new Database(mongo.uri());
    private final MongoCollection<Document> tickets =
            client.getDatabase("guanjia_ticket").getCollection("tickets");
    private final MongoCollection<Document> guard =
            client.getDatabase("guanjia_notification").getCollection("guard");

    @BeforeEach
    void anEarlierTicket() {
        write("t0");
        hear("t0");
    }

    @AfterEach
    void close() {
        database.close();
        client.close();
        mongo.close();
    }

    private void write(String id) {
        tickets.insertOne(new Document("_id", id).append("oseq", 1L).append("sent", 1L));
    }

    private void hear(String id) {
        String key = "notification:ticket:" + id;
        guard.updateOne(
                and(eq("_id", key), eq("seq", 0L)),
                combine(set("seq", 1L), set("owner", "ticket"), set("key", id)),
                new UpdateOptions().upsert(true));
    }

    private static Instant later(Instant moment) {
        return await().until(Instant::now, now -> now.isAfter(moment));
    }

    @Test
    void anEffectIsCountedFromTheWriteOfItsTicket() {
        Instant from = later(Instant.now().plusMillis(20));
        write("t1");
        write("t2");
        Instant written = Instant.now();
        Instant paused = later(written.plusMillis(200));
        hear("t1");
        Duration longest = Duration.between(from, Instant.now());

        Spread effects = database.effects(from);
        assertThat(effects.count())
                .as("not the earlier one, and not what nobody has heard")
                .isEqualTo(1);
        assertThat(effects.median())
                .isBetween((double) Duration.between(written, paused).toMillis() - 1, (double) longest.toMillis() + 1);
    }

    @Test
    void tellsWhatIsThereOfEachTicket() {
        tickets.insertOne(new Document("_id", "t1").append("oseq", 2L).append("obAt", Date.from(Instant.EPOCH)));
        Document entry = new Document("event", "ticket.submitted").append("about", "t0");
        client.getDatabase("guanjia_notification").getCollection("inbox").insertOne(entry);

        assertThat(database.tickets()).isEqualTo(Map.of("t0", 1L, "t1", 2L));
        assertThat(database.heardOfTickets()).isEqualTo(Map.of("t0", 1L));
        assertThat(database.toldOfSubmissions()).isEqualTo(Map.of("t0", 1L));
        assertThat(database.unsentTickets()).isEqualTo(1);
    }

    @Test
    void insertsWhatItIsGivenAndLeavesNothing() {
        Document like = database.anyTicket();
        Window window = database.insertBare(like, 2, Duration.ofMillis(200));
        assertThat(window.done()).isPositive();
        assertThat(client.getDatabase("guanjia_bench").listCollectionNames()).isEmpty();
        assertThat(Database.size(like)).isGreaterThan(20);
    }
}
