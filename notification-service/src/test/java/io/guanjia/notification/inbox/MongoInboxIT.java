package io.guanjia.notification.inbox;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.mongodb.core.MongoTemplate;

class MongoInboxIT extends InboxContract {

    private static final MongoClient MONGO = MongoClients.create(Infra.mongoUri());
    private static final Inbox INBOX = new MongoInbox(new MongoTemplate(MONGO, Infra.databaseFor(MongoInboxIT.class)));

    @AfterAll
    static void close() {
        MONGO.close();
    }

    @Override
    Inbox inbox() {
        return INBOX;
    }
}
