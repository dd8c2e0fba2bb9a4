package org.antin.signing.check.facts;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.pdf.FirstPage;
import org.antin.signing.check.pdf.PdfEvidence;
import org.antin.signing.check.pdf.PdfFile;
import org.antin.signing.check.pdf.PdfLock;
import org.antin.signing.check.pdf.PdfSignature;
import org.antin.signing.check.pdf.PdfSignatures;
import org.antin.signing.check.pdf.PdfTrouble;
import org.antin.signing.make.SecrecyMark;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.jspecify.annotations.Nullable;

import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The signatures of a PDF as facts: structure from its bytes, cryptography from the CMS in them.
final class PdfReader {
    private static final List<String> MARKS = SecrecyMark.letters();

    private final byte[] bytes;
    private final Limits limits;
    private final Deadline deadline;
    private final FactsInHand facts = new FactsInHand();
    private final List<Placed> placed = new ArrayList<>();
    private Set<Integer> stores = Set.of();
    private boolean encrypted;

    /// What was added to the facts and where it lies in the file.
    private record Placed(String id, int from, int end) {}

    private PdfReader(byte[] bytes, Limits limits, Deadline deadline) {
        this.bytes = bytes;
        this.limits = limits;
        this.deadline = deadline;
    }

    static DocumentFacts read(byte[] bytes, Limits limits, Deadline deadline) {
        var file = new PdfFile(bytes, limits, deadline);
        // T01: before anything else is looked at.
        if (FirstPage.mayShow(file, MARKS) && SecrecyMark.find(bytes).isPresent()) {
            return DocumentFacts.unreadable(Format.PADES, Reason.SECRECY_MARK);
        }
        try {
            return new PdfReader(bytes, limits, deadline).open(file);
        } catch (PdfTrouble e) {
            return DocumentFacts.unreadable(Format.PADES, e.reason());
        }
    }

    private DocumentFacts open(PdfFile file) throws PdfTrouble {
        encrypted = PdfLock.needed(file);
        if (!encrypted) return read(file);
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
            if (deadline.passed()) {
                return DocumentFacts.unreadable(Format.PADES, Reason.TIME_LIMIT);
            }
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
        EnclosedCms cms = EnclosedCms.in(one.contents());
        if (cms == null) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        cms.evidence(facts);
        padding(cms);
        SignedContent content = content(one);
        Reason fault = structure(one, cms, content);
        boolean digestOnly = "adbe.pkcs7.sha1".equals(one.subFilter());
        byte[] inside = cms.inside();
        SignedContent over = digestOnly && inside != null ? SignedContent.of(inside) : content;
        Proof proof = SignerProof.of(cms.signer(), over, facts.certificates());
        if (fault != null) proof = proof.broken(fault);
        String id = "S" + facts.signatures.size();
        add(
                one,
                new SignatureFacts(
                        id,
                        proof.signer(),
                        proof.integrity(),
                        proof.fault(),
                        proof.algorithms(),
                        one.claimed() == null ? cms.claimed() : one.claimed(),
                        digestOnly || cms.detached()
                                ? PdfLevel.basic(one.subFilter(), cms.signer())
                                : PdfLevel.NOT_ETSI,
                        one.range() == null ? null : Boolean.valueOf(one.coversWholeFile()),
                        one.laterChanges(),
                        one.changes(),
                        ShownKind.of(one),
                        false));
        int before = facts.timestamps.size();
        cms.timestamps(id, over, facts);
        for (TimestampFacts stamp : facts.timestamps.subList(before, facts.timestamps.size())) {
            place(stamp.id(), one);
        }
        cms.counterSignatures(facts);
    }

    /// Why the container can't be what the signer made; null when it can.
    private @Nullable Reason structure(PdfSignature one, EnclosedCms cms, SignedContent content) {
        // ISO 32000-2, 12.8.3.3.1: exactly one signer.
        if (cms.signers().size() > 1) return Reason.SIGNATURE_STRUCTURE;
        if (one.fault() != null) return one.fault();
        byte[] inside = cms.inside();
        if (!"adbe.pkcs7.sha1".equals(one.subFilter())) {
            // What a signature brings along must be the file once more: a reader that goes by it
            // would be shown another.
            boolean same = inside != null && content.same(inside);
            return cms.detached() || same ? null : Reason.REFERENCE_STRUCTURE;
        }
        if (inside == null) return Reason.REFERENCE_STRUCTURE;
        byte[] digest = content.digest(OIWObjectIdentifiers.idSHA1);
        return Arrays.equals(inside, digest) ? null : Reason.HASH_MISMATCH;
    }

    /// ISO 32000-2, 12.8.3.3.1: nothing but zeros fills what the signature left of its room. Other
    /// bytes there are signed by nobody, and no reader shows them. In an encrypted file some
    /// programs (PDFBox) encrypt the room beforehand.
    private void padding(EnclosedCms cms) {
        if (!encrypted && !cms.padded()) facts.remark(Reason.SIGNATURE_PADDING);
    }

    /// The signed stretches; nothing when the byte range is unusable.
    private SignedContent content(PdfSignature one) {
        PdfSignature.Range range = one.range();
        return range == null
                ? new SignedContent(bytes)
                : new SignedContent(bytes, 0, range.gapStart(), range.gapEnd(), range.end());
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
        PdfSignature.Range range = one.range();
        int end = range == null || one.fault() != null ? 0 : range.end();
        facts.signatures.add(signature.to(end));
        place(signature.id(), one);
    }

    private void place(String id, PdfSignature one) {
        if (one.range() != null)
            placed.add(new Placed(id, one.range().gapStart(), one.range().end()));
    }

    private void timestamp(PdfSignature one) {
        EnclosedCms cms = EnclosedCms.in(one.contents());
        Set<String> covers = new HashSet<>();
        if (one.range() != null) {
            for (Placed older : placed) {
                if (older.end() <= one.range().gapStart()) covers.add(older.id());
            }
        }
        boolean sound = cms != null && one.fault() == null;
        if (cms != null) padding(cms);
        TimestampFacts stamp =
                cms == null
                        ? null
                        : StampReader.read(
                                cms.encoded(),
                                "D" + facts.timestamps.size(),
                                TimestampType.DOCUMENT,
                                sound ? content(one) : null,
                                covers,
                                facts);
        if (stamp == null) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        facts.timestamps.add(stamp);
        place(stamp.id(), one);
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
