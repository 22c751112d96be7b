package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final Topology TOPOLOGY = Topology.shifted(0);

    @TempDir
    private Path folder;

    @Test
    void areMadeOnceAndStay() {
        Map<String, String> first = of("ticket-service");
        assertThat(of("ticket-service")).isEqualTo(first).containsKeys("GUANJIA_SERVICE_KEY", "GUANJIA_FIELD_KEYS");
    }

    @Test
    void areReadableByTheirOwnerOnly() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        secrets.of(TOPOLOGY.program("owner-service"), TOPOLOGY.services());
        secrets.bootstrapAdmin();
        assertThat(Files.getPosixFilePermissions(secrets.tokenKeys()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void giveEveryServiceAPrivateKeyWhosePublicPartAllKnow() {
        Document own = Document.parse(of("billing-service").getOrDefault("GUANJIA_SERVICE_KEY", ""));
        List<Document> known = publicKeys("owner-service");
        assertThat(known).hasSize(4).contains(ServiceKey.publicPart(own)).noneMatch(key -> key.containsKey("d"));
        assertThat(Stream.of("x", "y", "d").map(name -> Base64.getUrlDecoder().decode(own.getString(name))))
                .allSatisfy(bytes -> assertThat(bytes).hasSize(32));
    }

    @Test
    void giveTheGatewayNoPrivateKey() {
        assertThat(of("gateway")).containsOnlyKeys("GUANJIA_SERVICE_PUBLIC_KEYS");
    }

    @Test
    void giveNoTwoServicesTheSameFieldKey() {
        assertThat(of("owner-service").get("GUANJIA_FIELD_KEYS"))
                .startsWith("local:")
                .isNotEqualTo(of("ticket-service").get("GUANJIA_FIELD_KEYS"));
    }

    private Map<String, String> of(String module) {
        return new Secrets(folder.resolve("secrets")).of(TOPOLOGY.program(module), TOPOLOGY.services());
    }

    private List<Document> publicKeys(String module) {
        return Document.parse(of(module).getOrDefault("GUANJIA_SERVICE_PUBLIC_KEYS", ""))
                .getList("keys", Document.class);
    }
}
