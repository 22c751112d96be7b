package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertErrors;
import static io.guanjia.ticket.Village.assertRefused;
import static io.guanjia.ticket.Village.atOnce;
import static io.guanjia.ticket.Village.awaitStatus;
import static io.guanjia.ticket.Village.leak;
import static io.guanjia.ticket.Village.png;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Photos from the upload to the ticket that names them: none gets lost on the way.
@ServiceTest
class AttachmentIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    @Autowired
    MongoClient mongo;

    private Api owner;
    private Api agent;
    private Api worker;

    @BeforeEach
    void settleIn() {
        Village.settle(port, archive);
        Village.settleStrict(port, archive);
        owner = new Api(port, "p-zhang", "c1", "resident");
        agent = new Api(port, "s-agent", "c1", "agent");
        worker = new Api(port, "w-zhu", "c1", "worker");
    }

    @Test
    void givesAPhotoBackWhenTheReportIsRefused() throws IOException {
        String photo = photo(owner);
        assertErrors(
                owner.post("/tickets", leak("u20", named(photo)).replace("\"app\"", "\"pigeon\"")),
                "/channel",
                "unknown");
        assertRefused(owner.post("/tickets", leak("u20", named(photo, "none"))), 409, "unknown-attachment");
        assertThat(owner.post("/tickets", leak("u20", named(photo))).status()).isEqualTo(201);
        assertRefused(owner.post("/tickets", leak("u21", named(photo))), 409, "unknown-attachment");
    }

    @Test
    void givesAPhotoBackWhenTheTicketTakesNoMore() throws IOException {
        String kept = photo(owner);
        String ticket =
                "/tickets/" + owner.post("/tickets", leak("u22", named(kept))).id();
        assertThat(owner.put(ticket + "/cancellation", "{\"reason\":\"mended\"}")
                        .status())
                .isEqualTo(200);
        String photo = photo(owner);
        assertRefused(
                owner.post(
                        ticket + "/attachments", "{%s}".formatted(named(photo).substring(1))),
                409,
                "wrong-status");
        assertRefused(
                owner.post(ticket + "/attachments", "{%s}".formatted(named(kept).substring(1))), 409, "wrong-status");
        assertRefused(owner.post("/tickets", leak("u22", named(kept))), 409, "unknown-attachment");
        assertThat(owner.post("/tickets", leak("u22", named(photo))).status()).isEqualTo(201);
    }

    @Test
    void givesAPhotoBackWhenTheGraceIsOver() throws IOException {
        Api zhao = new Api(port, "p-zhao", "c3", "resident");
        Api desk = new Api(port, "s-desk", "c3", "agent");
        Api gao = new Api(port, "w-gao", "c3", "worker");
        String old = zhao.post("/tickets", leak("v1", "")).id();
        String ticket = "/tickets/" + old;
        assertThat(desk.put(ticket + "/dispatch", "{\"workerId\":\"w-gao\"}").status())
                .isEqualTo(200);
        gao.put(ticket + "/acceptance", "{}");
        gao.put(ticket + "/arrival", "{}");
        gao.put(ticket + "/completion", "{\"resolution\":\"done\"}");
        String photo = photo(zhao);

        assertRefused(
                zhao.put(ticket + "/confirmation", "{\"solved\":false,\"reason\":\"wet\"%s}".formatted(named(photo))),
                409,
                "grace-over");
        Answer anew = zhao.post("/tickets", leak("v1", named(photo) + ",\"distinctFrom\":\"%s\"".formatted(old)));
        assertThat(anew.status()).as("%s", anew).isEqualTo(201);
    }

    @Test
    void keepsThePhotosOfEveryStepAndRoomForTheWorkers() throws IOException {
        List<String> nine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nine.add(photo(owner));
        }
        String ticket = "/tickets/"
                + owner.post("/tickets", leak("u23", named(nine.toArray(String[]::new))))
                        .id();
        awaitStatus(agent, ticket, "dispatched");
        worker.put(ticket + "/acceptance", "{}");
        worker.put(ticket + "/arrival", "{}");
        String closedDoor = photo(worker);
        Answer held = worker.put(ticket + "/hold", "{\"reason\":\"no-show\"%s}".formatted(named(closedDoor)));
        assertThat(held.status()).as("%s", held).isEqualTo(200);
        assertThat(held.body().path("attachments").toString()).contains(closedDoor);
        assertThat(owner.get("/attachments/" + closedDoor).status()).isEqualTo(200);
        assertThat(worker.put(ticket + "/resumption", "{}").status()).isEqualTo(200);
        String mended = photo(worker);
        Answer done = worker.put(ticket + "/completion", "{\"resolution\":\"done\"%s}".formatted(named(mended)));
        assertThat(done.status()).as("%s", done).isEqualTo(200);
        assertThat(done.body().path("attachments")).hasSize(11);
        nine.add(mended);
        assertErrors(
                worker.put(
                        ticket + "/hold", "{\"reason\":\"no-show\"%s}".formatted(named(nine.toArray(String[]::new)))),
                "/attachments",
                "too-many");
    }

    @Test
    void namesTheHoleInAListOfPhotos() {
        assertErrors(owner.post("/tickets", leak("u24", ",\"attachments\":[null]")), "/attachments/0", "required");
        String ticket = "/tickets/" + owner.post("/tickets", leak("u24", "")).id();
        awaitStatus(agent, ticket, "dispatched");
        assertErrors(owner.post(ticket + "/attachments", "{\"attachments\":[null]}"), "/attachments/0", "required");
        assertErrors(
                owner.put(ticket + "/confirmation", "{\"solved\":false,\"attachments\":[null]}"),
                "/attachments/0",
                "required");
        assertErrors(worker.put(ticket + "/acceptance", "{\"attachments\":[null]}"), "/attachments/0", "required");
    }

    @Test
    void makesOneAttachmentOfUploadsAtOnce() throws Exception {
        byte[] content = png();
        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(_ -> () -> owner.upload(content, "leak.png", "one-photo"))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::id)
                .containsOnly(answers.getFirst().id());
        assertRefused(owner.upload(jpeg(10, 10), "other.jpg", "one-photo"), 422, "idempotency-key-reused");
        assertThat(owner.get("/attachments/" + answers.getFirst().id()).status())
                .isEqualTo(200);
    }

    @Test
    void uploadsAgainWhatAKillCutOff() throws IOException {
        String id = owner.upload(png(), "leak.png", "cut-off").id();
        MongoDatabase database = mongo.getDatabase("ticket_it");
        database.getCollection("attachments").deleteOne(Filters.eq(id));
        // What a kill leaves: chunks without their file.
        database.getCollection("attachments.files").deleteMany(Filters.regex("_id", "^" + id));

        Answer again = owner.upload(png(), "leak.png", "cut-off");

        assertThat(again.status()).as("%s", again).isEqualTo(201);
        assertThat(owner.get("/attachments/" + id).status()).isEqualTo(200);
        assertThat(owner.get("/attachments/" + id + "/thumbnail").status()).isEqualTo(200);
    }

    @Test
    void knowsNoThumbnailForAnAttachment() throws IOException {
        String photo = photo(owner);
        assertThat(owner.get("/attachments/" + photo + ":thumbnail").status()).isEqualTo(404);
        assertRefused(owner.post("/tickets", leak("u25", named(photo + ":thumbnail"))), 409, "unknown-attachment");
    }

    @ParameterizedTest
    @CsvSource({"heic,heic", "mp42,mp4", "'M4A ',m4a"})
    void takesFilmsAndRecordingsByTheirContent(String brand, String kind) {
        byte[] content =
                ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "mif1").getBytes(StandardCharsets.ISO_8859_1);
        Answer staged = owner.upload(content, "whatever.bin");
        assertThat(staged.status()).as("%s", staged).isEqualTo(201);
        assertThat(staged.text("kind")).isEqualTo(kind);
        assertThat(staged.body().has("thumbnail")
                        && !staged.body().path("thumbnail").isNull())
                .isFalse();
        assertThat(owner.get("/attachments/" + staged.id()).status()).isEqualTo(200);
        assertThat(owner.get("/attachments/" + staged.id() + "/thumbnail").status())
                .isEqualTo(404);
    }

    @Test
    void drawsNothingOfMoreThanTwentyFiveMillionPixels() throws IOException {
        Answer within = owner.upload(jpeg(5000, 5000), "within.jpg");
        assertThat(within.text("thumbnail")).as("%s", within).isNotEmpty();
        Answer beyond = owner.upload(jpeg(5001, 5000), "beyond.jpg");
        assertThat(beyond.status()).as("%s", beyond).isEqualTo(201);
        assertThat(beyond.text("thumbnail")).isEmpty();
    }

    private static String photo(Api by) throws IOException {
        return by.upload(png(), "photo.png").id();
    }

    private static String named(String... ids) {
        return ",\"attachments\":[\"" + String.join("\",\"", ids) + "\"]";
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "jpg", out);
        return out.toByteArray();
    }
}
