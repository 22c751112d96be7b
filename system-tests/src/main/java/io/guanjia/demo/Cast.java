package io.guanjia.demo;

import io.guanjia.trial.Person;
import java.util.List;
import java.util.stream.Stream;

/// Everybody in the story.
///
/// @param owner has the leak, and does not pay in time
/// @param tenant speaks English; a lamp is broken
/// @param bystanders residents who have nothing to do with any of it
record Cast(
        String communityId,
        Person owner,
        Person tenant,
        List<Person> bystanders,
        List<Person> workers,
        Person agent,
        Person finance,
        Person cashier,
        Person manager) {

    Person worker(String id) {
        return workers.stream()
                .filter(worker -> worker.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Who must not hear of the owner's affairs.
    Stream<Person> strangers() {
        return Stream.of(bystanders.stream(), Stream.of(tenant, agent, finance, cashier, manager))
                .flatMap(each -> each);
    }
}
