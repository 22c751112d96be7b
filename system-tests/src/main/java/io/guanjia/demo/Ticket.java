package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.api.Unexpected;
import io.guanjia.trial.Person;
import io.guanjia.trial.Soon;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A ticket as somebody sees it now.
record Ticket(String id, String number) {

    static final String PATH = "/api/v1/tickets";

    static Ticket of(Answer created) {
        return new Ticket(created.id(), created.text("number"));
    }

    String path(String below) {
        return PATH + "/" + id + below;
    }

    JsonNode seenBy(Person person) {
        return person.api().get(path("")).must(200).body();
    }

    String statusFor(Person person) {
        return seenBy(person).path("status").asString();
    }

    /// Waits until the ticket is in the status.
    JsonNode becomes(String status, Person person) {
        Soon.until("status " + status + " of " + number, () -> statusFor(person).equals(status));
        return seenBy(person);
    }

    List<JsonNode> timeline(Person person) {
        return StreamSupport.stream(seenBy(person).path("timeline").spliterator(), false)
                .toList();
    }

    /// What happened to the ticket, as the types of its journal.
    List<String> happened(Person person) {
        return timeline(person).stream()
                .map(step -> step.path("type").asString())
                .toList();
    }

    void mustHave(List<String> expected, List<String> seen, String where) {
        Unexpected.unless(
                expected.equals(seen), "%s of %s should be %s and is %s".formatted(where, number, expected, seen));
    }
}
