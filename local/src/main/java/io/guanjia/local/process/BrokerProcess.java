package io.guanjia.local.process;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/// Main class of the broker's JVM: formats an empty folder, then is the broker.
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (InputStream text = Files.newInputStream(Path.of(arguments[0]))) {
            settings.load(text);
        }
        Path data = Path.of(settings.getProperty("log.dirs"));
        if (!Files.exists(data.resolve("meta.properties"))) {
            Files.createDirectories(data);
            format(data);
        }
        Kafka.main(arguments);
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .run();
    }
}
