package io.guanjia.demo;

import io.guanjia.trial.World;
import java.util.List;

/// The last screen: what happened, and where to look further.
final class Closing {

    private static final List<String> PROGRAMS =
            List.of("gateway", "ticket-service", "billing-service", "notification-service", "owner-service");

    private Closing() {}

    static void show(World world, Telling telling) {
        telling.say("");
        telling.say("What happened");
        telling.table().forEach(row -> telling.say("  %-42s %s".formatted(row.chapter(), row.outcome())));
        telling.say("");
        telling.say("Where to look");
        telling.say("  API page     " + world.api().at("/api/docs"));
        PROGRAMS.forEach(program -> telling.say("  metrics      http://localhost:%d/actuator/prometheus  (%s)"
                .formatted(world.managementPort(program), program)));
        telling.say("  dashboards   ops/grafana/dashboards/  (docker compose up shows them at http://localhost:3000)");
    }
}
