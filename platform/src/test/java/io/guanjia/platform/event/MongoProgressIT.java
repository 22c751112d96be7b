package io.guanjia.platform.event;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guanjia.local.testing.Infra;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;

class MongoProgressIT implements ProgressContract {

    private static final MongoDatabase DATABASE =
            MongoClients.create(Infra.mongoUri()).getDatabase(Infra.databaseFor(MongoProgressIT.class));

    private final Progress progress = new MongoProgress("desk", DATABASE);

    @BeforeEach
    void startEmpty() {
        DATABASE.getCollection("guard").deleteMany(new Document());
        DATABASE.getCollection("parked").deleteMany(new Document());
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
