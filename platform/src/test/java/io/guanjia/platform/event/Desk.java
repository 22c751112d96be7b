package io.guanjia.platform.event;

import com.mongodb.client.MongoCollection;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.EventCatalog;
import io.guanjia.platform.testing.TestTokens;
import io.guanjia.platform.web.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/// A whole service "shop" that hears its own events as a group of the test's choice, with real broker and database; it
/// is the owner that is read back from, too.
record Desk(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String DATABASE = Infra.databaseFor(Desk.class);

    record Done(long no) implements DomainEvent {}

    /// What the shop keeps of a job: nothing but where it is.
    static final class Job {
        String communityId = "north";
    }

    record Effect(String key, long seq, String traceId) {}

    /// What the handler does: notes the event, then whatever the test wants to happen before the guard moves.
    record Effects(List<Effect> done, Consumer<Heard<Done>> before) {

        static Effects thatSucceed() {
            return of(heard -> {});
        }

        static Effects of(Consumer<Heard<Done>> before) {
            return new Effects(new ArrayList<>(), before);
        }

        void hear(Heard<Done> heard) {
            String trace = MDC.get("traceId");
            synchronized (done) {
                done.add(new Effect(heard.key(), heard.seq(), trace == null ? "" : trace));
            }
            before.accept(heard);
        }

        List<Long> of(String key) {
            synchronized (done) {
                return done.stream()
                        .filter(effect -> effect.key().equals(key))
                        .map(Effect::seq)
                        .toList();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        @Bean
        Hearing hearing(Effects effects, @Value("${desk.group}") String group) {
            return Hearing.of(group).on("shop", "job.done", Done.class, effects::hear);
        }

        @Bean
        AggregateType<Job> jobs() {
            return new AggregateType<>(
                    "jobs",
                    Job.class,
                    EventCatalog.of("shop", Done.class, done -> "job.done"),
                    Map.of("again", (stored, job, change) -> change.record(new Done(2))),
                    List.of());
        }

        @Bean
        JobController jobController(AggregateStores stores, AggregateType<Job> jobs) {
            return new JobController(stores.of(jobs));
        }
    }

    @RestController
    static final class JobController {

        private final Aggregates<Job> jobs;

        JobController(Aggregates<Job> jobs) {
            this.jobs = jobs;
        }

        /// A job that is done at once, and done again by its timer.
        @PostMapping("/jobs")
        String create(Call call) {
            return jobs.create(call.newId(), call.create(), change -> {
                        change.record(new Done(1));
                        change.arm("again", change.at());
                        return new Job();
                    })
                    .stored()
                    .id();
        }
    }

    static Desk open(String group, Effects effects, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.application.name=shop-service",
                "--server.port=0",
                "--SHOP_URL=http://localhost:${local.server.port}",
                "--spring.mongodb.uri=" + Infra.mongoUri(),
                "--spring.mongodb.database=" + DATABASE,
                "--spring.kafka.bootstrap-servers=" + Infra.kafkaBootstrap(),
                "--spring.threads.virtual.enabled=true",
                "--desk.group=" + group,
                "--guanjia.events.back-off=100ms",
                "--guanjia.events.heal-every=500ms",
                "--guanjia.events.grace=100ms",
                "--guanjia.web.token-jwks-uri=" + TestTokens.jwksUri(),
                "--guanjia.events.compare-after=1h"));
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            all.removeIf(usual -> usual.startsWith(name));
            all.add(setting);
        }
        return new Desk(new SpringApplicationBuilder(Shop.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("effects", effects))
                .run(all.toArray(String[]::new)));
    }

    static String freshKey() {
        return "j-" + UUID.randomUUID();
    }

    Progress progress() {
        return context.getBean(Progress.class);
    }

    long position(String key) {
        return progress().position(new Subject("shop", key)).seq();
    }

    String address() {
        return context.getEnvironment().getRequiredProperty("SHOP_URL");
    }

    /// Has a job done over HTTP within the given trace; its id.
    String haveDone(String traceparent) {
        return Objects.requireNonNull(RestClient.create(address())
                .post()
                .uri("/jobs")
                .header("Authorization", "Bearer " + TestTokens.token("agent-1", "north", "agent"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", traceparent)
                .retrieve()
                .body(String.class));
    }

    /// The journal of the owner as the store lays it down; the first `moved` entries stand in the archive.
    void journal(String key, long last, int moved) {
        MongoTemplate template = context.getBean(MongoTemplate.class);
        MongoCollection<Document> jobs = template.getCollection("jobs");
        List<Document> log = new ArrayList<>();
        for (long no = 1; no <= last; no++) {
            log.add(new Document("no", no)
                    .append("type", "job.done")
                    .append("at", Date.from(Instant.parse("2026-11-22T01:00:00Z")))
                    .append("data", new Document("no", no)));
        }
        if (moved > 0) {
            template.getCollection("jobs_log")
                    .insertOne(new Document("_id", key + ":1")
                            .append("of", key)
                            .append("from", 1L)
                            .append("log", log.subList(0, moved)));
        }
        jobs.deleteOne(new Document("_id", key));
        jobs.insertOne(new Document("_id", key).append("oseq", last).append("log", log.subList(moved, log.size())));
    }

    @Override
    public void close() {
        context.close();
    }
}
