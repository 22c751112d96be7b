package io.guanjia.notification.subscription;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/// Lets webhooks reach the public internet and nothing else: every address a name resolves to must be public or on the
/// allow-list. Asked when a subscription is opened and again by the client at each connect, which then uses just the
/// addresses that were checked, so a name that resolves differently a moment later gains nothing.
public final class AddressGuard implements DnsResolver {

    private final InetAddressFilter reachable;
    private final InetAddressFilter allowed;

    /// A guard with an allow-list.
    ///
    /// @param allow addresses or CIDR blocks that may be reached although they are private
    public AddressGuard(Collection<String> allow) {
        this.allowed = allow.isEmpty() ? InetAddressFilter.none() : InetAddressFilter.of(allow.toArray(String[]::new));
        this.reachable = InetAddressFilter.externalAddresses()
                .and(InetAddressFilter.routable())
                .andNot(InetAddressFilter.multicast(), InetAddressFilter.specialPurpose())
                .or(allowed);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!Arrays.stream(addresses).allMatch(reachable::matches)) {
            throw new ForbiddenAddress(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Whether all addresses of the host are on the allow-list; those may be reached without TLS.
    boolean allows(String host) throws UnknownHostException {
        return Arrays.stream(SystemDefaultDnsResolver.INSTANCE.resolve(host)).allMatch(allowed::matches);
    }

    /// The host has an address that webhooks must not reach.
    static final class ForbiddenAddress extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host) {
            super(host + " is not for webhooks");
        }
    }
}
