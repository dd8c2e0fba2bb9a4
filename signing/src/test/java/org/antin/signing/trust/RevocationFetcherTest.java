package org.antin.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.antin.signing.trust.HostRule.HostPort;
import org.antin.signing.trust.RevocationFetcher.Bounds;
import org.antin.signing.trust.RevocationSource.Trouble;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Issue item 8: addresses inside a certificate are fetched only when it chains to a configured
/// root and the host is one configured for that root; no redirects, limits on size and time.
@Timeout(60)
class RevocationFetcherTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Bounds QUICK =
            new Bounds(5000, 500, Duration.ofMillis(500), Duration.ofSeconds(1));

    private final AtomicInteger hits = new AtomicInteger();
    private final KeyPair keys = keys();
    private HttpServer server;
    private RevocationFetcher fetcher;
    private volatile Answer answer = this::crl;

    private interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        fetcher = new RevocationFetcher(InstantSource.fixed(NOW), QUICK);
    }

    private void listen(InetSocketAddress at) throws IOException {
        server = HttpServer.create(at, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    try (exchange) {
                        answer.to(exchange);
                    } catch (Exception e) {
                        // The client hung up, as it should when it has enough.
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String here() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void crl(HttpExchange exchange) throws Exception {
        var list = new X509v2CRLBuilder(new X500Name("CN=CA"), Date.from(NOW));
        list.setNextUpdate(Date.from(NOW.plusSeconds(3600)));
        byte[] der =
                list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                        .getEncoded();
        exchange.sendResponseHeaders(200, der.length);
        exchange.getResponseBody().write(der);
    }

    private X509Certificate certificate(String name, String... addresses) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name("CN=CA"),
                            BigInteger.TWO,
                            Date.from(NOW.minusSeconds(9)),
                            Date.from(NOW.plusSeconds(9999)),
                            new X500Name("CN=" + name),
                            keys.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(name.equals("CA")));
            if (addresses.length > 0) {
                builder.addExtension(Extension.cRLDistributionPoints, false, points(addresses));
                builder.addExtension(Extension.authorityInfoAccess, false, access(addresses));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return Crypto.certificate(builder.build(signer).getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ASN1Encodable points(String... addresses) {
        var points = new DistributionPoint[addresses.length];
        for (int i = 0; i < points.length; i++) {
            var name = new GeneralNames(new GeneralName(6, addresses[i]));
            points[i] = new DistributionPoint(new DistributionPointName(name), null, null);
        }
        return new CRLDistPoint(points);
    }

    private static ASN1Encodable access(String... addresses) {
        var all = new AccessDescription[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    new AccessDescription(
                            AccessDescription.id_ad_ocsp, new GeneralName(6, addresses[i]));
        }
        return new AuthorityInformationAccess(all);
    }

    private static CertificateChain chain(HostRule rule, X509Certificate... certificates) {
        var anchor =
                new TrustAnchor(certificates[certificates.length - 1], Purpose.GOVERNMENT, rule);
        return new CertificateChain(List.of(certificates), anchor);
    }

    private HostRule listed(String... hosts) {
        return new HostRule.Listed(
                Set.of(hosts).stream().map(HostPort::parse).collect(Collectors.toSet()));
    }

    private HostRule listedHere() {
        return new HostRule.Listed(Set.of(HostPort.of(URI.create(here()))));
    }

    private RevocationSource.Answer ask(HostRule rule, String address) {
        return fetcher.crl(chain(rule, certificate("leaf", address), certificate("CA")), 0, null);
    }

    @Test
    @DisplayName("a listed host is asked, and its answer kept until nextUpdate")
    void listedHost() {
        assertThat(ask(listedHere(), here() + "/a.crl").evidence()).hasSize(1);
        assertThat(ask(listedHere(), here() + "/a.crl").evidence()).hasSize(1);
        assertThat(hits).hasValue(1);
    }

    @Test
    @DisplayName("SSRF: a host that isn't listed is never connected to")
    void otherHosts() {
        for (HostRule rule :
                List.of(
                        listed("crl.example"),
                        listed("127.0.0.1:1"),
                        listed("localhost:" + server.getAddress().getPort()),
                        new HostRule.Nowhere())) {
            var answer = ask(rule, here() + "/a.crl");
            assertThat(answer.evidence()).isEmpty();
            assertThat(answer.troubles()).containsExactly(Trouble.REFUSED);
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    @DisplayName("ADR 0242: without a list, what only the end entity names is never asked")
    void onlyTheLeafNamesIt() {
        var rule = new HostRule.NamedByAuthorities();
        assertThat(ask(rule, here() + "/a.crl").troubles()).containsExactly(Trouble.REFUSED);
        var ocsp =
                fetcher.ocsp(
                        chain(rule, certificate("leaf", here() + "/o"), certificate("CA")),
                        0,
                        null);
        assertThat(ocsp.troubles()).containsExactly(Trouble.REFUSED);
        assertThat(hits).hasValue(0);
    }

    @Test
    @DisplayName("ADR 0242: without a list, the host and port a CA certificate names are asked")
    void namedByAuthority() {
        var rule = new HostRule.NamedByAuthorities();
        var leaf = certificate("leaf", here() + "/deep/a.crl");
        assertThat(fetcher.crl(chain(rule, leaf, certificate("CA", here())), 0, null).evidence())
                .hasSize(1);
        var otherPort = certificate("CA", "http://127.0.0.1:1/");
        assertThat(fetcher.crl(chain(rule, leaf, otherPort), 0, null).troubles())
                .containsExactly(Trouble.REFUSED);
        assertThat(hits).hasValue(1);
    }

    @Test
    @DisplayName("ADR 0242: a name that leads into our own network is a surprise, a number isn't")
    void namesThatLeadInside() throws Exception {
        // This machine's own name leads inside on every machine.
        String own = InetAddress.getLocalHost().getHostName();
        String address = "http://" + own + ":" + server.getAddress().getPort() + "/a.crl";
        var rule = new HostRule.NamedByAuthorities();
        if (!own.equals("localhost")) {
            var answer =
                    fetcher.crl(
                            chain(rule, certificate("leaf", address), certificate("CA", address)),
                            0,
                            null);
            assertThat(answer.troubles()).containsExactly(Trouble.REFUSED);
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    @DisplayName("ADR 0242: a name that leads elsewhere once it was looked at gives no evidence")
    void rebound() throws Exception {
        var looks = new AtomicInteger();
        var open = InetAddress.getByName("203.0.113.9");
        var own = server.getAddress().getAddress();
        String name = InetAddress.getLocalHost().getHostName();
        assumeFalse(name.equals("localhost"), "this machine has a name");
        // That name may stand for an address other than the loopback.
        server.stop(0);
        listen(new InetSocketAddress(0));
        String address = "http://" + name + ":" + server.getAddress().getPort() + "/a.crl";
        var rule = new HostRule.NamedByAuthorities();
        var chain = chain(rule, certificate("leaf", address), certificate("CA", address));
        var clock = InstantSource.fixed(NOW);
        AskedHosts.Names moving =
                _ -> new InetAddress[] {looks.incrementAndGet() == 1 ? open : own};
        try (var asking = new RevocationFetcher(clock, Bounds.standard(), moving)) {
            assertThat(asking.crl(chain, 0, null).troubles()).containsExactly(Trouble.FAILED);
            assertThat(hits).as("it did lead here").hasValue(1);
            assertThat(looks).hasValue(2);
            assertThat(asking.crl(chain, 0, null).troubles()).containsExactly(Trouble.REFUSED);
        }
        AskedHosts.Names steady = _ -> new InetAddress[] {open};
        try (var asking = new RevocationFetcher(clock, Bounds.standard(), steady)) {
            assertThat(asking.crl(chain, 0, null).evidence()).hasSize(1);
        }
    }

    @Test
    @DisplayName("other schemes, user names and nonsense are no addresses")
    void otherAddresses() {
        for (String address :
                List.of(
                        "ldap://127.0.0.1/x",
                        "file:///etc/passwd",
                        "http://user@" + here().substring(7) + "/",
                        "http:///a.crl",
                        "jar:http://x!/",
                        "not an address")) {
            var answer = ask(listedHere(), address);
            assertThat(answer.evidence()).as(address).isEmpty();
        }
        assertThat(hits).hasValue(0);
    }

    @Test
    @DisplayName("redirects are not followed")
    void redirects() {
        answer =
                exchange -> {
                    exchange.getResponseHeaders().set("Location", here() + "/secret");
                    exchange.sendResponseHeaders(302, -1);
                };
        var got = ask(listedHere(), here() + "/a.crl");
        assertThat(got.troubles()).containsExactly(Trouble.FAILED);
        assertThat(hits).hasValue(1);
    }

    @Test
    @DisplayName("an answer over the size limit is cut off, declared or not")
    void tooLarge() {
        for (long declared : new long[] {50_000_000, 0}) {
            answer =
                    exchange -> {
                        exchange.sendResponseHeaders(200, declared);
                        byte[] piece = new byte[8192];
                        for (int i = 0; i < 6000; i++) exchange.getResponseBody().write(piece);
                    };
            long start = System.nanoTime();
            var got = ask(listedHere(), here() + "/" + declared);
            assertThat(got.troubles()).containsExactly(Trouble.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    @Needs
    @DisplayName("a slow answer is cut off, before its first byte or drop by drop")
    void tooSlow() {
        for (boolean drops : new boolean[] {false, true}) {
            answer =
                    exchange -> {
                        if (drops) exchange.sendResponseHeaders(200, 0);
                        for (int i = 0; i < 100; i++) {
                            Thread.sleep(100);
                            if (drops) {
                                exchange.getResponseBody().write(1);
                                exchange.getResponseBody().flush();
                            }
                        }
                    };
            long start = System.nanoTime();
            var got = ask(listedHere(), here() + "/slow" + drops);
            assertThat(got.troubles()).containsExactly(Trouble.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    @DisplayName(
            "a dead address isn't tried again at once: a file with many signatures must not wait")
    void silence() {
        answer = exchange -> exchange.sendResponseHeaders(500, -1);
        for (int i = 0; i < 5; i++) {
            assertThat(ask(listedHere(), here() + "/a.crl").troubles())
                    .containsExactly(Trouble.FAILED);
        }
        assertThat(hits).hasValue(1);
    }

    @Test
    @DisplayName("what isn't a CRL or an OCSP answer is no evidence")
    void notAnAnswer() {
        answer =
                exchange -> {
                    exchange.sendResponseHeaders(200, 4);
                    exchange.getResponseBody().write(new byte[] {1, 2, 3, 4});
                };
        assertThat(ask(listedHere(), here() + "/a.crl").evidence()).isEmpty();
        var ocsp =
                fetcher.ocsp(
                        chain(listedHere(), certificate("leaf", here() + "/o"), certificate("CA")),
                        0,
                        null);
        assertThat(ocsp.evidence()).isEmpty();
    }

    @Test
    @DisplayName("root.hosts beside root.pem lists the hosts for that root")
    void hostsFile(@TempDir Path dir) throws Exception {
        var root = certificate("CA");
        Files.write(dir.resolve("root.cer"), root.getEncoded());
        assertThat(TrustStore.read(List.of(dir)).anchors().getFirst().hosts())
                .isEqualTo(new HostRule.NamedByAuthorities());
        Files.writeString(
                dir.resolve("root.hosts"), "# ours\ncrl.ca.gov.vn\n\nocsp.ca.gov.vn:8080 # test\n");
        var anchor = TrustStore.read(List.of(dir)).anchors().getFirst();
        assertThat(anchor.hosts()).isEqualTo(listed("crl.ca.gov.vn:80", "ocsp.ca.gov.vn:8080"));
        assertThat(anchor.purpose()).isEqualTo(Purpose.GOVERNMENT);
    }
}
