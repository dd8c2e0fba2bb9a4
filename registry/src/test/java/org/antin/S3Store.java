package org.antin;

import org.antin.testkit.KnownSecret;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A store that speaks S3 and looks at signatures (S3Proxy), as a process of its own over a folder:
/// an object is a file there, which a test can change behind the store's back. Only the whole suite
/// has its class path (`test-store`).
public final class S3Store implements AutoCloseable {
    public static final String BUCKET = "van-ban";
    public static final String ACCESS_KEY = "antin-kho";

    private final Path dir;
    private final int port;
    private Process process;

    private S3Store(Path dir, int port) {
        this.dir = dir;
        this.port = port;
    }

    /// Started, with an empty bucket.
    public static S3Store in(Path dir) {
        var store = new S3Store(dir, freePort());
        try {
            Files.createDirectories(store.bucket());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.start();
        return store;
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /// The settings that lead to it, by their names.
    public Map<String, String> settings() {
        return Map.of(
                "antin.vault.s3.endpoint",
                endpoint(),
                "antin.vault.s3.bucket",
                BUCKET,
                "antin.vault.s3.access-key",
                ACCESS_KEY,
                "antin.vault.s3.secret-key",
                KnownSecret.STORE_KEY.text());
    }

    public Path bucket() {
        return dir.resolve("store").resolve(BUCKET);
    }

    /// Where the object of this key lies.
    public Path file(String key) {
        return bucket().resolve(key);
    }

    /// Where the content of this name lies, without a prefix.
    public Path content(String sha256) {
        return file(sha256.substring(0, 2) + "/" + sha256);
    }

    public List<Path> files() throws IOException {
        try (var all = Files.walk(bucket())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    public void start() {
        try {
            var properties = dir.resolve("s3proxy.properties");
            Files.write(
                    properties,
                    List.of(
                            "s3proxy.endpoint=" + endpoint(),
                            "s3proxy.authorization=aws-v4",
                            "s3proxy.identity=" + ACCESS_KEY,
                            "s3proxy.credential=" + KnownSecret.STORE_KEY.text(),
                            // It knows no checksum in a header; the signature is over the bytes.
                            "s3proxy.ignore-unknown-headers=true",
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.identity=none",
                            "jclouds.credential=none",
                            "jclouds.filesystem.basedir=" + dir.resolve("store")));
            var logging = dir.resolve("logback.xml");
            Files.writeString(logging, "<configuration><root level=\"WARN\"/></configuration>");
            var classPath =
                    Files.readString(Repository.root().resolve("test-store/target/test-classpath"));
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx256m",
                                    "-Dlogback.configurationFile=" + logging,
                                    "-cp",
                                    classPath.strip(),
                                    "org.gaul.s3proxy.Main",
                                    "--properties",
                                    properties.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            dir.resolve("store.log").toFile()))
                            .start();
            await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(2)) {
                    throw new IllegalStateException(
                            "the store doesn't start: "
                                    + Files.readString(dir.resolve("store.log")));
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        process.destroyForcibly().onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        stop();
    }
}
