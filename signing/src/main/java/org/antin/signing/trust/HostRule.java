package org.antin.signing.trust;

import java.net.URI;
import java.util.Set;

/// Which addresses may be asked about certificates under one trust anchor (ADR 0242).
public sealed interface HostRule {
    /// No connection at all.
    record Nowhere() implements HostRule {}

    /// Exactly these; an administrator wrote them down.
    record Listed(Set<HostPort> hosts) implements HostRule {
        public Listed {
            hosts = Set.copyOf(hosts);
        }
    }

    /// The hosts that the anchor itself and the CA certificates under it name in their own
    /// addresses. What only an end entity's certificate names is never asked.
    record NamedByAuthorities() implements HostRule {}

    /// A host and its port; the host is lower case, an IPv6 address without brackets.
    ///
    /// @param port 1–65535
    record HostPort(String host, int port) {
        public HostPort {
            host = host.toLowerCase(java.util.Locale.ROOT);
            if (host.isBlank() || port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a host and port: " + host + ":" + port);
            }
        }

        /// Reads `host`, `host:port` or `[v6]:port`; without a port, 80.
        ///
        /// @throws IllegalArgumentException when it is none of these
        public static HostPort parse(String text) {
            URI uri = URI.create("http://" + text.strip());
            if (uri.getHost() == null || uri.getUserInfo() != null || !uri.getPath().isEmpty()) {
                throw new IllegalArgumentException("not a host and port: " + text);
            }
            return of(uri);
        }

        /// The host and port an address leads to.
        ///
        /// @throws IllegalArgumentException when the address names no host
        public static HostPort of(URI uri) {
            String host = uri.getHost();
            if (host == null) throw new IllegalArgumentException("no host in the address");
            if (host.startsWith("[")) host = host.substring(1, host.length() - 1);
            int port = uri.getPort();
            if (port < 0) port = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            return new HostPort(host, port);
        }
    }
}
