package io.guanjia.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/// Puts `application-platform.yml` below a service's own settings, with what depends on the place it runs in:
/// traces are exported only when somebody takes them, logs are structured in production.
public final class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "application-platform.yml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> here = new LinkedHashMap<>();
        String collector = environment.getProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        here.put("management.tracing.export.otlp.enabled", !collector.isEmpty());
        if (!collector.isEmpty()) {
            here.put("management.opentelemetry.tracing.export.otlp.endpoint", collector + "/v1/traces");
        }
        if (environment.getProperty("GUANJIA_PRODUCTION", Boolean.class, false)) {
            here.put("logging.structured.format.console", "ecs");
        }
        environment.getPropertySources().addLast(new MapPropertySource("platform, by place", here));
        try {
            new YamlPropertySourceLoader()
                    .load("platform", new ClassPathResource(FILE))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is part of the platform's jar", e);
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
