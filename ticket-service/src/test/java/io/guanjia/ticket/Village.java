package io.guanjia.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.Building;
import io.guanjia.ticket.archive.Community;
import io.guanjia.ticket.archive.Department;
import io.guanjia.ticket.archive.Residency;
import io.guanjia.ticket.archive.StaffMember;
import io.guanjia.ticket.archive.Unit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/// The community that the service's tests play in: units u1, u2, … of p-zhang, two of p-li, and a plumber on shift.
final class Village {

    static final int UNITS = 60;

    static final LocalDate LONG_AGO = LocalDate.of(2019, 6, 30);

    private Village() {}

    static void settle(int port, Archive archive) {
        if (archive.community("c1").isPresent()) {
            return;
        }
        archive.communities().save("c1", 1, new Community("c1", "阳光花园", "Asia/Shanghai"));
        archive.departments().save("d1", 1, new Department("c1", "d1", "engineering"));
        archive.buildings().save("b3", 1, new Building("c1", "b3", "3号楼"));
        for (int i = 1; i <= UNITS; i++) {
            archive.units().save("u" + i, 1, new Unit("c1", "u" + i, "b3", "3-2-" + (1800 + i)));
            archive.residencies().save("r" + i, 1, new Residency("c1", "r" + i, "u" + i, "p-zhang", LONG_AGO, null));
        }
        archive.units().save("u-li", 1, new Unit("c1", "u-li", "b3", "3-2-1700"));
        archive.residencies().save("r-li", 1, new Residency("c1", "r-li", "u-li", "p-li", LONG_AGO, null));
        archive.units().save("u-li2", 1, new Unit("c1", "u-li2", "b3", "3-2-1702"));
        archive.residencies().save("r-li2", 1, new Residency("c1", "r-li2", "u-li2", "p-li", LONG_AGO, null));
        archive.residencies()
                .save("r-old", 1, new Residency("c1", "r-old", "u5", "p-gone", LONG_AGO, LocalDate.of(2020, 1, 1)));
        archive.staff()
                .save("a1", 1, new StaffMember("c1", "w-zhu", List.of("worker"), "d1", List.of("plumbing"), null, 100));
        set(port, "c1", """
                        {"callingHours":[],"quietHours":[],"followUps":{"delay":"PT0S","attempts":3,"gap":"PT2H",
                         "recoverWithin":"PT24H","policies":{"P0":{"when":"always","percent":100},
                         "P1":{"when":"always","percent":100},"P2":{"when":"always","percent":100},
                         "P3":{"when":"sample","percent":30},"P4":{"when":"sample","percent":30}}}}
                        """);
        String shift = "{\"staffId\":\"w-zhu\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(12)));
        Api leader = new Api(port, "s-leader", "c1", "shift-leader");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> leader.post("/communities/c1/shifts", shift, "first")
                                .status(),
                        status -> status == 201);
    }

    /// A second community, which allows little: units v1, v2, … of p-zhao, w-sun, who may hold one job, and w-gao, who
    /// may hold ten. Nobody is on shift, and nothing is reopened.
    static void settleStrict(int port, Archive archive) {
        if (archive.community("c3").isPresent()) {
            return;
        }
        archive.communities().save("c3", 1, new Community("c3", "月亮湾", "Asia/Shanghai"));
        archive.departments().save("d3", 1, new Department("c3", "d3", "engineering"));
        archive.buildings().save("b1", 1, new Building("c3", "b1", "1号楼"));
        for (int i = 1; i <= UNITS; i++) {
            archive.units().save("v" + i, 1, new Unit("c3", "v" + i, "b1", "1-1-" + (100 + i)));
            archive.residencies().save("s" + i, 1, new Residency("c3", "s" + i, "v" + i, "p-zhao", LONG_AGO, null));
        }
        archive.staff().save("a3", 1, new StaffMember("c3", "w-sun", List.of("worker"), "d3", null, null, 1));
        archive.staff().save("a4", 1, new StaffMember("c3", "w-gao", List.of("worker"), "d3", null, null, 10));
        set(port, "c3", """
                        {"quietHours":[{"from":"12:00","to":"14:00"}],
                         "confirming":{"remindAfter":"P5D","closeAfter":"P7D","grace":"PT0S"}}
                        """);
    }

    /// A database that is busy starting may want to be asked again.
    private static void set(int port, String community, String settings) {
        Api manager = new Api(port, "s-manager", community, "manager");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> manager.put("/communities/" + community + "/settings/ticket", settings, "\"0\"", "first")
                                .status(),
                        status -> status == 200);
    }

    /// A report of a leak in that unit, with more members of the body.
    static String leak(String unit, String more) {
        return """
               {"kind":"repair","category":"plumbing.leak","place":{"unitId":"%s"},"description":"厨房水管漏水",
                "channel":"app"%s}""".formatted(unit, more);
    }

    static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    static Answer awaitStatus(Api by, String ticket, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> by.get(ticket), answer -> answer.text("status").equals(status));
    }

    static void assertErrors(Answer answer, String pointer, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("errors").toString()).contains("\"" + pointer + "\"", "\"" + code + "\"");
    }

    static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.text("code")).as("%s", answer).isEqualTo(code);
    }

    static List<Answer> atOnce(List<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
