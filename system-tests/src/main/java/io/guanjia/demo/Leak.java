package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.Journals;
import io.guanjia.trial.Person;
import io.guanjia.trial.Photo;
import io.guanjia.trial.Soon;
import io.guanjia.trial.World;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The owner reports a leak; ticket-service is killed before anybody was picked for it; the owner taps again.
final class Leak {

    private static final String PROGRAM = "ticket-service";

    private final World world;
    private final Cast cast;
    private final Ears ears;
    private final Journals journals;
    private final String key = "tap-" + UUID.randomUUID();
    private final Map<String, Object> report = new LinkedHashMap<>();
    private final List<Ticket> found = new ArrayList<>();
    private long killed;
    private String storedAs = "";

    Leak(World world, Cast cast, Ears ears, Journals journals) {
        this.world = world;
        this.cast = cast;
        this.ears = ears;
        this.journals = journals;
    }

    Ticket tell(Telling telling) {
        telling.chapter("2  A leak in the kitchen");
        Person owner = cast.owner();
        telling.step("the owner uploads a photo", () -> {
            report.put("attachments", List.of(Photo.upload(owner, "kitchen.png", Color.BLUE)));
            return "staged for the report";
        });
        telling.step(
                "the owner reports a leak for tomorrow 9:00–11:00; kill -9 %s once it is stored".formatted(PROGRAM),
                this::reportAndKill);
        telling.outcome("reported by %s of %s, %s killed at once"
                .formatted(owner.name(), owner.account().unit(), PROGRAM));
        telling.chapter("3  A worker is picked all the same");
        telling.step("the owner got no answer and taps again, with the same key", this::tapAgain);
        telling.step("./run has started it again", this::restarted);
        telling.step("the owner reports the same with a new key", this::looksLike);
        String worker = pick(telling);
        reaches(telling, worker);
        telling.outcome("two taps and a kill -9, one ticket (%s), one worker; phone, webhook and Kafka have it"
                .formatted(ticket().number()));
        return ticket();
    }

    private Ticket ticket() {
        return found.getFirst();
    }

    private void describe() {
        ZonedDateTime nine = LocalDate.now(World.ZONE).plusDays(1).atTime(9, 0).atZone(World.ZONE);
        report.put("kind", "repair");
        report.put("category", "plumbing.leak");
        report.put("place", Map.of("unitId", cast.owner().home().path("unitId").asString()));
        report.put("description", "厨房水槽下面漏水，地上已经湿了");
        report.put("channel", "app");
        report.put(
                "appointment",
                Map.of("from", nine.toInstant(), "to", nine.plusHours(2).toInstant()));
    }

    private String reportAndKill() {
        describe();
        ProcessHandle process = world.process(PROGRAM);
        Instant before = Instant.now();
        cast.owner().api().postInVain(Ticket.PATH, key, report);
        storedAs = journals.reportedBy(cast.owner().id(), before);
        Unexpected.unless(process.destroyForcibly(), "process %d could not be killed".formatted(process.pid()));
        process.onExit().join();
        killed = process.pid();
        return "process %d is gone, all that the journal says is %s"
                .formatted(killed, String.join(", ", journals.ofTicket(storedAs)));
    }

    private String tapAgain() {
        Answer again = cast.owner().api().post(Ticket.PATH, key, report).must(201);
        found.add(Ticket.of(again));
        Unexpected.unless(again.id().equals(storedAs), "another ticket came of it: " + again.text("number"));
        Unexpected.unless(again.replayed(), "the answer does not say that it is a repeat");
        long open = cast.owner().api().all(Ticket.PATH).stream()
                .filter(each -> each.path("category").asString().equals("plumbing.leak"))
                .filter(each -> !Set.of("closed", "cancelled")
                        .contains(each.path("status").asString()))
                .count();
        Unexpected.unless(open == 1, "the owner's list shows %d open leaks".formatted(open));
        return "the same ticket %s, Idempotency-Replayed".formatted(again.text("number"));
    }

    private String restarted() {
        Soon.until("a new process of " + PROGRAM, () -> world.pid(PROGRAM) != 0 && world.pid(PROGRAM) != killed);
        return "process " + world.pid(PROGRAM);
    }

    private String looksLike() {
        report.put("attachments", List.of());
        Answer second = cast.owner()
                .api()
                .post(Ticket.PATH, "again-" + UUID.randomUUID(), report)
                .must(409);
        Unexpected.unless(second.code().equals("looks-like"), "it answers " + second.body());
        Unexpected.unless(second.body().toString().contains(ticket().id()), "it does not name the open ticket");
        return "409 looks-like, and names " + ticket().number();
    }

    private String pick(Telling telling) {
        List<String> picked = new ArrayList<>();
        telling.step("the rules pick a worker and say why", () -> {
            JsonNode worker = ticket().becomes("dispatched", cast.agent()).path("worker");
            picked.add(worker.path("id").asString());
            return "%s, because of %s".formatted(cast.worker(picked.getFirst()).name(), texts(worker.path("reasons")));
        });
        return picked.getFirst();
    }

    private void reaches(Telling telling, String workerId) {
        telling.step("(a) the worker's phone shows it, live", () -> {
            LiveJobs phone = ears.phones().stream()
                    .filter(each -> each.worker().id().equals(workerId))
                    .findFirst()
                    .orElseThrow();
            Unexpected.unless(phone.isOpen(), "the stream of " + phone.worker().name() + " was cut off");
            JsonNode job = Soon.find(
                    "repair.dispatched on GET /jobs/stream",
                    () -> phone.about(ticket().id()).stream().findFirst());
            long others = ears.phones().stream()
                    .filter(each -> each != phone && !each.about(ticket().id()).isEmpty())
                    .count();
            Unexpected.unless(others == 0, "%d other workers see it too".formatted(others));
            return "“%s”; the other %d phones are silent"
                    .formatted(job.path("text").asString(), ears.phones().size() - 1);
        });
        telling.step("(b) a contractor's webhook gets it", () -> {
            JsonNode event = Soon.find(
                    "repair.dispatched by webhook",
                    () -> ears.webhook().about(ticket().id()).stream().findFirst());
            Unexpected.unless(ears.webhook().forged().isEmpty(), "a signature was wrong");
            return "%s, signature verified".formatted(event.path("type").asString());
        });
        telling.step("(c) an outside team reads it off Kafka", () -> {
            OutsideConsumer.Line line = Soon.find(
                    "repair.dispatched in ticket.events",
                    () -> ears.outside().first("ticket", ticket().id(), "repair.dispatched"));
            Duration late = Duration.between(
                    Instant.now(), Instant.parse(line.data().path("acceptBy").asString()));
            Unexpected.unless(late.isPositive(), "its acceptBy is over");
            return "number %d of the ticket's events, valid by its contract".formatted(line.seq());
        });
    }

    private static String texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return String.join(", ", texts);
    }
}
