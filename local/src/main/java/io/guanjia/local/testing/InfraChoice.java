package io.guanjia.local.testing;

import io.guanjia.local.process.Trouble;
import java.util.function.BooleanSupplier;

/// Where the shared database and broker run. `auto` takes containers only where a Docker engine answers **and** holds
/// both
/// images already: an engine without a registry would retry its pulls for minutes.
record InfraChoice(boolean containers) {

    static InfraChoice made() {
        return of(System.getProperty("infra", "auto"), () -> DockerEngine.here().hasAll(Images.all()));
    }

    static InfraChoice of(String infra, BooleanSupplier engineIsReady) {
        return switch (infra) {
            case "local" -> new InfraChoice(false);
            case "containers" -> new InfraChoice(true);
            case "auto" -> new InfraChoice(engineIsReady.getAsBoolean());
            default -> throw new Trouble("-Dinfra=%s: it takes auto, containers or local.".formatted(infra));
        };
    }
}
