package org.antin.practiceca;

import org.bouncycastle.cert.X509CertificateHolder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A certification authority for practice: root, issuing CA, OCSP, CRL and time stamps in one
/// folder. It plays the provider of Điều 9.3 in the demo and in tests and never in production;
/// every certificate it makes says "thực hành" in its subject and in its policy.
///
/// All methods may be called by several threads. One folder is open in one process at a time. What
/// a method returned is on the disk, and still there after `kill -9`.
public final class PracticeCa implements AutoCloseable {
    /// A CRL older than this is made anew when asked for, even if nothing was revoked, so that a
    /// checker soon finds one made after the time of signing (rule T10).
    public static final Duration CRL_AGE = Duration.ofMinutes(1);

    /// A file of that name in a CA's folder says that its keys were used for forging (see
    /// `org.antin.practiceca.forge`). Such a folder is never opened again.
    public static final String FORGERY_MARK = "FORGED";

    private final Path dir;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Profiles profiles;
    private final Party root;
    private final Party issuing;
    private final List<X509Certificate> chain;
    private final OcspResponder responder;
    private final TimeStampAuthority tsa;
    private final Object writing = new Object();

    private CachedList leafList = CachedList.NONE;
    private CachedList rootList = CachedList.NONE;

    private record CachedList(byte[] der, Instant madeAt, int revocations) {
        static final CachedList NONE = new CachedList(new byte[0], Instant.MIN, -1);

        boolean serves(Instant now, int known) {
            return revocations == known
                    && !now.isBefore(madeAt)
                    && madeAt.isAfter(now.minus(CRL_AGE));
        }
    }

    private PracticeCa(
            Path dir, Ledger ledger, CaKeys keys, Profiles profiles, InstantSource clock) {
        this.dir = dir;
        this.ledger = ledger;
        this.clock = clock;
        this.profiles = profiles;
        var own = ledger.founders();
        root = new Party(own.get(0), keys.root().getPrivate());
        issuing = new Party(own.get(1), keys.issuing().getPrivate());
        var ocsp = new Party(own.get(2), keys.ocsp().getPrivate());
        var stamping = new Party(own.get(3), keys.tsa().getPrivate());
        chain = own.stream().map(PracticeCa::toJca).toList();
        responder = new OcspResponder(ocsp, issuing.certificate(), ledger, clock);
        tsa = new TimeStampAuthority(stamping, issuing.certificate(), ledger, clock);
    }

    /// As [#open(Path, URI, InstantSource, KeyPool)], with a key pool of its own in `dir/pool`.
    public static PracticeCa open(Path dir, URI publicBase, InstantSource clock) {
        return open(dir, publicBase, clock, KeyPool.at(dir.resolve("pool")));
    }

    /// Opens the CA in `dir`, founding it if there is none.
    ///
    /// @param dir holds `root.pem` (the trust anchor), `chain.pem` (issuing CA, then root), the
    ///   private keys (owner only) and the journal
    /// @param publicBase `http` or `https` address under which `/practice-ca/…` is served; goes
    ///   into the certificates issued from now on
    /// @param clock tells the time for time stamps, CRLs, OCSP and the start of the CA's own
    ///   certificates, which are valid from ten years before the founding to 14 years after
    /// @param pool gives the CA's keys when it is founded
    /// @throws IllegalStateException when the folder is open elsewhere, damaged or marked as forged
    public static PracticeCa open(Path dir, URI publicBase, InstantSource clock, KeyPool pool) {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Files.exists(dir.resolve(FORGERY_MARK))) {
            throw new IllegalStateException("certificates were forged with the keys in " + dir);
        }
        var profiles = new Profiles(Endpoints.under(publicBase));
        Path folder = dir.resolve("keys");
        var ledger = Ledger.open(dir.resolve("journal"));
        try {
            CaKeys keys;
            if (ledger.founders().isEmpty()) {
                keys = CaKeys.adopt(pool, folder);
                found(ledger, keys, profiles, clock.instant());
            } else {
                keys = CaKeys.load(folder);
            }
            var ca = new PracticeCa(dir, ledger, keys, profiles, clock);
            ca.publish();
            return ca;
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /// The founding record in the journal is the moment the CA exists; a crash before it leaves
    /// nothing but keys that are taken again.
    private static void found(Ledger ledger, CaKeys keys, Profiles profiles, Instant now) {
        var root = profiles.root(keys.root(), now);
        var issuing = profiles.issuing(root, keys.issuing(), now);
        var ocsp = profiles.ocsp(issuing, keys.ocsp(), now);
        var tsa = profiles.tsa(issuing, keys.tsa(), now);
        ledger.found(
                List.of(
                        root.certificate(),
                        issuing.certificate(),
                        ocsp.certificate(),
                        tsa.certificate()));
    }

    private void publish() {
        publish("root.pem", rootPem());
        publish("chain.pem", chainPem());
    }

    private void publish(String name, String text) {
        Path file = dir.resolve(name);
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DurableFiles.writePublic(file, content);
    }

    /// The trust anchor.
    public X509Certificate root() {
        return chain.get(0);
    }

    /// The CA that signs subscribers' certificates.
    public X509Certificate issuing() {
        return chain.get(1);
    }

    /// The certificate OCSP answers are signed with.
    public X509Certificate ocspResponder() {
        return chain.get(2);
    }

    /// The certificate time stamps are signed with.
    public X509Certificate timeStamping() {
        return chain.get(3);
    }

    /// The root as PEM, as in `dir/root.pem`.
    public String rootPem() {
        return pem(root());
    }

    /// Issuing CA, then root, as PEM.
    public String chainPem() {
        return pem(issuing()) + pem(root());
    }

    /// Issues one certificate and writes it down.
    public X509Certificate issue(LeafRequest request) {
        return issueMany(List.of(request)).getFirst();
    }

    /// Issues a certificate for each request, in that order, on all cores, with one fsync: all are
    /// written down or none.
    ///
    /// @throws IllegalArgumentException when a validity reaches out of the issuing CA's
    public List<X509Certificate> issueMany(List<LeafRequest> requests) {
        if (requests.isEmpty()) return List.of();
        requests.forEach(this::mustFit);
        var serials = freshSerials(requests.size());
        var made =
                IntStream.range(0, requests.size())
                        .parallel()
                        .mapToObj(i -> profiles.leaf(issuing, serials.get(i), requests.get(i)))
                        .toList();
        synchronized (writing) {
            ledger.issue(made);
        }
        return made.parallelStream().map(PracticeCa::toJca).toList();
    }

    private void mustFit(LeafRequest request) {
        boolean within =
                !request.notBefore().isBefore(issuing().getNotBefore().toInstant())
                        && !request.notAfter().isAfter(issuing().getNotAfter().toInstant());
        if (!within) {
            throw new IllegalArgumentException(
                    "validity must lie within the issuing CA's, which is %s to %s"
                            .formatted(
                                    issuing().getNotBefore().toInstant(),
                                    issuing().getNotAfter().toInstant()));
        }
    }

    private List<BigInteger> freshSerials(int count) {
        var serials = new HashSet<BigInteger>();
        while (serials.size() < count) {
            BigInteger serial = Profiles.serial();
            if (!ledger.knows(serial)) serials.add(serial);
        }
        return List.copyOf(serials);
    }

    /// A certificate issued earlier.
    public Optional<X509Certificate> certificate(BigInteger serial) {
        return ledger.certificate(serial).map(PracticeCa::toJca);
    }

    /// How many certificates the issuing CA has issued, its own OCSP and TSA ones included.
    public int issuedCount() {
        return ledger.issuedCount();
    }

    /// The revocation of that serial, if there is one.
    public Optional<Revocation> revocation(BigInteger serial) {
        return ledger.revocation(serial);
    }

    /// Revokes for good; asking again changes nothing.
    ///
    /// @param revokedAt not after now; cut to the second
    /// @param invalidityDate since when the key is mistrusted, for a loss (Điều 10.4); not after
    ///   `revokedAt`
    /// @throws IllegalArgumentException when the times are impossible
    public RevokeAnswer revoke(
            BigInteger serial,
            RevocationReason reason,
            Instant revokedAt,
            Optional<Instant> invalidityDate) {
        var revocation = new Revocation(serial, reason, revokedAt, invalidityDate);
        if (revocation.revokedAt().isAfter(clock.instant())) {
            throw new IllegalArgumentException("revokedAt must not be in the future");
        }
        synchronized (writing) {
            if (!ledger.knows(serial)) return new RevokeAnswer.NotIssuedHere(serial);
            Optional<Revocation> first = ledger.revocation(serial);
            if (first.isPresent()) return new RevokeAnswer.AlreadyRevoked(first.get());
            ledger.revoke(revocation);
            return new RevokeAnswer.Revoked(revocation);
        }
    }

    /// Answers an OCSP request (RFC 6960); never throws for what the asker sent.
    public byte[] ocsp(byte[] request) {
        return responder.answer(request);
    }

    /// Answers a time-stamp request (RFC 3161); never throws for what the asker sent.
    public byte[] timeStamp(byte[] request) {
        return tsa.answer(request);
    }

    /// The issuing CA's revocation list (DER), with everything revoked so far.
    public byte[] crl() {
        synchronized (writing) {
            Instant now = clock.instant();
            var revocations = ledger.revocations();
            if (!leafList.serves(now, revocations.size())) {
                leafList =
                        new CachedList(
                                CrlMaker.make(issuing, crlNumber(), now, revocations),
                                now,
                                revocations.size());
            }
            return leafList.der().clone();
        }
    }

    /// The root's revocation list (DER): empty, but a checker of the whole chain asks for it.
    public byte[] rootCrl() {
        synchronized (writing) {
            Instant now = clock.instant();
            if (!rootList.serves(now, 0)) {
                rootList = new CachedList(CrlMaker.make(root, crlNumber(), now, List.of()), now, 0);
            }
            return rootList.der().clone();
        }
    }

    private long crlNumber() {
        return ledger.take(Ledger.Counter.CRL_NUMBER);
    }

    /// Bytes of a torn last record that were dropped on opening: work that was never confirmed.
    public long droppedBytes() {
        return ledger.droppedBytes();
    }

    /// Lets another process open the folder. Answers given so far stay good.
    @Override
    public void close() {
        ledger.close();
    }

    private static String pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate toJca(X509CertificateHolder holder) {
        try {
            return toJca(holder.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate toJca(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
