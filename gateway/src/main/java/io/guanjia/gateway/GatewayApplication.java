package io.guanjia.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication gateway = new SpringApplication(GatewayApplication.class);
        String collector = System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (collector != null && !collector.isEmpty()) { // an empty address would fail the start
            gateway.setDefaultProperties(
                    Map.of("management.opentelemetry.tracing.export.otlp.endpoint", collector + "/v1/traces"));
        }
        gateway.run(args);
    }
}
