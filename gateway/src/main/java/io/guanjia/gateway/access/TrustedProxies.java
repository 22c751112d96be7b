package io.guanjia.gateway.access;

import java.net.InetAddress;
import java.util.List;

/// Our own proxies, that speak for many clients and say for which.
public final class TrustedProxies {

    private final List<AddressRange> ranges;

    public TrustedProxies(List<String> blocks) {
        ranges = blocks.stream().map(AddressRange::parse).toList();
    }

    public boolean contain(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
