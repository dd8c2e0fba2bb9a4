package org.antin.signing.bench;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.PracticeCa;
import org.antin.practiceca.Subject;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Evidence;
import org.antin.signing.make.EvidenceAdder;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Picture;
import org.antin.signing.make.Place;
import org.antin.signing.make.PracticePictures;
import org.antin.signing.make.Preparation;
import org.antin.signing.make.Prepared;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStamper;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A practice CA and signers of its certificates, all in this process and without a network: what
/// is measured is the work on documents.
final class House implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final int KEYS = 4;

    final PracticeCa ca;
    private final AtomicLong seconds = new AtomicLong();
    final InstantSource clock = () -> NOW.plusSeconds(seconds.get());
    private final List<X509Certificate> leaves = new ArrayList<>();
    private final List<PrivateKey> keys = new ArrayList<>();
    private final PdfSigner signer = new PdfSigner(clock, Limits.USUAL);
    final Picture picture =
            Picture.check(PracticePictures.signature(Paper.SIGNER), SignatureKind.LEADER, 45)
                    .picture()
                    .orElseThrow();

    /// @param signers how many there are, each with a certificate of his own; some share keys
    House(Path dir, Path pool, int signers) {
        var kept = KeyPool.at(pool);
        ca = PracticeCa.open(dir, URI.create("http://127.0.0.1:9"), clock, kept);
        for (int i = 0; i < signers; i++) {
            var subject =
                    new Subject.Individual(
                            Paper.SIGNER,
                            "Chủ tịch",
                            "Ủy ban nhân dân xã Cẩm Bình",
                            "Ủy ban nhân dân tỉnh Hà Tĩnh",
                            "Hà Tĩnh",
                            null,
                            null);
            var pair = kept.subject(i % KEYS);
            leaves.add(
                    ca.issue(
                            LeafRequest.usual(
                                    subject, pair.getPublic(), NOW.minusSeconds(86_400))));
            keys.add(pair.getPrivate());
        }
    }

    List<X509Certificate> chain(int number) {
        return List.of(leaves.get(number % leaves.size()), ca.issuing(), ca.root());
    }

    PrivateKey key(int number) {
        return keys.get(number % keys.size());
    }

    /// Prepares, signs and finishes; invisible unless `visible`.
    byte[] sign(byte[] pdf, int number, boolean visible, boolean stamped) throws Exception {
        Prepared prepared = prepare(pdf, number, visible);
        return finish(prepared, value(prepared, number), stamped);
    }

    Prepared prepare(byte[] pdf, int number, boolean visible) {
        Appearance appearance =
                visible
                        ? new Appearance.LeaderPicture(
                                picture,
                                45,
                                new Place.SignatureBlock(Paper.SIGNER, Optional.empty()))
                        : new Appearance.Invisible();
        var order = new Order(SignatureKind.LEADER, chain(number), appearance);
        if (signer.prepare(pdf, order) instanceof Preparation.Ready(Prepared prepared)) {
            return prepared;
        }
        throw new IllegalStateException("refused to prepare");
    }

    byte[] value(Prepared prepared, int number) throws Exception {
        var signature = Signature.getInstance(prepared.algorithm().jcaName());
        signature.initSign(key(number));
        signature.update(prepared.dtbs());
        return signature.sign();
    }

    byte[] finish(Prepared prepared, byte[] value, boolean stamped) {
        Optional<TimeStamper> stamper = stamped ? Optional.of(this::stamp) : Optional.empty();
        if (signer.finish(prepared, value, stamper) instanceof Completion.Signed signed) {
            return signed.file();
        }
        throw new IllegalStateException("refused to finish");
    }

    /// B-LT: signed, stamped, with the OCSP answer about the signer and the stamping authority, and
    /// the root's list.
    byte[] longTerm(byte[] pdf, int number) throws Exception {
        // Every second a new answer about the same certificates, as in life.
        seconds.incrementAndGet();
        byte[] stamped = sign(pdf, number, false, true);
        var evidence =
                new Evidence(
                        List.of(ca.issuing().getEncoded(), ca.root().getEncoded()),
                        List.of(ca.rootCrl()),
                        List.of(ocsp(chain(number).getFirst()), ocsp(ca.timeStamping())));
        return EvidenceAdder.add(stamped, evidence).orElseThrow();
    }

    /// Signed and stamped so many times, one signature after another, with the evidence at the end.
    byte[] signedOften(byte[] pdf, int times) throws Exception {
        byte[] signed = pdf;
        for (int i = 0; i < times; i++) {
            seconds.incrementAndGet();
            signed = sign(signed, i, false, true);
        }
        var answers = new ArrayList<byte[]>();
        for (int i = 0; i < leaves.size(); i++) answers.add(ocsp(chain(i).getFirst()));
        answers.add(ocsp(ca.timeStamping()));
        return EvidenceAdder.add(
                        signed,
                        new Evidence(
                                List.of(ca.issuing().getEncoded(), ca.root().getEncoded()),
                                List.of(ca.rootCrl()),
                                answers))
                .orElseThrow();
    }

    private byte[] ocsp(X509Certificate certificate) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var id =
                new CertificateID(
                        digests.get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                        new JcaX509CertificateHolder(ca.issuing()),
                        certificate.getSerialNumber());
        return ca.ocsp(new OCSPReqBuilder().addRequest(id).build().getEncoded());
    }

    private TimeStamper.TimeStamping stamp(byte[] sha256) {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            byte[] asked =
                    generator
                            .generate(
                                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                                    sha256)
                            .getEncoded();
            var token = new TimeStampResponse(ca.timeStamp(asked)).getTimeStampToken();
            return new TimeStamper.TimeStamping.Stamped(
                    token.getEncoded(ASN1Encoding.DER),
                    token.getTimeStampInfo().getGenTime().toInstant());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ca.close();
    }
}
