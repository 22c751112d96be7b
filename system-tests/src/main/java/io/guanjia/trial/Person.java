package io.guanjia.trial;

import io.guanjia.api.Api;
import io.guanjia.trial.World.Account;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Somebody signed in.
public record Person(Account account, String id, Api api) {

    public static Person of(Account account, Api api) {
        return new Person(account, api.get("/api/v1/me").must(200).id(), api);
    }

    public String name() {
        return account.name();
    }

    /// The unit of a resident.
    public JsonNode home() {
        return api.get("/api/v1/me").must(200).body().path("units").path(0);
    }

    /// Entries of the own inbox about the thing, oldest first.
    public List<JsonNode> inboxAbout(String id) {
        return api.all("/api/v1/inbox").stream()
                .filter(entry -> entry.path("about").asString("").equals(id))
                .sorted((one, other) ->
                        Long.compare(one.path("no").asLong(), other.path("no").asLong()))
                .toList();
    }
}
