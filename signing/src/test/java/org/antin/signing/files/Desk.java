package org.antin.signing.files;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCaServer;
import org.antin.practiceca.Subject;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A signer with certificate and key, the practice CA that issued it, and both ends of our engine.
final class Desk implements AutoCloseable {
    private static final KeyPool POOL =
            KeyPool.at(Repository.root().resolve("target/practice-keys"));

    final Path dir;
    final InstantSource clock;
    final PracticeCaServer server;
    final List<X509Certificate> chain;
    final PrivateKey key;
    final TimeStampClient tsa;
    final RevocationFetcher online;
    final FileSigner signer;

    Desk(Path dir) {
        this(dir, InstantSource.system());
    }

    Desk(Path dir, InstantSource clock) {
        this(dir, clock, clock.instant().minusSeconds(86_400), Duration.ofDays(5 * 365));
    }

    /// @param start of the signer's certificate
    /// @param life of it
    Desk(Path dir, InstantSource clock, Instant start, Duration life) {
        this.dir = dir;
        this.clock = clock;
        online = new RevocationFetcher(clock);
        signer = new FileSigner(clock, Limits.USUAL);
        server = PracticeCaServer.start(dir.resolve("ca"), clock, POOL);
        var subject =
                new Subject.Individual(
                        "Nguyễn Văn Thành",
                        "Chủ tịch",
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Ủy ban nhân dân tỉnh Hà Tĩnh",
                        "Hà Tĩnh",
                        null,
                        null);
        var keys = POOL.subject(0);
        var request = new LeafRequest(subject, keys.getPublic(), start, start.plus(life));
        var leaf = server.ca().issue(request);
        chain = List.of(leaf, server.ca().issuing(), server.ca().root());
        key = keys.getPrivate();
        tsa =
                new TimeStampClient(
                        server.base().resolve("/practice-ca/tsa"), TimeStampClient.Settings.USUAL);
    }

    /// By its letters.
    Grade grade(String letters) {
        var evidence = new EvidenceCollector(online, TrustStore.none());
        return switch (letters) {
            case "B" -> new Grade.Basic();
            case "T" -> new Grade.Stamped(tsa);
            default -> new Grade.LongTerm(tsa, evidence, letters.equals("LTA"));
        };
    }

    Order order() {
        return new Order(SignatureKind.LEADER, chain, new Appearance.Invisible());
    }

    PreparedFile prepare(String name, byte[] file, Packaging packaging) {
        return prepare(signer, name, file, packaging);
    }

    private PreparedFile prepare(FileSigner by, String name, byte[] file, Packaging packaging) {
        return switch (by.prepare(name, file, packaging, order())) {
            case FilePreparation.Ready(PreparedFile prepared) -> prepared;
            case FilePreparation.Refused(var refusal) ->
                    throw new AssertionError("refused: " + refusal);
        };
    }

    byte[] value(PreparedFile prepared) {
        try {
            var signature = Signature.getInstance(prepared.algorithm().jcaName());
            signature.initSign(key);
            signature.update(prepared.dtbs());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(String name, byte[] file, Packaging packaging, String letters) {
        return sign(signer, name, file, packaging, letters);
    }

    /// The same five seconds ago: two signatures of the same second would bear the same id.
    byte[] signBefore(String name, byte[] file, Packaging packaging, String letters) {
        var before = new FileSigner(() -> clock.instant().minusSeconds(5), Limits.USUAL);
        return sign(before, name, file, packaging, letters);
    }

    private byte[] sign(
            FileSigner by, String name, byte[] file, Packaging packaging, String letters) {
        PreparedFile prepared = prepare(by, name, file, packaging);
        return switch (by.finish(prepared, value(prepared), grade(letters))) {
            case Completion.Signed signed -> signed.file();
            case Completion.Refused(var refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    /// Asks nobody.
    Verifier verifier() {
        var anchor =
                new TrustAnchor(
                        server.ca().root(), TrustAnchor.Purpose.PRACTICE, new HostRule.Nowhere());
        return Verifier.of(TrustStore.of(List.of(anchor)), RevocationSource.offline(), clock);
    }

    /// Asks at the addresses the certificates name.
    ///
    /// @param known certificates at hand beside what a file carries
    Verifier asking(X509Certificate... known) {
        var anchor =
                new TrustAnchor(
                        server.ca().root(),
                        TrustAnchor.Purpose.PRACTICE,
                        new HostRule.NamedByAuthorities());
        var trust = TrustStore.of(List.of(anchor)).knowing(List.of(known));
        return Verifier.of(trust, online, clock);
    }

    VerificationReport check(byte[] file) {
        return verifier().verify("a", file, null);
    }

    /// The root as a file, for programs.
    String root() {
        return write("root.pem", server.ca().rootPem().getBytes()).toString();
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(dir.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The signer's key and chain as a file, for programs.
    String pem() throws IOException {
        var text = new StringWriter();
        try (var out = new org.bouncycastle.openssl.jcajce.JcaPEMWriter(text)) {
            out.writeObject(key);
            for (X509Certificate one : chain) out.writeObject(one);
        }
        return write("key.pem", text.toString().getBytes()).toString();
    }

    @Override
    public void close() {
        online.close();
        tsa.close();
        server.close();
    }
}
