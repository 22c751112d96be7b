package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.Person;
import io.guanjia.trial.Photo;
import io.guanjia.trial.Soon;
import java.awt.Color;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The worker does the job.
final class Work {

    private final Cast cast;
    private final Ticket ticket;
    private final Person worker;

    Work(Cast cast, Ticket ticket) {
        this.cast = cast;
        this.ticket = ticket;
        this.worker = cast.worker(
                ticket.seenBy(cast.agent()).path("worker").path("id").asString());
    }

    void tell(Telling telling) {
        telling.chapter("4  The work");
        telling.step(worker.name() + " accepts", () -> accept());
        telling.step("arrives in a cellar without signal; the phone sends it later", this::arrive);
        telling.step("completes with parts and a photo", this::complete);
        telling.step("the owner's inbox has one entry for each of it, and nobody else's has any", this::told);
        telling.outcome("accepted, arrived (by POST /jobs/sync), completed by " + worker.name());
    }

    String accept() {
        worker.api().put(ticket.path("/acceptance"), Map.of()).must(200);
        return ticket.statusFor(worker);
    }

    String arrive() {
        Instant there = Instant.now();
        Map<String, Object> item = Map.of(
                "ticketId",
                ticket.id(),
                "transition",
                "arrival",
                "occurredAt",
                there,
                "body",
                Map.of(),
                "key",
                "sync-" + UUID.randomUUID());
        Answer answer = worker.api().post("/api/v1/jobs/sync", "sync-" + UUID.randomUUID(), List.of(item));
        JsonNode result = answer.must(200).items().getFirst();
        Unexpected.unless(result.path("status").asInt() == 200, "it was refused: " + result);
        Optional<JsonNode> arrived = ticket.timeline(cast.agent()).stream()
                .filter(step -> step.path("type").asString().equals("ticket.arrived"))
                .findFirst();
        Instant noted = Instant.parse(
                arrived.map(step -> step.path("occurredAt").asString("")).orElse(""));
        Unexpected.unless(noted.toEpochMilli() == there.toEpochMilli(), "occurredAt is " + noted);
        return "%s, with the time it happened".formatted(ticket.statusFor(worker));
    }

    String complete() {
        String photo = Photo.upload(worker, "done.png", Color.GREEN);
        Map<String, Object> done = Map.of(
                "resolution",
                "更换水槽下水软管和密封圈",
                "component",
                "kitchen-drain",
                "parts",
                List.of(Map.of(
                        "name", "下水软管",
                        "quantity", "1",
                        "price", Map.of("amount", "25.00", "currency", "CNY"))),
                "labourMinutes",
                40,
                "attachments",
                List.of(photo));
        JsonNode seen =
                worker.api().put(ticket.path("/completion"), done).must(200).body();
        Unexpected.unless(
                seen.path("completion").path("parts").size() == 1, "the part is not there: " + seen.path("completion"));
        return seen.path("status").asString();
    }

    private String told() {
        List<String> expected = List.of(
                "ticket.submitted", "repair.dispatched", "ticket.accepted", "ticket.arrived", "ticket.completed");
        Person owner = cast.owner();
        Soon.until(
                "ticket.completed in the owner's inbox",
                () -> owner.inboxAbout(ticket.id()).size() >= expected.size());
        List<JsonNode> entries = owner.inboxAbout(ticket.id());
        ticket.mustHave(
                expected,
                entries.stream().map(entry -> entry.path("event").asString()).toList(),
                "the owner's inbox");
        cast.strangers()
                .filter(stranger -> !stranger.inboxAbout(ticket.id()).isEmpty())
                .findFirst()
                .ifPresent(stranger -> {
                    throw new Unexpected(stranger.name() + " was told as well");
                });
        return "%d entries, the last “%s”; %d others have none"
                .formatted(
                        entries.size(),
                        entries.getLast().path("title").asString(),
                        cast.strangers().count());
    }
}
