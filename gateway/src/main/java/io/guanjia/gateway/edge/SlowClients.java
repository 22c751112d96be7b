package io.guanjia.gateway.edge;

import io.guanjia.gateway.GatewayProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// A client that dribbles its request in loses the connection: by headers that take too long, by silence in the body,
/// and by the whole body taking too long.
@Component
class SlowClients implements NettyServerCustomizer {

    private final GatewayProperties.Timeouts timeouts;

    SlowClients(GatewayProperties properties) {
        timeouts = properties.timeouts();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(timeouts.body())
                .requestTimeout(timeouts.upload())
                .doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, null, new HeaderDeadline(timeouts.headers())));
    }
}
