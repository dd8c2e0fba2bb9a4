package org.antin.practiceca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A practice CA with a small web server of its own on a free port of the loopback address, for
/// tests and for the command line. The registry mounts [PracticeCaHttp] in its own server instead.
public final class PracticeCaServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final PracticeCa ca;
    private final URI base;

    private PracticeCaServer(HttpServer server, ExecutorService threads, PracticeCa ca, URI base) {
        this.server = server;
        this.threads = threads;
        this.ca = ca;
        this.base = base;
    }

    /// Opens the CA in `dir` (founding it if need be) with the server's own address as its public
    /// base, and serves it until [#close()].
    public static PracticeCaServer start(Path dir, InstantSource clock, KeyPool pool) {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            PracticeCa ca;
            try {
                ca = PracticeCa.open(dir, base, clock, pool);
            } catch (RuntimeException e) {
                server.stop(0);
                throw e;
            }
            var http = new PracticeCaHttp(ca);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(http, exchange));
            server.start();
            return new PracticeCaServer(server, threads, ca, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(PracticeCaHttp http, HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(PracticeCaHttp.LARGEST_BODY + 1);
            String method = exchange.getRequestMethod();
            var answer = http.answer(method, exchange.getRequestURI().getRawPath(), body);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            if (method.equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /// The CA behind it.
    public PracticeCa ca() {
        return ca;
    }

    /// `http://127.0.0.1:port`, without a slash at the end.
    public URI base() {
        return base;
    }

    /// Stops serving and closes the CA.
    @Override
    public void close() {
        server.stop(0);
        threads.close();
        ca.close();
    }
}
