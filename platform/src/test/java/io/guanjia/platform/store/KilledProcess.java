package io.guanjia.platform.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Parcel.Tagged;
import io.guanjia.platform.store.Parcel.Taken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.awaitility.Awaitility;
import org.bson.Document;

/// A process with the real store and nothing else, for {@link KillIT} to let die. Gives the commands of all batches up
/// to its own (a client asks again for what it got no answer to), notes each acknowledged one in a file, and waits
/// until nothing is left to send or to fire.
final class KilledProcess {

    static final int IN_A_BATCH = 4;

    private KilledProcess() {}

    public static void main(String[] args) throws Exception {
        Path acknowledged = Path.of(args[4]);
        int batches = Integer.parseInt(args[5]);
        FailPoint.arm(args[6], false);
        try (MongoClient client = MongoClients.create(args[0])) {
            MongoDatabase database = client.getDatabase(args[1]);
            EventSender sender = EventSender.connect(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, args[2]));
            AggregateStores stores = new AggregateStores(
                    database,
                    sender,
                    () -> null,
                    Clock.systemUTC(),
                    new SimpleMeterRegistry(),
                    ObservationRegistry.NOOP);
            Aggregates<Parcel> parcels = stores.of(Parcel.type("parcels", args[3]));
            stores.start();
            for (int batch = 0; batch < batches; batch++) {
                for (int i = 0; i < IN_A_BATCH; i++) {
                    give(parcels, "p" + batch + "-" + i, acknowledged);
                }
            }
            MongoCollection<Document> collection = database.getCollection("parcels");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> collection.countDocuments(
                                    Filters.or(Filters.exists(Layout.UNSENT_SINCE), Filters.exists(Layout.NEXT_TIMER)))
                            == 0);
            stores.stop();
        }
    }

    private static void give(Aggregates<Parcel> parcels, String id, Path acknowledged) throws Exception {
        parcels.create(id, command("create"), change -> {
            change.record(new Taken("north", change.at(), BigDecimal.ONE));
            return new Parcel("north", id);
        });
        note(acknowledged, id, "create");
        parcels.change(id, Scope.everything(), command("tag"), (parcel, change) -> {
            parcel.tags.add("x");
            change.record(new Tagged("north", "x"));
            change.record(new Tagged("north", "y"));
        });
        note(acknowledged, id, "tag");
        parcels.change(id, Scope.everything(), command("arm"), (_, change) -> {
            change.arm("remind", Instant.now().plusMillis(50));
            change.record(new Tagged("north", "armed"));
        });
        note(acknowledged, id, "arm");
    }

    private static Command command(String key) {
        return new Command(key, key, Actor.person("ann", "app"), Instant.now(), null, null);
    }

    private static void note(Path acknowledged, String id, String key) throws Exception {
        Files.writeString(acknowledged, id + " " + key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
