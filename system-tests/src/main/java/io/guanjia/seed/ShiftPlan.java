package io.guanjia.seed;

import io.guanjia.api.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Plans the shifts of today and the days after it that are not planned yet.
record ShiftPlan(SeedFile seed, Loaded loaded) {

    /// What stands then. The leader is only asked for when there is something to plan.
    Loaded topUp(Supplier<Api> leader) {
        ZoneId zone = ZoneId.of(seed.zone());
        LocalDate today = LocalDate.ofInstant(Instant.now(), zone);
        LocalDate from = loaded.plannedUntil().isAfter(today) ? loaded.plannedUntil() : today;
        LocalDate until = today.plusDays(
                seed.shifts().stream().mapToInt(SeedFile.Shifts::days).max().orElse(0));
        if (!from.isBefore(until)) {
            return loaded;
        }
        Api api = leader.get();
        for (SeedFile.Shifts shifts : seed.shifts()) {
            List<SeedFile.Staff> planned = seed.staff().stream()
                    .filter(member -> member.roles().stream().anyMatch(shifts.roles()::contains))
                    .toList();
            SideBySide.each(
                    planned, member -> from.datesUntil(until).forEach(day -> plan(api, member, shifts, day, zone)));
        }
        return loaded.plannedUntil(until);
    }

    private void plan(Api api, SeedFile.Staff member, SeedFile.Shifts shifts, LocalDate day, ZoneId zone) {
        Instant start = day.atTime(shifts.start()).atZone(zone).toInstant();
        Map<String, Object> shift = Map.of(
                "staffId", Known.in(loaded.staff(), member.username(), seed),
                "from", start,
                "to", start.plus(shifts.length()));
        String key = "shift-" + member.username() + "-" + day;
        Heard.soon(() -> api.post(loaded.below("shifts"), key, shift)).must(201);
    }
}
