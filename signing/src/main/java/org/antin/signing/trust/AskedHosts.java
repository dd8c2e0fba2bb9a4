package org.antin.signing.trust;

import org.antin.signing.trust.HostRule.HostPort;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an address may be asked about certificates of one chain (ADR 0032).
final class AskedHosts {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private AskedHosts() {}

    /// Nothing is connected to here, but a name named by an authority is looked up.
    static boolean mayAsk(URI address, CertificateChain chain) {
        HostPort host = HostPort.of(address);
        return switch (chain.anchor().hosts()) {
            case HostRule.Nowhere _ -> false;
            case HostRule.Listed(var hosts) -> hosts.contains(host);
            case HostRule.NamedByAuthorities _ ->
                    namedByAuthorities(chain).contains(host) && !leadsInside(host);
        };
    }

    /// The hosts in the certificates of the authorities themselves: the first certificate of the
    /// chain is the one in question and has no say.
    private static Set<HostPort> namedByAuthorities(CertificateChain chain) {
        var hosts = new HashSet<HostPort>();
        chain.above(0)
                .forEach(
                        authority ->
                                Addresses.all(authority).forEach(a -> hosts.add(HostPort.of(a))));
        return hosts;
    }

    /// Whether a name leads to an address that isn't open to the world. An authority that writes
    /// down `localhost` or a number means it; one whose name turns out to be somewhere in our own
    /// network is a surprise.
    private static boolean leadsInside(HostPort host) {
        if (host.host().equals("localhost") || LITERAL.matcher(host.host()).matches()) return false;
        try {
            for (InetAddress address : InetAddress.getAllByName(host.host())) {
                if (inside(address)) return true;
            }
            return false;
        } catch (UnknownHostException e) {
            return true;
        }
    }

    static boolean inside(InetAddress address) {
        byte[] raw = address.getAddress();
        // fc00::/7 (RFC 4193) and 100.64.0.0/10 (RFC 6598) are private too, but the JDK has no word
        // for them.
        boolean uniqueLocal = raw.length == 16 && (raw[0] & 0xFE) == 0xFC;
        boolean shared = raw.length == 4 && raw[0] == 100 && (raw[1] & 0xC0) == 64;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared;
    }
}
