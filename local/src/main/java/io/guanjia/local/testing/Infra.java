package io.guanjia.local.testing;

/// The database and the broker of integration tests: one of each for a JVM, started when first asked for, gone with the
/// JVM (also when it is killed). `-Dinfra=auto|containers|local` chooses where they run, see {@link InfraChoice}.
///
/// A fault test that kills its database or broker takes one of its own: {@link #startMongo()}, {@link #startKafka()}.
public final class Infra {

    private Infra() {}

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

        private static final String URI = InfraChoice.made().containers() ? Containers.mongoUri() : local();

        private static String local() {
            OwnMongo mongo = startMongo();
            Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "infra-stop"));
            return mongo.uri();
        }
    }

    private static final class SharedKafka {

        private static final String BOOTSTRAP = InfraChoice.made().containers() ? Containers.kafkaBootstrap() : local();

        private static String local() {
            OwnKafka kafka = startKafka();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "infra-stop"));
            return kafka.bootstrap();
        }
    }
}
