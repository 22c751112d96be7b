package io.guanjia.gateway.access;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A block of addresses in CIDR notation, for example `10.0.0.0/8`.
public record AddressRange(InetAddress network, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /// Reads `10.0.0.0/8` or a single address; anything else is an [IllegalArgumentException].
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = literal(slash < 0 ? text : text.substring(0, slash));
        int longest = network.getAddress().length * 8;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("No address block: " + text);
        }
        return new AddressRange(network, bits);
    }

    /// Never asks a name server.
    static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("No literal address");
        }
        return InetAddress.ofLiteral(text);
    }

    public boolean holdsEverything() {
        return bits == 0;
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
