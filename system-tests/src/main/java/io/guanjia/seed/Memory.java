package io.guanjia.seed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What of the seed files is loaded already, kept beside the data, so that a start with nothing to do is quick. A seed
/// file that was changed is loaded again as a whole.
final class Memory {

    private final Path file;
    private final Map<String, Entry> entries;

    record Entry(int fingerprint, Loaded loaded) {}

    Memory(Path file) {
        this.file = file;
        this.entries = Files.exists(file)
                ? JsonMapper.shared().readValue(file, new TypeReference<TreeMap<String, Entry>>() {})
                : new TreeMap<>();
    }

    Optional<Loaded> of(SeedFile seed) {
        return Optional.ofNullable(entries.get(seed.name()))
                .filter(entry -> entry.fingerprint() == fingerprint(seed))
                .map(Entry::loaded);
    }

    void keep(SeedFile seed, Loaded loaded) {
        entries.put(seed.name(), new Entry(fingerprint(seed), loaded));
        JsonMapper.shared().writeValue(file, entries);
    }

    private static int fingerprint(SeedFile seed) {
        return JsonMapper.shared().writeValueAsString(seed).hashCode();
    }
}
