package io.guanjia.local;

import java.util.List;
import java.util.Map;

/// What runs and where. `GUANJIA_PORT_OFFSET` moves all ports, so that two clones can run beside each other.
record Topology(int mongoPort, int kafkaPort, List<Program> programs) {

    static Topology of(Map<String, String> environment) {
        return shifted(Integer.parseInt(environment.getOrDefault("GUANJIA_PORT_OFFSET", "0")));
    }

    static Topology shifted(int by) {
        return new Topology(
                27017 + by,
                9092 + by,
                List.of(
                        new Program("owner-service", 8084 + by, 9084 + by, 256),
                        new Program("ticket-service", 8081 + by, 9081 + by, 256),
                        new Program("billing-service", 8082 + by, 9082 + by, 256),
                        new Program("notification-service", 8083 + by, 9083 + by, 256),
                        new Program("gateway", 8080 + by, 9080 + by, 192)));
    }

    Program program(String module) {
        return programs.stream()
                .filter(program -> program.module().equals(module))
                .findFirst()
                .orElseThrow();
    }

    List<Program> services() {
        return programs.stream()
                .filter(program -> program.module().endsWith("-service"))
                .toList();
    }
}
