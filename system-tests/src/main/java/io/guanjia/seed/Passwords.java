package io.guanjia.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The passwords of the trial accounts, drawn once for each installation: the first one that a person is given, and the
/// one they chose instead.
final class Passwords {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, Pair> byUser;

    record Pair(String first, String chosen) {}

    Passwords(Path file) {
        this.file = file;
        this.byUser = Files.exists(file)
                ? JsonMapper.shared().readValue(file, new TypeReference<TreeMap<String, Pair>>() {})
                : new TreeMap<>();
    }

    synchronized Pair of(String username) {
        Pair known = byUser.get(username);
        return known == null ? keep(username, new Pair(draw(), draw())) : known;
    }

    /// Takes over a first password that the installation has set.
    synchronized void givenFirst(String username, Path secret) {
        if (!byUser.containsKey(username)) {
            try {
                keep(username, new Pair(Files.readString(secret).strip(), draw()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Pair keep(String username, Pair drawn) {
        byUser.put(username, drawn);
        OwnersFile.write(file, byUser);
        return drawn;
    }

    private String draw() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
