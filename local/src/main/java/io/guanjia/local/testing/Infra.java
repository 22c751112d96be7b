package io.guanjia.local.testing;

/// The database and the broker of integration tests: one of each for a JVM, started when first asked for, gone with the
/// JVM (also when it is killed). `-Dinfra=auto|containers|local` chooses where they run, see {@link InfraChoice}.
///
/// A fault test that kills its database or broker takes one of its own: {@link #startMongo()}, {@link #startKafka()}.
public final class Infra {

    private Infra() {}

    // The shared ones are not closed by a shutdown hook: it would race with the programs under test, which end their
    // work
    // on them in hooks of their own. The leash of each child ends it when the JVM is gone.

    /// URI of a one-member replica set without a database name: give every test class a name of its own.
    public static String mongoUri() {
        return SharedMongo.URI;
    }

    public static String kafkaBootstrap() {
        return SharedKafka.BOOTSTRAP;
    }

    /// A database name that no other test of this run uses.
    public static String databaseFor(Class<?> test) {
        return "t_" + test.getSimpleName() + "_" + ProcessHandle.current().pid();
    }

    /// A mongod of the caller's own, always a local process; close it.
    public static OwnMongo startMongo() {
        return new OwnMongo();
    }

    /// A broker of the caller's own, always a local process; close it.
    public static OwnKafka startKafka() {
        return new OwnKafka();
    }

    private static final class SharedMongo {

        private static final String URI = InfraChoice.made().containers()
                ? Containers.mongoUri()
                : startMongo().uri();
    }

    private static final class SharedKafka {

        private static final String BOOTSTRAP = InfraChoice.made().containers()
                ? Containers.kafkaBootstrap()
                : startKafka().bootstrap();
    }
}
