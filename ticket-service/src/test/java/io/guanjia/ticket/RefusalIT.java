package io.guanjia.ticket;

import static io.guanjia.ticket.Village.assertErrors;
import static io.guanjia.ticket.Village.assertRefused;
import static io.guanjia.ticket.Village.leak;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.ticket.Api.Answer;
import io.guanjia.ticket.archive.Archive;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is refused, in a community that allows little.
@ServiceTest
class RefusalIT {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    private Api owner;
    private Api agent;
    private Api worker;
    private Api manager;

    @BeforeEach
    void settleIn() {
        Village.settle(port, archive);
        Village.settleStrict(port, archive);
        owner = new Api(port, "p-zhao", "c3", "resident");
        agent = new Api(port, "s-agent", "c3", "agent");
        worker = new Api(port, "w-sun", "c3", "worker");
        manager = new Api(port, "s-manager", "c3", "manager");
    }

    @Test
    void namesNobodyWhoDoesNotFit() {
        String ticket = reported("v2");
        assertRefused(agent.put(ticket + "/dispatch", "{}"), 409, "no-candidate");
        assertRefused(agent.put(ticket + "/dispatch", "{\"workerId\":\"w-zhu\"}"), 409, "unknown-worker");
        assertRefused(owner.put(ticket + "/dispatch", "{\"workerId\":\"w-sun\"}"), 403, "forbidden");
    }

    @Test
    void letsNobodyClaimMoreThanTheCap() {
        assertThat(worker.post("/pool/" + pooled("v3") + "/claim", "{}").status())
                .isEqualTo(200);
        assertRefused(worker.post("/pool/" + pooled("v4") + "/claim", "{}"), 409, "load-cap-reached");
    }

    @Test
    void takesNoAppointmentThatCannotBeKept() {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(2);
        assertErrors(owner.post("/tickets", leak("v5", between(day, 12, day, 13))), "/appointment", "quiet-hours");
        assertErrors(owner.post("/tickets", leak("v5", between(day, 11, day, 10))), "/appointment/to", "before-start");
        assertErrors(
                owner.post("/tickets", leak("v5", ",\"appointment\":{\"from\":\"2100-01-01T00:00:00Z\"}")),
                "/appointment",
                "required");
        assertThat(owner.post("/tickets", leak("v5", between(day, 11, day, 13))).status())
                .isEqualTo(201);
    }

    @Test
    void keepsInnerWordsAmongStaff() {
        String ticket = reported("v6");
        String inner = "{\"text\":\"难缠\",\"visibleTo\":\"staff\"}";
        assertRefused(owner.post(ticket + "/comments", inner), 403, "forbidden");
        assertThat(agent.post(ticket + "/comments", inner).status()).isEqualTo(201);
        assertThat(owner.get(ticket).body().path("comments")).isEmpty();
        assertErrors(
                agent.post(ticket + "/comments", "{\"text\":\"x\",\"visibleTo\":\"moon\"}"), "/visibleTo", "unknown");
    }

    @Test
    void asksForAKeyAndTakesItOnce() {
        assertRefused(owner.postWithoutKey("/tickets", leak("v7", "")), 400, "key-missing");
        Answer first = owner.post("/tickets", leak("v7", ""), "once");
        Answer again = owner.post("/tickets", leak("v7", ""), "once");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.replayed()).isTrue();
        assertRefused(owner.post("/tickets", leak("v8", ""), "once"), 422, "idempotency-key-reused");
    }

    @Test
    void takesATransitionOfTheNamedRevisionOnly() {
        String noise = leak("v9", "").replace("repair", "matter").replace("plumbing.leak", "order.noise");
        String ticket = "/tickets/" + owner.post("/tickets", noise).id();
        Answer now = owner.get(ticket);
        String reason = "{\"reason\":\"mended\"}";
        assertRefused(owner.put(ticket + "/cancellation", reason, "\"999\""), 412, "precondition-failed");
        assertThat(owner.put(ticket + "/cancellation", reason, String.valueOf(now.tag()))
                        .status())
                .isEqualTo(200);
        assertRefused(owner.put(ticket + "/cancellation", reason), 409, "wrong-status");
    }

    @Test
    void followsAnEarlierTicketOfTheCallersOwn() {
        String ticket = reported("v10");
        owner.put(ticket + "/cancellation", "{\"reason\":\"mended\"}");
        String earlier = ticket.substring(ticket.lastIndexOf('/') + 1);
        Answer next = owner.post("/tickets", leak("v10", ",\"follows\":\"%s\"".formatted(earlier)));
        assertThat(next.status()).as("%s", next).isEqualTo(201);
        assertThat(next.text("follows")).isEqualTo(earlier);
        assertErrors(owner.post("/tickets", leak("v11", ",\"follows\":\"none\"")), "/follows", "unknown");
        assertErrors(
                new Api(port, "p-li", "c1", "resident")
                        .post(
                                "/tickets",
                                "{\"kind\":\"repair\",\"category\":\"plumbing.leak\",\"description\":\"x\",\"place\":{\"buildingId\":\"b3\",\"area\":\"hall\"},\"follows\":\"%s\"}"
                                        .formatted(earlier)),
                "/follows",
                "unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"2030-01-01T00:00:00Z\",\"to\":\"2030-01-01T08:00:00Z\"}                             | /staffId | required",
                "{\"staffId\":\"w-zhu\",\"from\":\"2030-01-01T00:00:00Z\",\"to\":\"2030-01-01T08:00:00Z\"} | /staffId | unknown",
                "{\"staffId\":\"w-sun\",\"from\":\"2030-01-01T08:00:00Z\",\"to\":\"2030-01-01T08:00:00Z\"} | /to | out-of-range",
                "{\"staffId\":\"w-sun\",\"from\":\"2030-01-01T00:00:00Z\",\"to\":\"2030-01-03T00:00:01Z\"} | /to | out-of-range"
            })
    void plansNoShiftThatIsNone(String shift, String pointer, String code) {
        assertErrors(manager.post("/communities/c3/shifts", shift), pointer, code);
        assertRefused(
                worker.post("/communities/c3/shifts", shift),
                shift.contains("staffId") ? 403 : 400,
                shift.contains("staffId") ? "forbidden" : "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code       | \"Big Code\" | /code       | malformed",
                "kind       | \"party\"    | /kind       | unknown",
                "name       | \" \"        | /name       | required",
                "department | null         | /department | required",
                "priority   | \"P9\"       | /priority   | unknown",
                "mode       | \"dice\"     | /mode       | unknown"
            })
    void definesNoCategoryThatIsNone(String field, String value, String pointer, String code) {
        String good = "{\"code\":\"pool.heater\",\"kind\":\"repair\",\"name\":\"泳池\",\"department\":\"engineering\","
                + "\"priority\":\"P3\",\"mode\":\"assign\"}";
        String bad = good.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + value);
        assertErrors(manager.post("/communities/c3/categories", bad), pointer, code);
        assertRefused(agent.post("/communities/c3/categories", good), 403, "forbidden");
    }

    private String reported(String unit) {
        Answer reported = owner.post("/tickets", leak(unit, ""));
        assertThat(reported.status()).as("%s", reported).isEqualTo(201);
        return "/tickets/" + reported.id();
    }

    private String pooled(String unit) {
        return owner.post("/tickets", leak(unit, "").replace("plumbing.leak", "building.wall"))
                .id();
    }

    private static String between(LocalDate from, int fromHour, LocalDate to, int toHour) {
        return ",\"appointment\":{\"from\":\"%s\",\"to\":\"%s\"}".formatted(at(from, fromHour), at(to, toHour));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }
}
