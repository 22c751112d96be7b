package io.guanjia.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of this machine's loopback.
public final class Ports {

    // Below the range from which the kernel takes ports for outgoing connections, so that none slips in between.
    private static final int FROM = 20_000;
    private static final int TO = 32_000;

    private Ports() {}

    public static int free() {
        for (int tries = 0; tries < 200; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new Trouble("No free port between %d and %d was found.".formatted(FROM, TO));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return false;
        }
        return true;
    }
}
