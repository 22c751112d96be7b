package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.GatewayProperties.Places;
import io.guanjia.gateway.access.TrustedProxies;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/// So many connections from one address and so many of all; one too many is closed before a byte of it is read. The
/// connections of a trusted proxy are many clients', so only the total bounds them.
@Component
class Connections implements NettyServerCustomizer {

    private final Places limit;
    private final TrustedProxies proxies;

    Connections(GatewayProperties properties) {
        limit = properties.limits().connections();
        proxies = new TrustedProxies(properties.trustedProxies());
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return bounded(server, limit, proxies);
    }

    /// Each server counts alone: the operators' port answers also when the public one is full.
    static HttpServer bounded(HttpServer server, Places limit, TrustedProxies proxies) {
        OpenPlaces places = new OpenPlaces("connections", limit);
        return server.doOnChannelInit((observer, channel, unknown) -> enter(places, channel, client(channel, proxies)));
    }

    private static String client(Channel channel, TrustedProxies proxies) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        return proxies.contain(peer) ? channel.id().asLongText() : AddressRate.network(peer.getHostAddress());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a connection
    private static void enter(OpenPlaces places, Channel channel, String client) {
        if (places.enter(client) == null) {
            channel.closeFuture().addListener(closed -> places.leave(client));
        } else {
            channel.close();
        }
    }
}
