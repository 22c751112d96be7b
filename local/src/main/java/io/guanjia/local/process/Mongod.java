package io.guanjia.local.process;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// A real mongod as a replica set of one member.
public final class Mongod implements AutoCloseable {

    private static final int ALREADY_INITIALIZED = 23;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(40));

    private final Child child;
    private final int port;

    private Mongod(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /// Starts on the data of `folder` (created if missing) and returns when it is primary.
    public static Mongod start(Path program, Path folder, int port, Path log, List<Path> scratch) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Mongod mongod = new Mongod(
                Child.start(
                        Start.of("mongod", command(program, folder, port), log).withScratch(scratch)),
                port);
        try {
            mongod.awaitPrimary();
        } catch (RuntimeException e) {
            mongod.close();
            throw e;
        }
        return mongod;
    }

    private static List<String> command(Path program, Path folder, int port) {
        return List.of(
                program.toString(),
                "--replSet",
                "rs0",
                "--bind_ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dbpath",
                folder.toString(),
                "--wiredTigerCacheSizeGB",
                "0.5",
                "--oplogSize",
                "256",
                "--nounixsocket",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false");
    }

    public String uri() {
        return "mongodb://127.0.0.1:%d/?directConnection=true".formatted(port);
    }

    public Child child() {
        return child;
    }

    /// As `kill -9` does it.
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }

    private void awaitPrimary() {
        try (MongoClient client = MongoClients.create(settings())) {
            MongoDatabase admin = client.getDatabase("admin");
            PATIENCE.await(child, () -> answers(admin));
            initiate(admin);
            PATIENCE.await(child, () -> isPrimary(admin));
        }
    }

    private MongoClientSettings settings() {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .mode(ClusterConnectionMode.SINGLE)
                        .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(100, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
                .build();
    }

    private void initiate(MongoDatabase admin) {
        Document member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
        Document set = new Document("_id", "rs0").append("members", List.of(member));
        try {
            admin.runCommand(new Document("replSetInitiate", set));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != ALREADY_INITIALIZED) {
                throw e;
            }
            moveTo(admin, member);
        }
    }

    /// Data that was written under another port: the set's only member has to learn its new address.
    private static void moveTo(MongoDatabase admin, Document member) {
        Document set = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
        String known = set.getList("members", Document.class).getFirst().getString("host");
        if (!known.equals(member.getString("host"))) {
            Document moved = new Document(set).append("members", List.of(member));
            moved.put("version", set.getInteger("version") + 1);
            admin.runCommand(new Document("replSetReconfig", moved).append("force", true));
        }
    }

    private static boolean answers(MongoDatabase admin) {
        return says(admin, "ok");
    }

    private static boolean isPrimary(MongoDatabase admin) {
        return says(admin, "isWritablePrimary");
    }

    private static boolean says(MongoDatabase admin, String field) {
        try {
            Object value = admin.runCommand(new Document("hello", 1)).get(field);
            return Boolean.TRUE.equals(value) || (value instanceof Number number && number.intValue() == 1);
        } catch (MongoException e) {
            return false;
        }
    }
}
