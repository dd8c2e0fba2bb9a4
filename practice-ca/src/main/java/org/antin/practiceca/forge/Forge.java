package org.antin.practiceca.forge;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCa;
import org.antin.practiceca.Subject;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;

/// Forges certificates, OCSP answers and CRLs around a practice CA of its own ([#ca()]), whose root
/// a test then trusts.
///
/// Unless a method says otherwise, a forgery takes the place, serial number included, of a
/// certificate the CA did issue, so that OCSP and CRL call it good and the one fault under test is
/// the only one.
public final class Forge implements AutoCloseable {
    private static final String SHA256 = "SHA256withRSA";

    private final PracticeCa ca;
    private final InstantSource clock;
    private final KeyPool pool;
    private final PrivateKey rootKey;
    private final PrivateKey issuingKey;

    private Forge(PracticeCa ca, InstantSource clock, KeyPool pool, Path keys) {
        this.ca = ca;
        this.clock = clock;
        this.pool = pool;
        rootKey = read(keys.resolve("root.p8"));
        issuingKey = read(keys.resolve("issuing.p8"));
    }

    /// Founds a CA in `dir` and sets up a forge around it.
    ///
    /// @param dir not there yet, or empty; can't be opened as a CA again
    /// @throws IllegalArgumentException when something is in `dir`
    public static Forge in(Path dir, URI publicBase, InstantSource clock, KeyPool pool) {
        try {
            Files.createDirectories(dir);
            try (var inside = Files.newDirectoryStream(dir)) {
                if (inside.iterator().hasNext()) {
                    throw new IllegalArgumentException("a forge needs an empty folder: " + dir);
                }
            }
            var ca = PracticeCa.open(dir, publicBase, clock, pool);
            try {
                Files.createFile(dir.resolve(PracticeCa.FORGERY_MARK));
                return new Forge(ca, clock, pool, dir.resolve("keys"));
            } catch (IOException | RuntimeException e) {
                ca.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The CA all this is forged around; itself honest.
    public PracticeCa ca() {
        return ca;
    }

    /// Nothing forged: what the others are compared with.
    public Forged genuine(Subject subject) {
        var keys = pool.subject(0);
        return new Forged(keys, chain(genuine(subject, keys)));
    }

    /// Honest, but valid only at that time.
    public Forged expired(Subject subject, Instant from, Instant to) {
        var keys = pool.subject(0);
        var request = new LeafRequest(subject, keys.getPublic(), from, to);
        return new Forged(keys, chain(ca.issue(request)));
    }

    /// Signed by the CA with SHA-1 (T27).
    public Forged weakHash(Subject subject) {
        var keys = pool.subject(0);
        var model = genuine(subject, keys);
        return new Forged(keys, chain(copy(model, keys, signer("SHA1withRSA", issuingKey), null)));
    }

    /// For an RSA key of 1024 bits (T27).
    public Forged weakKey(Subject subject) {
        var weak = rsa(1024);
        var model = genuine(subject, pool.subject(0));
        return new Forged(weak, chain(copy(model, weak, signer(SHA256, issuingKey), null)));
    }

    /// For enciphering keys, not for signing.
    public Forged wrongUsage(Subject subject) {
        var keys = pool.subject(0);
        var model = genuine(subject, keys);
        var usage = new KeyUsage(KeyUsage.keyEncipherment);
        return new Forged(keys, chain(copy(model, keys, signer(SHA256, issuingKey), usage)));
    }

    /// Claims to be issued by the CA, but another key signed it.
    public Forged wrongIssuer(Subject subject) {
        var keys = pool.subject(0);
        var model = genuine(subject, keys);
        return new Forged(keys, chain(copy(model, keys, signer(SHA256, stranger("forger")), null)));
    }

    /// From a CA nobody trusts: the names of ours, other keys all the way up. Neither OCSP nor CRL
    /// know it.
    public Forged unknownCa(Subject subject) {
        var keys = pool.subject(0);
        var top = pool.named("forge-root");
        var middle = pool.named("forge-issuing");
        var root = copy(ca.root(), top, signer(SHA256, top.getPrivate()), null, top);
        var issuing = copy(ca.issuing(), middle, signer(SHA256, top.getPrivate()), null, top);
        var leaf =
                copy(
                        genuine(subject, keys),
                        keys,
                        signer(SHA256, middle.getPrivate()),
                        null,
                        middle);
        return new Forged(keys, List.of(leaf, issuing, root));
    }

    /// Issued by our key, but all there is of the issuing CA is a certificate that ended at
    /// `expiry`. Leave the CA's own [PracticeCa#issuing()] out of the test.
    ///
    /// @param expiry after the CA's certificate starts: within the last ten years
    public Forged expiredCa(Subject subject, Instant expiry) {
        var keys = pool.subject(0);
        var leaf = genuine(subject, keys);
        var now = ca.issuing();
        var builder =
                builder(
                        now,
                        holder(now).getSubjectPublicKeyInfo(),
                        now.getNotBefore(),
                        Date.from(expiry));
        addAll(builder, holder(now).getExtensions());
        var issuing = toJca(builder.build(signer(SHA256, rootKey)));
        return new Forged(keys, List.of(leaf, issuing, ca.root()));
    }

    /// Sound, but it names a place where changes to the CA's list are told (RFC 5280 4.2.1.15), and
    /// nobody answers there.
    public Forged announcingChanges(Subject subject) {
        var keys = pool.subject(0);
        var model = genuine(subject, keys);
        var key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var builder = builder(model, key, model.getNotBefore(), model.getNotAfter());
        addAll(builder, holder(model).getExtensions());
        var place =
                new GeneralName(
                        GeneralName.uniformResourceIdentifier, "http://127.0.0.1:1/changes.crl");
        var point =
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(place)), null, null);
        try {
            builder.addExtension(
                    Extension.freshestCRL,
                    false,
                    new CRLDistPoint(new DistributionPoint[] {point}));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Forged(keys, chain(toJca(builder.build(signer(SHA256, issuingKey)))));
    }

    /// An OCSP answer "good" about any certificate of the CA, signed by somebody the CA never
    /// delegated to.
    public byte[] ocspGoodByStranger(X509Certificate certificate) {
        return ocspGood(
                certificate, wrongIssuer(new Subject.System("OCSP giả", null, "Kẻ giả mạo", null)));
    }

    /// One the CA delegated its OCSP answers to, for whoever holds the key (RFC 6960 4.2.2.2): its
    /// certificate doesn't say that nobody need ask about it, so that revoking it counts.
    public Forged delegate() {
        return delegate(pool.named("forge-delegate"), SHA256);
    }

    /// The same with a key of 1024 bits (T27).
    public Forged weakDelegate() {
        return delegate(rsa(1024), SHA256);
    }

    /// The same, its certificate signed with SHA-1 (T27).
    public Forged weaklyDelegated() {
        return delegate(pool.named("forge-delegate"), "SHA1withRSA");
    }

    private Forged delegate(KeyPair keys, String algorithm) {
        var model = genuine(new Subject.System("OCSP", null, "Ấn Tín", null), keys);
        var key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var builder = builder(model, key, model.getNotBefore(), model.getNotAfter());
        addAll(builder, holder(model).getExtensions());
        try {
            builder.replaceExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Forged(keys, chain(toJca(builder.build(signer(algorithm, issuingKey)))));
    }

    /// An OCSP answer "good" about any certificate of the CA, made now.
    public byte[] ocspGood(X509Certificate certificate, Forged by) {
        return ocspGood(certificate, by, SHA256);
    }

    /// The same.
    ///
    /// @param algorithm what it is signed with, e.g. `SHA1withRSA` (T27)
    public byte[] ocspGood(X509Certificate certificate, Forged by, String algorithm) {
        return Answers.good(
                holder(ca.issuing()),
                certificate,
                holder(by.certificate()),
                signer(algorithm, by.keys().getPrivate()),
                clock.instant());
    }

    /// An empty CRL in the name of the CA, signed by another key.
    public byte[] emptyCrlByStranger() {
        return emptyCrl(signer(SHA256, stranger("forger")));
    }

    /// An empty CRL by the CA itself.
    ///
    /// @param algorithm what it is signed with, e.g. `SHA1withRSA` (T27)
    public byte[] emptyCrl(String algorithm) {
        return emptyCrl(signer(algorithm, issuingKey));
    }

    private byte[] emptyCrl(ContentSigner by) {
        return Answers.emptyList(holder(ca.issuing()).getSubject(), by, clock.instant());
    }

    /// Closes the CA.
    @Override
    public void close() {
        ca.close();
    }

    private X509Certificate genuine(Subject subject, KeyPair keys) {
        var yesterday = clock.instant().minusSeconds(86_400);
        return ca.issue(LeafRequest.usual(subject, keys.getPublic(), yesterday));
    }

    private List<X509Certificate> chain(X509Certificate leaf) {
        return List.of(leaf, ca.issuing(), ca.root());
    }

    private PrivateKey stranger(String name) {
        return pool.named("forge-" + name).getPrivate();
    }

    private static X509Certificate copy(
            X509Certificate model, KeyPair keys, ContentSigner signer, @Nullable KeyUsage usage) {
        return copy(model, keys, signer, usage, null);
    }

    /// The model's names, life and extensions around another key, signature or issuer.
    private static X509Certificate copy(
            X509Certificate model,
            KeyPair keys,
            ContentSigner signer,
            @Nullable KeyUsage usage,
            @Nullable KeyPair issuer) {
        var key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var builder = builder(model, key, model.getNotBefore(), model.getNotAfter());
        addAll(builder, holder(model).getExtensions());
        try {
            var identifiers = new JcaX509ExtensionUtils();
            SubjectKeyIdentifier own = identifiers.createSubjectKeyIdentifier(key);
            builder.replaceExtension(Extension.subjectKeyIdentifier, false, own);
            if (usage != null) builder.replaceExtension(Extension.keyUsage, true, usage);
            if (issuer != null) {
                var above =
                        identifiers.createSubjectKeyIdentifier(
                                SubjectPublicKeyInfo.getInstance(issuer.getPublic().getEncoded()));
                builder.replaceExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(above.getKeyIdentifier()));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return toJca(builder.build(signer));
    }

    private static X509v3CertificateBuilder builder(
            X509Certificate model, SubjectPublicKeyInfo key, Date from, Date to) {
        var names = holder(model);
        X500Name issuer = names.getIssuer();
        return new X509v3CertificateBuilder(
                issuer, model.getSerialNumber(), from, to, names.getSubject(), key);
    }

    private static void addAll(X509v3CertificateBuilder builder, Extensions extensions) {
        try {
            for (ASN1ObjectIdentifier oid : extensions.getExtensionOIDs()) {
                builder.addExtension(extensions.getExtension(oid));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(String algorithm, PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(algorithm).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey read(Path file) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate toJca(X509CertificateHolder holder) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
