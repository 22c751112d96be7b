package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.Person;
import io.guanjia.trial.Soon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The desk calls back: one owner is content, the other is not.
final class FollowUps {

    private final Cast cast;
    private final Ears ears;
    private final Ticket first;
    private final List<Ticket> second = new ArrayList<>();

    FollowUps(Cast cast, Ears ears, Ticket first) {
        this.cast = cast;
        this.ears = ears;
        this.first = first;
    }

    /// The second ticket.
    Ticket tell(Telling telling) {
        telling.chapter("5  The follow-up");
        telling.step(
                "%s reports a broken lamp, and it is mended as well"
                        .formatted(cast.tenant().name()),
                this::lamp);
        telling.step("the call to the owner falls due", () -> due(first));
        telling.step("the agent records solved-satisfied", this::satisfied);
        telling.step("the call to the tenant falls due", () -> due(second.getFirst()));
        telling.step("the agent records not-solved", this::notSolved);
        telling.step("the tenant was told in English, each thing once", this::english);
        telling.step("the tenant has mended it meanwhile and cancels", this::cancel);
        telling.outcome("%s closed as satisfied, %s reopened"
                .formatted(first.number(), second.getFirst().number()));
        return second.getFirst();
    }

    private String lamp() {
        Person tenant = cast.tenant();
        Map<String, Object> report = Map.of(
                "kind", "repair",
                "category", "electrical.lamp",
                "place", Map.of("unitId", tenant.home().path("unitId").asString()),
                "description", "The lamp in the hall does not light up",
                "channel", "app");
        Answer answer = tenant.api()
                .post(Ticket.PATH, "lamp-" + UUID.randomUUID(), report)
                .must(201);
        Ticket ticket = Ticket.of(answer);
        second.add(ticket);
        ticket.becomes("dispatched", cast.agent());
        Work work = new Work(cast, ticket);
        work.accept();
        work.arrive();
        return "%s, %s".formatted(ticket.number(), work.complete());
    }

    private String due(Ticket ticket) {
        Soon.until(
                "follow-up.due of " + ticket.number(),
                () -> cast.agent().api().all("/api/v1/follow-ups?due=true").stream()
                        .anyMatch(each -> each.path("id").asString().equals(ticket.id())));
        Soon.find("follow-up.due in ticket.events", () -> ears.outside().first("ticket", ticket.id(), "follow-up.due"));
        return ticket.number() + " is on the list of calls to make";
    }

    private Answer call(Ticket ticket, Map<String, Object> outcome) {
        return cast.agent()
                .api()
                .post(ticket.path("/follow-ups"), "call-" + UUID.randomUUID(), outcome)
                .must(201);
    }

    private String satisfied() {
        Answer answer = call(first, Map.of("outcome", "solved-satisfied", "stars", 5, "note", "很满意"));
        Unexpected.unless(answer.text("status").equals("closed"), "it is " + answer.text("status"));
        return first.number() + " is closed";
    }

    private String notSolved() {
        Ticket ticket = second.getFirst();
        Answer answer = call(ticket, Map.of("outcome", "not-solved", "note", "flickers again"));
        Unexpected.unless(answer.body().path("reopened").asInt() == 1, "it was not reopened: " + answer.body());
        JsonNode again = ticket.becomes("dispatched", cast.agent());
        return "%s is open again, with %s"
                .formatted(
                        ticket.number(),
                        cast.worker(again.path("worker").path("id").asString()).name());
    }

    private String english() {
        Ticket ticket = second.getFirst();
        List<String> expected = List.of(
                "ticket.submitted",
                "repair.dispatched",
                "ticket.accepted",
                "ticket.arrived",
                "ticket.completed",
                "ticket.reopened",
                "repair.dispatched");
        Soon.until(
                "the second repair.dispatched in the tenant's inbox",
                () -> cast.tenant().inboxAbout(ticket.id()).size() >= expected.size());
        List<JsonNode> entries = cast.tenant().inboxAbout(ticket.id());
        ticket.mustHave(
                expected,
                entries.stream().map(each -> each.path("event").asString()).toList(),
                "the inbox");
        String title = entries.getLast().path("title").asString();
        Unexpected.unless(title.chars().allMatch(c -> c < 128), "the words are not English: " + title);
        return "%d entries, the last “%s”".formatted(entries.size(), title);
    }

    private String cancel() {
        Ticket ticket = second.getFirst();
        cast.tenant()
                .api()
                .put(ticket.path("/cancellation"), Map.of("reason", "It works now"))
                .must(200);
        return ticket.number() + " is " + ticket.statusFor(cast.tenant());
    }
}
