package io.guanjia.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.guanjia.local.testing.Infra;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CleanUpIT {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant YESTERDAY = NOON.minus(Duration.ofHours(25));
    private static final Instant DAY_AGO = NOON.minus(Duration.ofHours(24));
    private static final String OWNER = "p-zhang";

    private final MongoClient client = MongoClients.create(Infra.mongoUri());
    private final MongoDatabase database = client.getDatabase(Infra.databaseFor(CleanUpIT.class));
    private Attachments attachments = new Attachments(database);

    @BeforeEach
    void startEmpty() {
        database.drop();
        attachments = new Attachments(database);
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void deletesWhatNobodyClaimedWithItsThumbnail() {
        stage("old", YESTERDAY);
        stage("new", NOON);

        attachments.cleanUp(DAY_AGO, (_, _) -> false);

        assertThat(attachments.find("old")).isEmpty();
        assertThat(attachments.find("new")).isPresent();
        assertThat(stored()).containsExactlyInAnyOrder("file-new", "file-new:thumbnail");
    }

    @Test
    void keepsWhatATicketNamesForEver() {
        stage("named", YESTERDAY);
        attachments.claim(List.of("named"), "t1", OWNER, YESTERDAY);

        attachments.cleanUp(DAY_AGO, (ticket, attachment) -> ticket.equals("t1") && attachment.equals("named"));
        attachments.cleanUp(DAY_AGO, (_, _) -> false);

        assertThat(attachments.find("named")).isPresent();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void deletesWhatATicketClaimedLongAgoAndDoesNotName() {
        stage("lost", YESTERDAY);
        attachments.claim(List.of("lost"), "t1", OWNER, YESTERDAY);

        attachments.cleanUp(DAY_AGO, (_, _) -> false);

        assertThat(attachments.find("lost")).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void waitsForATicketThatHasJustClaimed() {
        stage("late", YESTERDAY);
        attachments.claim(List.of("late"), "t1", OWNER, NOON);

        attachments.cleanUp(DAY_AGO, (_, _) -> false);

        assertThat(attachments.find("late")).isPresent();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void deletesNothingThatIsClaimedWhileItLooks() {
        stage("asked", YESTERDAY.minusSeconds(1));
        attachments.claim(List.of("asked"), "t1", OWNER, YESTERDAY);
        stage("claimed-meanwhile", YESTERDAY);

        attachments.cleanUp(DAY_AGO, (_, _) -> {
            attachments.claim(List.of("claimed-meanwhile"), "t2", OWNER, NOON);
            return true;
        });

        assertThat(attachments.find("claimed-meanwhile")).isPresent();
        assertThat(stored()).hasSize(4);
    }

    @Test
    void deletesWhatAKilledUploadLeft() {
        // Noted, one chunk written, killed.
        database.getCollection("attachments.uploads")
                .insertOne(new Document("_id", "half")
                        .append("boundTo", "a1")
                        .append("at", java.util.Date.from(YESTERDAY)));
        database.getCollection("attachments.chunks")
                .insertOne(new Document("files_id", new BsonString("half")).append("n", 0));
        database.getCollection("attachments.files").insertOne(new Document("_id", "half:thumbnail"));

        attachments.cleanUp(DAY_AGO, (_, _) -> false);

        assertThat(stored()).isEmpty();
        assertThat(database.getCollection("attachments.chunks").countDocuments())
                .isZero();
        assertThat(database.getCollection("attachments.uploads").countDocuments())
                .isZero();
    }

    @Test
    void keepsTheFirstOfTwoUnderOneIdAndDropsTheOther() throws IOException {
        stage("one", "first", NOON);
        Attachment second = stage("one", "second", NOON);

        assertThat(second.file()).isEqualTo("first");
        assertThat(stored()).containsExactlyInAnyOrder("first", "first:thumbnail");
        try (InputStream content = attachments.open(second)) {
            assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    private void stage(String id, Instant at) {
        stage(id, "file-" + id, at);
    }

    private Attachment stage(String id, String file, Instant at) {
        Attachment its = new Attachment(id, file, MediaKind.PNG, 3, true, OWNER, "f", null);
        return attachments.store(its, new ByteArrayInputStream(new byte[] {1, 2, 3}), Optional.of(new byte[] {4}), at);
    }

    private List<String> stored() {
        return database.getCollection("attachments.files")
                .find()
                .map(file -> file.getString("_id"))
                .into(new java.util.ArrayList<>());
    }
}
