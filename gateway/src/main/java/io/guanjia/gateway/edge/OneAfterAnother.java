package io.guanjia.gateway.edge;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;

/// Begins a request only when the server is done with handing it over. A request that waited for the one before it on
/// its connection and is answered while it is handed over, as a refusal is, leaves reactor-netty 1.3.6 and 1.3.7 deaf:
/// the next request on that connection is never read
/// ([#4361](https://github.com/reactor/reactor-netty/issues/4361)). `KeptConnectionIT` says when a newer one is mended.
@Component
class OneAfterAnother implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return server.mapHandle((handled, connection) ->
                handled.subscribeOn(Schedulers.fromExecutor(connection.channel().eventLoop())));
    }
}
