package io.guanjia.owner.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// Where a call comes from: the gateway says so in a header that it never takes from outside. Of IPv6 the
/// first 64 bits count: whoever has one address there has them all.
final class ClientAddress {

    private static final String HEADER = "X-Client-Address";
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        String told = request.getHeader(HEADER);
        return network(told == null || told.isBlank() ? request.getRemoteAddr() : told);
    }

    static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address.strip()).getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException none) {
            return address;
        }
    }
}
