package org.antin.signing.check.facts;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;

import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.pdf.PdfEvidence;
import org.antin.signing.check.pdf.PdfFile;
import org.antin.signing.check.pdf.PdfLock;
import org.antin.signing.check.pdf.PdfSignature;
import org.antin.signing.check.pdf.PdfSignatures;
import org.antin.signing.check.pdf.PdfTrouble;
import org.antin.signing.make.SecrecyMark;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The signatures of a PDF as facts: structure from its bytes, cryptography from the CMS in them.
final class PdfReader {
    private final byte[] bytes;
    private final Limits limits;
    private final FactsInHand facts = new FactsInHand();
    private final List<Placed> placed = new ArrayList<>();
    private Set<Integer> stores = Set.of();

    /// What was added to the facts and where it lies in the file.
    private record Placed(String id, int from, int end) {}

    private PdfReader(byte[] bytes, Limits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    static DocumentFacts read(byte[] bytes, Limits limits) {
        // T01: before anything else is looked at.
        if (SecrecyMark.find(bytes).isPresent()) {
            return DocumentFacts.unreadable(Format.PADES, Reason.SECRECY_MARK);
        }
        try {
            return new PdfReader(bytes, limits).read();
        } catch (PdfTrouble e) {
            return DocumentFacts.unreadable(Format.PADES, e.reason());
        }
    }

    private DocumentFacts read() throws PdfTrouble {
        var file = new PdfFile(bytes, limits);
        if (!PdfLock.needed(file)) return read(file);
        try (PdfLock _ = PdfLock.open(file)) {
            return read(file);
        }
    }

    private DocumentFacts read(PdfFile file) throws PdfTrouble {
        PdfSignatures.Survey survey = PdfSignatures.of(file, limits.signatures());
        List<PdfSignature> found = survey.signatures();
        Set<Integer> ends = new TreeSet<>();
        for (PdfSignature one : found) if (one.range() != null) ends.add(one.range().end());
        if (!found.isEmpty()) evidence(PdfEvidence.of(file, ends));
        for (PdfSignature one : found) {
            if (one.documentTimestamp()) timestamp(one);
            else signature(one);
        }
        level();
        if (survey.unreadable()) facts.remark(Reason.SIGNATURE_UNREADABLE);
        if (survey.removed()) facts.remark(Reason.SIGNATURE_REMOVED);
        return facts.done(Format.PADES);
    }

    private void evidence(PdfEvidence evidence) {
        for (byte[] der : evidence.certificates()) {
            try {
                facts.certificate(Crypto.certificate(der));
            } catch (CertificateException e) {
                // Not a certificate: it can't help, and nothing depends on it.
            }
        }
        evidence.crls().forEach(facts::crl);
        evidence.ocspAnswers().forEach(facts::ocsp);
        stores = evidence.revisions();
    }

    private void signature(PdfSignature one) {
        if ("adbe.x509.rsa_sha1".equals(one.subFilter())) {
            add(one, unsupported(one));
            return;
        }
        CMS cms;
        try {
            cms = CMSUtils.parseToCMS(unpadded(one.contents()));
        } catch (IOException
                | IllegalInputException
                | DSSException
                | IllegalArgumentException
                | IllegalStateException e) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        List<SignerInformation> signers = List.copyOf(cms.getSignerInfos().getSigners());
        if (signers.isEmpty()) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        // ISO 32000-2, 12.8.3.3.1: exactly one signer.
        Reason fault = signers.size() > 1 ? Reason.SIGNATURE_STRUCTURE : one.fault();
        if (fault == null && !padded(one.contents())) fault = Reason.SIGNATURE_STRUCTURE;
        if (fault == null) fault = content(one, cms);
        var content = new KnownByDigest(algorithm -> digest(one, algorithm));
        var signature = new CmsSignature(cms, signers.getFirst(), content, facts.certificates());
        DssSignatures.evidence(signature.dss(), facts);
        var proof = signature.proof();
        add(
                one,
                new SignatureFacts(
                        signature.dss().getId(),
                        proof.signer(),
                        fault == null ? proof.integrity() : Integrity.BROKEN,
                        fault == null ? proof.fault() : fault,
                        proof.algorithms(),
                        one.claimed() == null ? signature.claimed() : one.claimed(),
                        PdfLevel.basic(one.subFilter(), signers.getFirst()),
                        one.range() == null ? null : Boolean.valueOf(one.coversWholeFile()),
                        one.laterChanges(),
                        one.changes(),
                        ShownKind.of(one),
                        false));
        int before = facts.timestamps.size();
        DssSignatures.timestamps(signature.dss(), facts);
        for (TimestampFacts stamp : facts.timestamps.subList(before, facts.timestamps.size())) {
            place(stamp.id(), one);
        }
        DssSignatures.counterSignatures(signature.dss(), facts);
    }

    /// Contents without the padding after its one ASN.1 object.
    private static byte[] unpadded(byte[] contents) throws IOException {
        var in = new ByteArrayInputStream(contents);
        if (new ASN1InputStream(in).readObject() == null) throw new IOException("empty");
        return Arrays.copyOf(contents, contents.length - in.available());
    }

    /// Nothing but zeros may fill what the signature left of its room: it isn't signed, and a
    /// signer puts nothing there.
    private static boolean padded(byte[] contents) {
        try {
            for (int i = unpadded(contents).length; i < contents.length; i++) {
                if (contents[i] != 0) return false;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The signature must be over the file, not over something it brings along.
    private @Nullable Reason content(PdfSignature one, CMS cms) {
        if ("adbe.pkcs7.sha1".equals(one.subFilter())) {
            if (cms.isDetachedSignature() || cms.getSignedContent() == null) {
                return Reason.REFERENCE_STRUCTURE;
            }
            try (var in = cms.getSignedContent().openStream()) {
                return Arrays.equals(in.readAllBytes(), digest(one, DigestAlgorithm.SHA1))
                        ? null
                        : Reason.HASH_MISMATCH;
            } catch (IOException e) {
                return Reason.REFERENCE_STRUCTURE;
            }
        }
        return cms.isDetachedSignature() ? null : Reason.REFERENCE_STRUCTURE;
    }

    private SignatureFacts unsupported(PdfSignature one) {
        return new SignatureFacts(
                "unsupported-" + facts.signatures.size(),
                null,
                one.fault() == null ? Integrity.UNKNOWN : Integrity.BROKEN,
                one.fault() == null ? Reason.SIGNATURE_UNSUPPORTED : one.fault(),
                new Algorithms(null, null, 0),
                one.claimed(),
                PdfLevel.NOT_ETSI,
                one.range() == null ? null : Boolean.valueOf(one.coversWholeFile()),
                one.laterChanges(),
                one.changes(),
                null,
                false);
    }

    private void add(PdfSignature one, SignatureFacts signature) {
        facts.signatures.add(signature);
        place(signature.id(), one);
    }

    private void place(String id, PdfSignature one) {
        if (one.range() != null)
            placed.add(new Placed(id, one.range().gapStart(), one.range().end()));
    }

    private void timestamp(PdfSignature one) {
        TimestampToken token;
        try {
            token =
                    new TimestampToken(
                            unpadded(one.contents()),
                            eu.europa.esig.dss.enumerations.TimestampType.DOCUMENT_TIMESTAMP);
        } catch (TSPException
                | IOException
                | CMSException
                | DSSException
                | IllegalArgumentException
                | IllegalStateException e) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        boolean matches = one.fault() == null && padded(one.contents()) && matches(one, token);
        Set<String> covers = new HashSet<>();
        if (one.range() != null) {
            for (Placed older : placed) {
                if (older.end() <= one.range().gapStart()) covers.add(older.id());
            }
        }
        TimestampFacts stamp =
                DssSignatures.timestamp(
                        // The same token may have been put in twice: one of the two is a lie.
                        token.getDSSIdAsString() + "-" + facts.timestamps.size(),
                        token,
                        TimestampType.DOCUMENT,
                        matches,
                        covers,
                        facts);
        facts.timestamps.add(stamp);
        place(stamp.id(), one);
    }

    private boolean matches(PdfSignature one, TimestampToken token) {
        try {
            DigestAlgorithm algorithm = token.getMessageImprint().getAlgorithm();
            byte[] imprint = token.getMessageImprint().getValue();
            return Arrays.equals(imprint, digest(one, algorithm));
        } catch (DSSException | IllegalArgumentException e) {
            return false;
        }
    }

    /// The digest of the signed stretches; of nothing when the byte range is unusable.
    private byte[] digest(PdfSignature one, DigestAlgorithm algorithm) {
        try {
            MessageDigest digest = algorithm.getMessageDigest(Crypto.provider());
            PdfSignature.Range range = one.range();
            if (range != null) {
                digest.update(bytes, 0, range.gapStart());
                digest.update(bytes, range.gapEnd(), range.end() - range.gapEnd());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            return new byte[0];
        }
    }

    /// B grows into T, LT and LTA by what came later (ETSI EN 319 142-1, 6).
    private void level() {
        for (int i = 0; i < facts.signatures.size(); i++) {
            SignatureFacts signature = facts.signatures.get(i);
            Placed where =
                    placed.stream()
                            .filter(p -> p.id().equals(signature.id()))
                            .findFirst()
                            .orElse(null);
            if (where == null || signature.level() == null) continue;
            boolean stamped =
                    facts.timestamps.stream()
                            .anyMatch(t -> t.intact() && t.covers().contains(signature.id()));
            boolean kept = stores.stream().anyMatch(end -> end > where.end());
            boolean archived =
                    facts.timestamps.stream()
                            .filter(t -> t.type() == TimestampType.DOCUMENT && t.intact())
                            .flatMap(t -> placed.stream().filter(p -> p.id().equals(t.id())))
                            .anyMatch(
                                    p ->
                                            stores.stream()
                                                    .anyMatch(
                                                            s -> s > where.end() && s <= p.end()));
            facts.signatures.set(
                    i,
                    signature.atLevel(PdfLevel.grown(signature.level(), stamped, kept, archived)));
        }
    }
}
