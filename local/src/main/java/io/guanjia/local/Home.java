package io.guanjia.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clone and the folder that holds all that a run leaves: data, secrets, logs, outbox, pids.
record Home(Path root, Path local) {

    static Home of(Path root) {
        Path clone = root.toAbsolutePath().normalize();
        return made(clone, clone.resolve(".local"));
    }

    /// Of the system that a benchmark measures: what it leaves is kept apart from what the user's system knows.
    Home ofBench() {
        return made(root, local.resolve("bench/system"));
    }

    private static Home made(Path root, Path local) {
        try {
            Files.createDirectories(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Home(root, local);
    }

    Path data(String part) {
        return local.resolve("data").resolve(part);
    }

    /// Made of the build alone, so it is the same for whatever runs from this clone.
    Path program(String module) {
        return root.resolve(".local/programs").resolve(module);
    }

    Path log(String part) {
        return local.resolve("logs").resolve(part + ".log");
    }

    Path secrets() {
        return local.resolve("secrets");
    }

    Path outbox() {
        return local.resolve("outbox");
    }

    Path pids() {
        return local.resolve("pids.json");
    }

    /// Held by the one launcher of this clone for as long as it lives; empty when another one has it.
    Optional<FileLock> tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(local.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        Optional<FileLock> lock = tryLock();
        lock.ifPresent(Home::release);
        return lock.isEmpty();
    }

    static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything an earlier run left, except the logs, the unpacked programs and the lock.
    void wipe() {
        List.of("data", "secrets", "outbox", "accounts.json", "pids.json").forEach(name -> delete(local.resolve(name)));
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
