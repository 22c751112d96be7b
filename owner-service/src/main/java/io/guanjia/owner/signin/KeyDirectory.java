package io.guanjia.owner.signin;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;

/// One private JWK a file, readable by the service alone; shared by all its instances.
final class KeyDirectory implements KeyStore {

    private static final String SUFFIX = ".jwk.json";

    private final Path directory;

    KeyDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<ECKey> all() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                        .map(KeyDirectory::read)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("token keys cannot be read from " + directory, e);
        }
    }

    /// Moved into place whole, so that nobody reads half a key.
    @Override
    public void add(ECKey key) {
        try {
            Path draft = Files.createTempFile(
                    directory,
                    "new",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, key.toJSONString());
            Files.move(draft, file(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("a token key cannot be written to " + directory, e);
        }
    }

    @Override
    public void remove(ECKey key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw new UncheckedIOException("a token key cannot be removed from " + directory, e);
        }
    }

    private Path file(ECKey key) {
        return directory.resolve(key.getKeyID() + SUFFIX);
    }

    private static ECKey read(Path file) {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || key.getIssueTime() == null || key.getKeyID() == null) {
                throw new IllegalStateException(file + " is no private key with kid and iat");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("a token key cannot be read from " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is no private EC key in JWK form", e);
        }
    }
}
