package io.guanjia.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One community as it stands in `local/seed/*.json`. Things name each other by code, label or user name.
record SeedFile(
        JsonNode community,
        List<JsonNode> departments,
        List<Building> buildings,
        List<Unit> units,
        List<Person> people,
        List<Staff> staff,
        List<Shifts> shifts,
        List<JsonNode> feeItems,
        @Nullable Map<String, JsonNode> settings) {

    record Building(String code, String name) {}

    record Unit(String label, String building, String area, String deliveredOn) {}

    record Person(String name, String phone, String language, List<Residency> residencies) {}

    record Residency(String unit, String kind, @Nullable String share, String from, List<String> payerOf) {}

    record Staff(
            String name,
            String phone,
            String username,
            List<String> roles,
            @Nullable String department,
            List<String> skills,
            List<String> zones,
            @Nullable Integer loadCap) {}

    /// Shifts of everybody with one of the roles: one a day from `start` on, for today and the days after it.
    record Shifts(List<String> roles, LocalTime start, Duration length, int days) {}

    static List<SeedFile> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> JsonMapper.shared().readValue(file, SeedFile.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return community.path("name").asString();
    }

    String zone() {
        return community.path("zone").asString();
    }

    Map<String, JsonNode> settingsByService() {
        return Objects.requireNonNullElse(settings, Map.of());
    }

    /// Whoever is appointed first and sets up the rest: an admin of the community, else its manager.
    Staff head() {
        return staff.stream()
                .filter(each -> each.roles().contains("admin"))
                .findFirst()
                .or(() -> staff.stream()
                        .filter(each -> each.roles().contains("manager"))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException(name() + " has nobody to set it up"));
    }
}
