package org.antin.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Where a demo's practice authority answers: what its certificates name for OCSP, CRL and time
/// stamps, for as long as the data lives.
///
/// As a real authority it has an address of its own, [#PORT], so that it is the same at whatever
/// port the register answers and the build's filled folder serves there too (ADR 0212). Where
/// another program has that port when the demo is first started, or `ANTIN_PUBLIC_URL` is told, it
/// answers under the register's own address alone. Under that it always answers as well.
///
/// @param url without a slash at its end
/// @param port the server listens there besides its own; empty if the address is the server's own
record AuthorityAddress(String url, OptionalInt port) {
    static final int PORT = 8079;
    static final String USUAL = "http://localhost:" + PORT;

    /// In a data folder: the address with a port of its own. Without it, the first start's address
    /// (`public-url`) is the authority's.
    private static final String FILE = "authority-url";

    /// The folder's authority has an address another program has now.
    static final class Taken extends Exception {
        Taken(String url) {
            super(url);
        }
    }

    /// What this start will say; changes nothing.
    ///
    /// @param told by `ANTIN_PUBLIC_URL`; blank if not
    /// @param local where this start answers
    static AuthorityAddress find(Path data, String told, String local, Order order)
            throws IOException, Taken {
        if (!order.demo() || !told.isBlank()) return shared(PublicUrl.first(told, local));
        var file = data.resolve(FILE);
        if (Files.exists(file)) {
            var url = Files.readString(file).strip();
            return at(url, order, URI.create(url).getPort());
        }
        var first = PublicUrl.kept(data);
        if (first.isPresent()) return shared(first.get());
        try {
            return at(USUAL, order, PORT);
        } catch (Taken another) {
            return shared(local);
        }
    }

    private static AuthorityAddress shared(String url) {
        return new AuthorityAddress(url, OptionalInt.empty());
    }

    private static AuthorityAddress at(String url, Order order, int port) throws Taken {
        // With --once nobody will ask.
        if (order.once() || port == order.port()) return shared(url);
        if (!free(order.listen(), port)) throw new Taken(url);
        return new AuthorityAddress(url, OptionalInt.of(port));
    }

    private static boolean free(InetAddress listen, int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(listen, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// Writes it down for the starts to come, before anything is filled under it.
    void keep(Path data) throws IOException {
        if (url.equals(USUAL)) PublicUrl.write(data.resolve(FILE), url);
    }
}
