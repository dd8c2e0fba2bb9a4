package org.antin.signing.trust;

import org.antin.signing.trust.HostRule.HostPort;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an address may be asked about certificates of one chain (ADR 0242).
final class AskedHosts {
    /// Looks a name up.
    interface Names {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private final Names names;

    AskedHosts(Names names) {
        this.names = names;
    }

    /// Nothing is connected to here, but a name named by an authority is looked up.
    boolean mayAsk(URI address, CertificateChain chain) {
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
    private boolean leadsInside(HostPort host) {
        if (host.host().equals("localhost") || LITERAL.matcher(host.host()).matches()) return false;
        try {
            for (InetAddress address : names.all(host.host())) {
                if (inside(address)) return true;
            }
            return false;
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /// Whether an address belongs to no network that is open to the world (RFC 6890).
    static boolean inside(InetAddress address) {
        byte[] raw = address.getAddress();
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (raw.length == 4 ? closed(raw) : closedOrHides(raw));
    }

    /// What the JDK has no word for: this network (RFC 1122), shared (RFC 6598), assigned by IETF
    /// protocols, for measuring (RFC 2544), reserved.
    private static boolean closed(byte[] v4) {
        int first = v4[0] & 0xFF;
        int second = v4[1] & 0xFF;
        return first == 0
                || (first == 100 && (second & 0xC0) == 64)
                || (first == 192 && second == 0 && v4[2] == 0)
                || (first == 198 && (second & 0xFE) == 18)
                || first >= 240;
    }

    /// Unique local (RFC 4193), translated inside a network (RFC 8215), tunnelled past its guards
    /// (RFC 4380); or an IPv4 address of ours in other clothes (RFC 4291, 6052, 3056).
    private static boolean closedOrHides(byte[] v6) {
        if ((v6[0] & 0xFE) == 0xFC) return true;
        if (starts(v6, 0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01) || starts(v6, 0x20, 0x01, 0x00, 0x00)) {
            return true;
        }
        if (starts(v6, 0x20, 0x02)) return hides(v6, 2);
        boolean last =
                starts(v6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                        || starts(v6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
                        || starts(v6, 0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0);
        return last && hides(v6, 12);
    }

    private static boolean hides(byte[] v6, int at) {
        try {
            return inside(InetAddress.getByAddress(Arrays.copyOfRange(v6, at, at + 4)));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static boolean starts(byte[] address, int... with) {
        for (int i = 0; i < with.length; i++) {
            if ((address[i] & 0xFF) != with[i]) return false;
        }
        return true;
    }
}
