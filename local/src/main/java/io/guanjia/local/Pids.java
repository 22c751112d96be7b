package io.guanjia.local;

import io.guanjia.local.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;

/// `.local/pids.json`: name → pid and ports of what is ready now, for people and for a demo that kills.
final class Pids {

    private final Path file;
    private final Map<String, Document> entries = new LinkedHashMap<>();

    Pids(Path file) {
        this.file = file;
        entries.put("launcher", new Document("pid", ProcessHandle.current().pid()));
    }

    synchronized void ready(Part part, Child child) {
        entries.put(part.name(), new Document("pid", child.pid()).append("ports", part.ports()));
        write();
    }

    synchronized void gone(Part part) {
        entries.remove(part.name());
        write();
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document read(Path file) {
        try {
            return Files.exists(file) ? Document.parse(Files.readString(file)) : new Document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        Document all = new Document();
        all.putAll(entries);
        try {
            Path part = Files.writeString(
                    file.resolveSibling("pids.json.part"),
                    all.toJson(JsonWriterSettings.builder().indent(true).build()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
