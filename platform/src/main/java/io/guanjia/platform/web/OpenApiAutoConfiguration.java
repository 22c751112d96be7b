package io.guanjia.platform.web;

import io.guanjia.platform.store.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/// Describes in every service's document what the platform adds to each route: headers, pages, problems.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OpenApiAutoConfiguration {

    private static final String TOKEN = "accessToken";

    OpenApiAutoConfiguration() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Call.class, Caller.class, PageRequest.class)
                .replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    @Bean
    OpenApiCustomizer titledByService(@Value("${spring.application.name}") String service) {
        return document -> {
            document.info(new Info().title("Guanjia: " + service).version("v1"));
            document.getComponents()
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
        };
    }

    @Bean
    OperationCustomizer sharedHabits() {
        return (operation, method) -> {
            if (takes(method, Call.class)) {
                boolean create = method.hasMethodAnnotation(PostMapping.class);
                add(operation, "header", CallResolver.IDEMPOTENCY_KEY, new StringSchema().maxLength(64), create);
                if (!create) {
                    add(operation, "header", "If-Match", new StringSchema().pattern("^\"\\d+\"$"), false);
                }
            }
            if (takes(method, PageRequest.class)) {
                Schema<?> limit = new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(100));
                add(operation, "query", "limit", limit, false);
                add(operation, "query", "after", new StringSchema(), false);
            }
            operation.setTags(List.of(topic(method.getBeanType())));
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            operation.getResponses().addApiResponse(ApiResponses.DEFAULT, problem());
            return operation;
        };
    }

    /// `BillingRunController` is about billing runs.
    private static String topic(Class<?> controller) {
        return controller
                .getSimpleName()
                .replaceFirst("Controller$", "")
                .replaceAll("(?<!^)([A-Z])", " $1")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void add(Operation operation, String in, String name, Schema<?> schema, boolean required) {
        operation.addParametersItem(
                new Parameter().in(in).name(name).schema(schema).required(required));
    }

    private static ApiResponse problem() {
        Schema<?> members = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", new StringSchema())
                .addProperty("traceId", new StringSchema());
        return new ApiResponse()
                .description("Refused: a problem (RFC 9457) with the data of its code")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(members)));
    }
}
