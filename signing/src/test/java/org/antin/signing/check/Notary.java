package org.antin.signing.check;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.Subject;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Order;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Preparation;
import org.antin.signing.make.Prepared;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A practice CA with its web server, two holders of its certificates, and a checker that trusts
/// its root; all go by one clock that a test moves.
final class Notary implements AutoCloseable {
    static final KeyPool POOL = KeyPool.at(Repository.root().resolve("target/practice-keys"));
    static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    final MovableClock clock;
    final PracticeCaServer server;
    final Holder leader;
    final Holder organisation;
    private final PdfSigner signer;
    final TimeStampClient stamps;
    final RevocationFetcher fetcher;

    /// Somebody's certificate with the key a token would keep to itself.
    record Holder(List<X509Certificate> chain, PrivateKey key) {
        X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    Notary(Path dir) {
        this(dir, START);
    }

    Notary(Path dir, Instant start) {
        clock = new MovableClock(start);
        signer = new PdfSigner(clock, org.antin.signing.make.Limits.USUAL);
        fetcher = new RevocationFetcher(clock);
        server = PracticeCaServer.start(dir.resolve("ca"), clock, POOL);
        leader = holder(0, leaderName(), Duration.ofDays(5 * 365));
        organisation =
                holder(
                        1,
                        new Subject.Organisation(
                                "Ủy ban nhân dân xã Cẩm Bình",
                                "Ủy ban nhân dân huyện Cẩm Xuyên",
                                "Hà Tĩnh"),
                        Duration.ofDays(5 * 365));
        stamps =
                new TimeStampClient(
                        server.base().resolve("/practice-ca/tsa"), TimeStampClient.Settings.USUAL);
    }

    static Subject leaderName() {
        return new Subject.Individual(
                "Nguyễn Văn Thành",
                "Chủ tịch",
                "Ủy ban nhân dân xã Cẩm Bình",
                "Ủy ban nhân dân tỉnh Hà Tĩnh",
                "Hà Tĩnh",
                null,
                null);
    }

    /// @param life from a day before now
    Holder holder(int key, Subject subject, Duration life) {
        Instant from = clock.instant().minus(Duration.ofDays(1));
        var keys = POOL.subject(key);
        var request = new LeafRequest(subject, keys.getPublic(), from, from.plus(life));
        var ca = server.ca();
        return new Holder(List.of(ca.issue(request), ca.issuing(), ca.root()), keys.getPrivate());
    }

    static byte[] letter() {
        try (var in = Notary.class.getResourceAsStream("/letters/cong-van.pdf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Level T, invisible.
    byte[] sign(byte[] pdf, Holder holder) {
        return sign(pdf, holder, true);
    }

    byte[] sign(byte[] pdf, Holder holder, boolean stamped) {
        var kind =
                holder == organisation
                        ? org.antin.signing.make.SignatureKind.ORGANISATION
                        : org.antin.signing.make.SignatureKind.LEADER;
        return sign(pdf, holder, stamped, kind, new Appearance.Invisible());
    }

    byte[] sign(
            byte[] pdf,
            Holder holder,
            boolean stamped,
            org.antin.signing.make.SignatureKind kind,
            Appearance appearance) {
        var order = new Order(kind, holder.chain(), appearance);
        if (!(signer.prepare(pdf, order) instanceof Preparation.Ready(Prepared prepared))) {
            throw new AssertionError("refused to prepare");
        }
        try {
            var signature = Signature.getInstance(prepared.algorithm().jcaName());
            signature.initSign(holder.key());
            signature.update(prepared.dtbs());
            var done =
                    signer.finish(
                            prepared,
                            signature.sign(),
                            stamped ? Optional.of(stamps) : Optional.empty());
            if (done instanceof Completion.Signed signed) return signed.file();
            throw new AssertionError("refused to finish: " + done);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The leader, then the organisation, a minute apart.
    byte[] signedByBoth() {
        byte[] once = sign(letter(), leader);
        clock.forward(Duration.ofMinutes(1));
        return sign(once, organisation);
    }

    void revoke(Holder holder, RevocationReason reason, Instant at, Optional<Instant> since) {
        server.ca().revoke(holder.certificate().getSerialNumber(), reason, at, since);
    }

    TrustStore trust() {
        return TrustStore.of(
                List.of(
                        new TrustAnchor(
                                server.ca().root(),
                                TrustAnchor.Purpose.PRACTICE,
                                new HostRule.NamedByAuthorities())));
    }

    VerificationReport check(byte[] file) {
        return check(file, null);
    }

    VerificationReport check(byte[] file, Instant at) {
        return Verifier.of(trust(), fetcher, clock).verify("a.pdf", file, at);
    }

    VerificationReport checkOffline(byte[] file) {
        return Verifier.of(trust(), RevocationSource.offline(), clock).verify("a.pdf", file, null);
    }

    @Override
    public void close() {
        fetcher.close();
        stamps.close();
        server.close();
    }
}
