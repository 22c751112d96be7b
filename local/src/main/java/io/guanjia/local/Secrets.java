package io.guanjia.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;

/// Keys of this clone, made once and readable by its owner only; the programs get them by environment.
record Secrets(Path folder) {

    private static final int FIELD_KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 15;

    private static final FileAttribute<?> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    Map<String, String> of(Program program, List<Program> services) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GUANJIA_SERVICE_PUBLIC_KEYS", publicKeys(services));
        if (services.contains(program)) {
            String name = program.shortName();
            environment.put("GUANJIA_SERVICE_KEY", serviceKey(name).toJson());
            environment.put("GUANJIA_FIELD_KEYS", once(name + ".fields", () -> "local:" + random(FIELD_KEY_BYTES)));
            // One for all: a phone that owner-service erases is found again where another service wrote it down.
            environment.put("GUANJIA_LOOKUP_KEY", once("owner.lookup", () -> random(FIELD_KEY_BYTES)));
        }
        return environment;
    }

    /// The file that owner-service takes the first administrator's password from.
    Path bootstrapAdmin() {
        once("bootstrap-admin", () -> random(PASSWORD_BYTES));
        return folder.resolve("bootstrap-admin");
    }

    /// Where owner-service keeps the keys that sign tokens.
    Path tokenKeys() {
        return ownersOnly(folder.resolve("token-keys"));
    }

    private String publicKeys(List<Program> services) {
        List<Document> keys = services.stream()
                .map(service -> ServiceKey.publicPart(serviceKey(service.shortName())))
                .toList();
        return new Document("keys", keys).toJson();
    }

    private Document serviceKey(String name) {
        return Document.parse(
                once(name + ".jwk", () -> ServiceKey.generate(name).toJson()));
    }

    // Programs are started side by side and all want the public keys.
    private synchronized String once(String name, Supplier<String> generate) {
        Path file = ownersOnly(folder).resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, FILE_OF_OWNER);
                Files.writeString(file, generate.get(), StandardOpenOption.TRUNCATE_EXISTING);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path ownersOnly(Path path) {
        try {
            return Files.createDirectories(path, FOLDER_OF_OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
