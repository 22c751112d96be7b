package io.guanjia.gateway.route;

import io.guanjia.gateway.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;

/// One Spring Cloud route a service: [RouteGuard] has already decided which one a request takes.
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouteLocator services(RouteLocatorBuilder builder, GatewayProperties properties) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (Service service : Service.values()) {
            routes.route(
                    service.wireName(),
                    route -> route.predicate(exchange -> goesTo(service, exchange))
                            // the time-out is the Breaker's, which knows calls, streams and uploads apart
                            .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, -1)
                            .uri(properties.address(service)));
        }
        return routes.build();
    }

    private static boolean goesTo(Service service, ServerWebExchange exchange) {
        Target target = Target.of(exchange);
        return target != null && target.service() == service;
    }
}
