package io.guanjia.gateway.docs;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.route.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API as the services describe it now. One that is away costs its own part only.
@Component
class ApiDocument {

    private static final Logger log = LoggerFactory.getLogger(ApiDocument.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration FRESH_WITH_GAPS = Duration.ofSeconds(2);
    /// A service describes itself when it is first asked, which takes seconds right after its start.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 4 * 1024 * 1024;

    private final WebClient client;
    private final GatewayProperties properties;
    private final JsonMapper json;
    private final Mono<Merged> cached;

    ApiDocument(GatewayProperties properties, JsonMapper json) {
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        this.properties = properties;
        this.json = json;
        this.cached = Mono.defer(this::merged)
                .cache(
                        merged -> merged.complete() ? FRESH : FRESH_WITH_GAPS,
                        error -> Duration.ZERO,
                        () -> Duration.ZERO);
    }

    Mono<byte[]> bytes() {
        return cached.map(merged -> merged.text().getBytes(StandardCharsets.UTF_8));
    }

    private record Part(Service service, Optional<ObjectNode> document) {}

    private record Merged(String text, boolean complete) {}

    private Mono<Merged> merged() {
        return Flux.fromArray(Service.values())
                .flatMap(this::part)
                .collectList()
                .map(parts -> {
                    SequencedMap<Service, ObjectNode> documents = new TreeMap<>();
                    parts.forEach(
                            part -> part.document().ifPresent(document -> documents.put(part.service(), document)));
                    List<Service> away = Arrays.stream(Service.values())
                            .filter(service -> !documents.containsKey(service))
                            .toList();
                    return new Merged(json.writeValueAsString(OpenApiMerge.merge(documents, away)), away.isEmpty());
                });
    }

    private Mono<Part> part(Service service) {
        return client.get()
                .uri(properties.address(service).resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(String.class)
                .map(text -> new Part(service, Optional.of((ObjectNode) json.readTree(text))))
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    log.info(
                            "No API description of {}: {}",
                            service.wireName(),
                            error.getClass().getSimpleName());
                    return Mono.just(new Part(service, Optional.empty()));
                });
    }
}
