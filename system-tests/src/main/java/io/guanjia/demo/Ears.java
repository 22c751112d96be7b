package io.guanjia.demo;

import io.guanjia.api.Answer;
import io.guanjia.trial.Person;
import io.guanjia.trial.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All who listen from outside: the phones of the workers, a contractor's webhook, a team on Kafka.
final class Ears implements AutoCloseable {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    private final Person manager;
    private final List<LiveJobs> phones = new ArrayList<>();
    private final WebhookReceiver webhook = new WebhookReceiver();
    private final OutsideConsumer outside;
    private final String subscription;

    Ears(World world, Cast cast) {
        this.manager = cast.manager();
        closeLeftovers();
        Answer opened = manager.api()
                .post(
                        SUBSCRIPTIONS,
                        "demo-" + UUID.randomUUID(),
                        Map.of(
                                "url", webhook.url(),
                                "events", List.of("repair.dispatched"),
                                "communityId", cast.communityId()))
                .must(201);
        subscription = opened.id();
        webhook.trust(opened.text("secret"));
        cast.workers().forEach(worker -> phones.add(new LiveJobs(worker)));
        outside = new OutsideConsumer(world.kafka(), new Contracts(world.root().resolve("contracts")));
    }

    /// Subscriptions of tellings that were broken off.
    private void closeLeftovers() {
        manager.api().all(SUBSCRIPTIONS).stream()
                .filter(each -> each.path("url").asString("").startsWith("http://127.0.0.1:"))
                .filter(each -> !each.path("status").asString("").equals("closed"))
                .forEach(each -> manager.api()
                        .delete(SUBSCRIPTIONS + "/" + each.path("id").asString()));
    }

    List<LiveJobs> phones() {
        return phones;
    }

    WebhookReceiver webhook() {
        return webhook;
    }

    OutsideConsumer outside() {
        return outside;
    }

    @Override
    public void close() throws IOException {
        manager.api().delete(SUBSCRIPTIONS + "/" + subscription);
        webhook.close();
        outside.close();
        for (LiveJobs phone : phones) {
            phone.close();
        }
    }
}
