package io.guanjia.gateway.edge;

import io.guanjia.gateway.GatewayProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/// A client that dribbles its request in loses the connection: by silence, and by the whole taking too long.
@Component
class SlowClients implements NettyServerCustomizer {

    private final GatewayProperties.Timeouts timeouts;

    SlowClients(GatewayProperties properties) {
        timeouts = properties.timeouts();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(timeouts.body()).requestTimeout(timeouts.upload());
    }
}
