package io.guanjia.gateway.docs;

import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The documents and the page that shows them, all from here: no other host is asked for a script.
@Configuration(proxyBeanMethods = false)
class Docs {

    private static final String SWAGGER_UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";

    @Bean
    RouterFunction<ServerResponse> documents(ApiDocument openApi, EventDocument asyncApi) {
        Resource page = new ClassPathResource("docs/index.html");
        return RouterFunctions.route()
                .GET(
                        "/api/docs",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .bodyValue(page))
                .GET("/api/docs/openapi.json", request -> openApi.bytes().flatMap(Docs::json))
                .GET("/api/docs/asyncapi.json", request -> json(asyncApi.bytes()))
                .resources("/api/docs/schemas/**", new ClassPathResource("docs/schemas/"))
                .resources("/api/docs/page/**", new ClassPathResource("docs/page/"))
                .resources("/api/docs/ui/**", swaggerUi())
                .build();
    }

    private static Mono<ServerResponse> json(byte[] document) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(document);
    }

    /// The folder carries the version of the webjar, which only the build should have to know.
    private static Resource swaggerUi() {
        try {
            Resource[] scripts = new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + "swagger-ui.css");
            return List.of(scripts).getFirst().createRelative("./");
        } catch (IOException unreadable) {
            throw new IllegalStateException("Swagger UI is not on the class path", unreadable);
        }
    }
}
