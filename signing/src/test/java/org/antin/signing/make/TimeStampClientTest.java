package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.antin.practiceca.PracticeCa;
import org.antin.signing.make.TimeStamper.Reason;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// RFC 3161 over HTTP against an authority that behaves, and many that don't.
class TimeStampClientTest {
    private static final Instant NOW = Instant.parse("2026-03-16T02:00:00Z");
    private static final byte[] DIGEST = new byte[32];

    @TempDir static Path dir;
    private HttpServer server;
    private volatile Authority authority;

    /// What the other side does with a question.
    private interface Authority {
        void answer(HttpExchange exchange, byte[] question) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        authority.answer(exchange, exchange.getRequestBody().readAllBytes());
                    } catch (Exception e) {
                        throw new IOException(e);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    private TimeStamping ask(Authority behaviour, TimeStampClient.Settings settings) {
        authority = behaviour;
        try (var client = new TimeStampClient(address(), settings)) {
            return client.stamp(DIGEST);
        }
    }

    private void expect(Reason reason, Authority behaviour) {
        assertThat(ask(behaviour, TimeStampClient.Settings.USUAL))
                .isEqualTo(new TimeStamping.Unavailable(reason));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static TimeStampClient.Settings patience(Duration timeout, int atOnce) {
        return new TimeStampClient.Settings(timeout, atOnce, 65_536, Optional.empty());
    }

    @Test
    @DisplayName("RFC 3161: the practice authority's stamp is taken, with its time")
    void practiceAuthority() throws Exception {
        try (var ca =
                PracticeCa.open(
                        dir.resolve("ca"), address(), InstantSource.fixed(NOW), Office.POOL)) {
            var answer =
                    ask(
                            (exchange, question) -> send(exchange, 200, ca.timeStamp(question)),
                            TimeStampClient.Settings.USUAL);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            TimeStamping.Stamped.class, s -> assertThat(s.time()).isEqualTo(NOW));
        }
    }

    @Test
    @DisplayName("RFC 3161 2.4.2: a stamp for another digest or another nonce is refused")
    void otherQuestion() throws Exception {
        try (var ca =
                PracticeCa.open(
                        dir.resolve("ca2"), address(), InstantSource.fixed(NOW), Office.POOL)) {
            expect(
                    Reason.WRONG_ANSWER,
                    (exchange, question) -> {
                        byte[] digest = MessageDigest.getInstance("SHA-256").digest();
                        send(exchange, 200, ca.timeStamp(question(digest, question)));
                    });
            expect(
                    Reason.WRONG_ANSWER,
                    (exchange, question) ->
                            send(exchange, 200, ca.timeStamp(question(DIGEST, null))));
        }
    }

    private static byte[] question(byte[] digest, byte[] like) throws Exception {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        BigInteger nonce = like == null ? BigInteger.TEN : new TimeStampRequest(like).getNonce();
        return generator.generate(TSPAlgorithms.SHA256, digest, nonce).getEncoded();
    }

    @Test
    @DisplayName("RFC 3161 2.3: a signer whose purpose isn't time stamping is refused")
    void notAnAuthority() throws Exception {
        KeyPair keys = Office.POOL.subject(0);
        var forge = new Forge(NOW);
        forge.purpose = KeyPurposeId.id_kp_timeStamping;
        forge.criticalPurpose = true;
        X509Certificate good = forge.selfSigned(keys);
        assertThat(
                        ask(
                                (exchange, q) -> send(exchange, 200, stamp(q, keys, good)),
                                TimeStampClient.Settings.USUAL))
                .isInstanceOf(TimeStamping.Stamped.class);
        // Made after the certificate had ended.
        forge.to = NOW.minusSeconds(10);
        X509Certificate ended = forge.selfSigned(keys);
        expect(
                Reason.NOT_AN_AUTHORITY,
                (exchange, q) -> send(exchange, 200, stamp(q, keys, ended)));
        // Signed by another key than the certificate's.
        expect(
                Reason.NOT_AN_AUTHORITY,
                (exchange, q) -> send(exchange, 200, stamp(q, Office.POOL.subject(1), good)));
    }

    private static byte[] stamp(byte[] question, KeyPair keys, X509Certificate certificate)
            throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer =
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build("SHA256withRSA", keys.getPrivate(), certificate);
        var tokens =
                new TimeStampTokenGenerator(
                        signer,
                        digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                        new ASN1ObjectIdentifier("2.999.1"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        var responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
        return responses
                .generate(new TimeStampRequest(question), BigInteger.ONE, Date.from(NOW))
                .getEncoded();
    }

    @Test
    @DisplayName("RFC 3161 2.4.2: a rejection is a rejection")
    void rejected() {
        expect(
                Reason.REJECTED,
                (exchange, question) -> {
                    var responses = new TimeStampResponseGenerator(null, TSPAlgorithms.ALLOWED);
                    var refusal = responses.generateFailResponse(2, 4, "no");
                    send(exchange, 200, refusal.getEncoded());
                });
    }

    @Test
    @DisplayName("RFC 3161 3.4: garbage, an empty body and HTML are wrong answers")
    void garbage() {
        expect(Reason.WRONG_ANSWER, (exchange, _) -> send(exchange, 200, new byte[0]));
        expect(Reason.WRONG_ANSWER, (exchange, _) -> send(exchange, 200, "<html>".getBytes()));
        expect(
                Reason.WRONG_ANSWER,
                (exchange, _) -> send(exchange, 200, new byte[] {0x30, 3, 2, 1, 0}));
    }

    @Test
    @DisplayName("Issue 2 item 8: a redirect is not followed")
    void redirect() {
        var asked = new AtomicInteger();
        expect(
                Reason.HTTP_STATUS,
                (exchange, _) -> {
                    asked.incrementAndGet();
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    send(exchange, 307, new byte[0]);
                });
        assertThat(asked).hasValue(1);
        expect(Reason.HTTP_STATUS, (exchange, _) -> send(exchange, 503, new byte[0]));
    }

    @Test
    @DisplayName("Issue 2 item 8: an answer over the limit is not read on")
    void tooLarge() {
        expect(Reason.TOO_LARGE, (exchange, _) -> send(exchange, 200, new byte[65_537]));
        expect(
                Reason.TOO_LARGE,
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (true) exchange.getResponseBody().write(new byte[8192]);
                    } catch (IOException hungUp) {
                        // As it should be.
                    }
                });
    }

    @Test
    @DisplayName("7.4: the time limit covers the whole answer, headers and a dripping body alike")
    void timeout() {
        var short_ = patience(Duration.ofMillis(300), 4);
        var forEver = new CountDownLatch(1);
        long before = System.nanoTime();
        assertThat(ask((_, _) -> forEver.await(), short_))
                .isEqualTo(new TimeStamping.Unavailable(Reason.TIMEOUT));
        assertThat(
                        ask(
                                (exchange, _) -> {
                                    exchange.sendResponseHeaders(200, 0);
                                    try {
                                        while (true) {
                                            exchange.getResponseBody().write(0x30);
                                            exchange.getResponseBody().flush();
                                            Thread.sleep(50);
                                        }
                                    } catch (IOException hungUp) {
                                        // As it should be.
                                    }
                                },
                                short_))
                .isEqualTo(new TimeStamping.Unavailable(Reason.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        forEver.countDown();
    }

    @Test
    @DisplayName("7.4: at most so many ask at once; who waits too long for a turn is told so")
    void atMostFourAtOnce() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        authority =
                (exchange, _) -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(50);
                    inside.decrementAndGet();
                    send(exchange, 503, new byte[0]);
                };
        try (var client = new TimeStampClient(address(), patience(Duration.ofSeconds(20), 4));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 12)
                            .mapToObj(_ -> threads.submit(() -> client.stamp(DIGEST)))
                            .toList();
            for (var answer : answers) {
                assertThat(answer.get())
                        .isEqualTo(new TimeStamping.Unavailable(Reason.HTTP_STATUS));
            }
        }
        assertThat(most.get()).isBetween(2, 4);

        var forEver = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        authority =
                (_, _) -> {
                    arrived.countDown();
                    forEver.await();
                };
        try (var client = new TimeStampClient(address(), patience(Duration.ofMillis(500), 1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> client.stamp(DIGEST));
            arrived.await();
            var second = threads.submit(() -> client.stamp(DIGEST)).get();
            assertThat(first.get()).isEqualTo(new TimeStamping.Unavailable(Reason.TIMEOUT));
            assertThat(second)
                    .isIn(
                            new TimeStamping.Unavailable(Reason.BUSY),
                            new TimeStamping.Unavailable(Reason.TIMEOUT));
        } finally {
            forEver.countDown();
        }
    }

    @Test
    @DisplayName("7.4: a connection that breaks at once is tried once more, and no other")
    void again() throws Exception {
        var asked = new AtomicInteger();
        try (var ca =
                PracticeCa.open(
                        dir.resolve("ca3"), address(), InstantSource.fixed(NOW), Office.POOL)) {
            assertThat(
                            ask(
                                    (exchange, question) -> {
                                        // The first time it hangs up without a word.
                                        if (asked.incrementAndGet() > 1)
                                            send(exchange, 200, ca.timeStamp(question));
                                    },
                                    TimeStampClient.Settings.USUAL))
                    .isInstanceOf(TimeStamping.Stamped.class);
        }
        assertThat(asked).hasValue(2);
        expect(Reason.UNREACHABLE, (_, _) -> asked.incrementAndGet());
        assertThat(asked).hasValue(4);
        expect(
                Reason.UNREACHABLE,
                (_, _) -> {
                    asked.incrementAndGet();
                    Thread.sleep(2100);
                });
        assertThat(asked).as("one that is slow isn't asked again").hasValue(5);
    }

    @Test
    @DisplayName("T: nobody there, and an address that isn't HTTP")
    void nobodyThere() {
        URI gone = address();
        server.stop(0);
        try (var client = new TimeStampClient(gone, TimeStampClient.Settings.USUAL)) {
            assertThat(client.stamp(DIGEST))
                    .isEqualTo(new TimeStamping.Unavailable(Reason.UNREACHABLE));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new TimeStampClient(
                                        URI.create("file:///etc/passwd"),
                                        TimeStampClient.Settings.USUAL));
    }
}
