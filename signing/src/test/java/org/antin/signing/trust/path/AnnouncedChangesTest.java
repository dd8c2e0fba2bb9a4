package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.HostRule.HostPort;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.State;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.path.Grove.Bits;
import org.antin.signing.trust.path.Grove.Tree;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// RFC 5280 4.2.1.15, 5.2.6: a certificate or a list may say where changes since the last complete
/// list are told. They are asked for, and where they aren't to be had that is said.
@Timeout(30)
class AnnouncedChangesTest {
    private final Tree root = Tree.of("Gốc");
    private final Tree issuing = Tree.of("CA");
    private final X509Certificate anchor = root.root();
    private final X509Certificate authority = root.authority(issuing);
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private RevocationFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String path = exchange.getRequestURI().getPath();
                        asked.add(path);
                        byte[] list = served.get(path);
                        exchange.sendResponseHeaders(
                                list == null ? 404 : 200, list == null ? -1 : list.length);
                        if (list != null) exchange.getResponseBody().write(list);
                    }
                });
        server.start();
        fetcher = new RevocationFetcher(InstantSource.fixed(Grove.NOW.plusSeconds(60)));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop(0);
    }

    private Bits at(org.bouncycastle.asn1.ASN1ObjectIdentifier extension, String path) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        var name =
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address));
        var point = new DistributionPoint(new DistributionPointName(name), null, null);
        return new Bits(extension, false, new CRLDistPoint(new DistributionPoint[] {point}));
    }

    private X509Certificate signer(boolean announcing) {
        Bits complete = at(Extension.cRLDistributionPoints, "/complete.crl");
        return issuing.issue(
                Tree.of("Người ký"),
                announcing
                        ? List.of(complete, at(Extension.freshestCRL, "/changes.crl"))
                        : List.of(complete));
    }

    private static Bits number(int number) {
        return new Bits(Extension.cRLNumber, false, new ASN1Integer(number));
    }

    private byte[] changes(int base, X509Certificate... revoked) {
        return issuing.list(
                List.of(
                        new Bits(Extension.deltaCRLIndicator, true, new ASN1Integer(base)),
                        number(base + 1)),
                revoked);
    }

    private StatusFinder.Findings find(
            X509Certificate signer, RevocationSource source, byte[]... lists) {
        var here = new HostPort("127.0.0.1", server.getAddress().getPort());
        var trusted =
                new TrustAnchor(
                        anchor, TrustAnchor.Purpose.GOVERNMENT, new HostRule.Listed(Set.of(here)));
        var chain = new CertificateChain(List.of(signer, authority, anchor), trusted);
        var paths = new PathFinder(Grove.trusting(anchor), List.of(authority));
        return new StatusFinder(source, paths, List.of(lists), List.of(), EvidencePolicy.ANY)
                .find(chain, 0, Grove.NOW, null, e -> e.state() == State.GOOD, false);
    }

    @Test
    @DisplayName("4.2.1.15: the changes a certificate announces are fetched and heard")
    void fetched() {
        var signer = signer(true);
        served.put("/complete.crl", issuing.list(List.of(number(4))));
        served.put("/changes.crl", changes(4, signer));
        var found = find(signer, fetcher);
        assertThat(asked).containsExactlyInAnyOrder("/complete.crl", "/changes.crl");
        assertThat(found.changesMissing()).isFalse();
        assertThat(found.evidence()).extracting(StatusEvidence::state).contains(State.REVOKED);
    }

    @Test
    @DisplayName("5.2.6: so are those a list announces; one the file carries is changed as well")
    void announcedByTheList() {
        var signer = signer(false);
        served.put(
                "/complete.crl",
                issuing.list(List.of(number(4), at(Extension.freshestCRL, "/more.crl"))));
        served.put("/more.crl", changes(4, signer));
        assertThat(find(signer, fetcher).evidence())
                .extracting(StatusEvidence::state)
                .contains(State.REVOKED);
        assertThat(asked).contains("/more.crl");
    }

    @Test
    @DisplayName("changes that can't be had are told to be missing, and \"good\" stays the list's")
    void missing() {
        var signer = signer(true);
        served.put("/complete.crl", issuing.list(List.of(number(4))));
        for (RevocationSource source : List.of(fetcher, RevocationSource.offline())) {
            byte[] complete = issuing.list(List.of(number(4)));
            var found = source == fetcher ? find(signer, source) : find(signer, source, complete);
            assertThat(found.changesMissing()).isTrue();
            assertThat(found.evidence()).extracting(StatusEvidence::state).contains(State.GOOD);
        }
        // At hand, or never announced: nothing is missing.
        var offline = RevocationSource.offline();
        byte[] complete = issuing.list(List.of(number(4)));
        assertThat(find(signer, offline, complete, changes(4)).changesMissing()).isFalse();
        assertThat(find(signer(false), offline, complete).changesMissing()).isFalse();
        // Changes to a later list tell nothing about this one.
        assertThat(find(signer, offline, complete, changes(7)).changesMissing()).isTrue();
    }

    @Test
    @DisplayName("SSRF: changes announced at a host that isn't listed are never asked for")
    void otherHost() {
        var name =
                new GeneralNames(
                        new GeneralName(
                                GeneralName.uniformResourceIdentifier,
                                "http://localhost:%d/changes.crl"
                                        .formatted(server.getAddress().getPort())));
        var point = new DistributionPoint(new DistributionPointName(name), null, null);
        var signer =
                issuing.issue(
                        Tree.of("Người ký"),
                        List.of(
                                at(Extension.cRLDistributionPoints, "/complete.crl"),
                                new Bits(
                                        Extension.freshestCRL,
                                        false,
                                        new CRLDistPoint(new DistributionPoint[] {point}))));
        served.put("/complete.crl", issuing.list(List.of(number(4))));
        served.put("/changes.crl", changes(4, signer));
        var found = find(signer, fetcher);
        assertThat(asked).containsExactly("/complete.crl");
        assertThat(found.changesMissing()).isTrue();
        assertThat(found.troubles()).contains(RevocationSource.Trouble.REFUSED);
    }
}
