package io.guanjia.local;

import io.guanjia.local.process.Broker;
import io.guanjia.local.process.Child;
import io.guanjia.local.process.Java;
import io.guanjia.local.process.Mongod;
import io.guanjia.local.process.MongodProgram;
import io.guanjia.local.process.Patience;
import io.guanjia.local.process.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The parts of the system: how each is started and when it is ready.
final class Parts {

    private static final Patience PROGRAM_PATIENCE = new Patience(Duration.ofMinutes(2));

    private final Home home;
    private final Topology topology;
    private final Map<String, String> environment;
    private final Secrets secrets;

    Parts(Home home, Topology topology, Map<String, String> environment) {
        this.home = home;
        this.topology = topology;
        this.environment = environment;
        this.secrets = new Secrets(home.secrets());
    }

    /// The broker, and the database unless `MONGODB_URI` names one.
    List<Part> stores() {
        List<Part> stores = new ArrayList<>();
        stores.add(kafka());
        if (givenMongo().isEmpty()) {
            stores.add(mongod());
        }
        return stores;
    }

    List<Part> programs() {
        return topology.programs().stream().map(this::program).toList();
    }

    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        stores().forEach(part -> ports.addAll(part.ports()));
        programs().forEach(part -> ports.addAll(part.ports()));
        return ports;
    }

    private Part kafka() {
        return new Part(
                "kafka",
                List.of(topology.kafkaPort()),
                () -> Broker.start(home.data("kafka"), topology.kafkaPort(), home.log("kafka"), List.of())
                        .child());
    }

    private Part mongod() {
        return new Part(
                "mongod",
                List.of(topology.mongoPort()),
                () -> Mongod.start(
                                MongodProgram.find(),
                                home.data("mongod"),
                                topology.mongoPort(),
                                home.log("mongod"),
                                List.of())
                        .child());
    }

    private Part program(Program program) {
        return new Part(program.module(), List.of(program.port(), program.managementPort()), () -> start(program));
    }

    /// Takes apart what a build has made anew, so that no start has to.
    void unpack() {
        topology.programs().forEach(this::unpacked);
    }

    private Path unpacked(Program program) {
        return new Unpacked(program.jar(home.root()), home.program(program.module())).get();
    }

    private Child start(Program program) {
        Path jar = unpacked(program);
        Child child = Child.start(Start.of(program.module(), command(program, jar), home.log(program.module()))
                .withEnvironment(environmentOf(program)));
        try {
            Readiness readiness = new Readiness(program.managementPort());
            PROGRAM_PATIENCE.await(child, readiness::isUp);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return child;
    }

    private List<String> command(Program program, Path jar) {
        return List.of(
                Java.program(),
                "-Xmx" + program.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                // Up in a third of the time; what is measured wants the optimising compiler instead.
                environment.getOrDefault("GUANJIA_JAVA_OPTION", "-XX:TieredStopAtLevel=1"),
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
    }

    Map<String, String> environmentOf(Program program) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(addresses());
        all.put("SERVER_PORT", Integer.toString(program.port()));
        all.put("MANAGEMENT_SERVER_PORT", Integer.toString(program.managementPort()));
        all.putAll(secrets.of(program, topology.services()));
        if (program.module().equals("owner-service")) {
            all.put("GUANJIA_TOKEN_KEYS_DIR", secrets.tokenKeys().toString());
            all.put("GUANJIA_BOOTSTRAP_ADMIN_FILE", secrets.bootstrapAdmin().toString());
        }
        if (program.module().equals("notification-service")) {
            all.put("GUANJIA_OUTBOX_DIR", home.outbox().toString());
            // A receiver on this machine may be tried out; elsewhere private addresses stay closed to webhooks.
            all.put("GUANJIA_WEBHOOK_ALLOW", "127.0.0.1/32");
        }
        return all;
    }

    /// Where everything is, for the programs and for what looks at them from outside.
    Map<String, String> addresses() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("MONGODB_URI", mongoUri());
        all.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + topology.kafkaPort());
        topology.programs()
                .forEach(program -> all.put(program.shortName().toUpperCase(Locale.ROOT) + "_URL", program.url()));
        all.put("GUANJIA_TOKEN_JWKS_URI", topology.program("owner-service").url() + "/api/v1/auth/jwks");
        return all;
    }

    private String mongoUri() {
        return givenMongo().orElse("mongodb://127.0.0.1:%d/?directConnection=true".formatted(topology.mongoPort()));
    }

    /// The database that somebody else keeps, where one is named.
    Optional<String> givenMongo() {
        return Optional.ofNullable(environment.get("MONGODB_URI")).filter(uri -> !uri.isBlank());
    }
}
