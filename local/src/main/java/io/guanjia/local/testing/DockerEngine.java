package io.guanjia.local.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Asks the Docker engine one question without waking Testcontainers, which would complain at length where there is
/// none.
record DockerEngine(SocketAddress address) {

    private static final int DEFAULT_PORT = 2375;

    static DockerEngine here() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        return at(URI.create(host));
    }

    static DockerEngine at(URI host) {
        return new DockerEngine(
                "unix".equals(host.getScheme())
                        ? UnixDomainSocketAddress.of(Path.of(host.getPath()))
                        : new InetSocketAddress(host.getHost(), host.getPort() < 0 ? DEFAULT_PORT : host.getPort()));
    }

    boolean hasAll(List<String> images) {
        return images.stream().allMatch(this::has);
    }

    private boolean has(String image) {
        String question = "GET /images/%s/json HTTP/1.0\r\nHost: docker\r\n\r\n".formatted(image);
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.US_ASCII)));
            byte[] answer = Channels.newInputStream(channel).readNBytes("HTTP/1.0 200".length());
            return new String(answer, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
