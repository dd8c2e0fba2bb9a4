package org.antin.signing.make;

import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Signs PDFs in three steps, so that the key never leaves its token (PAdES, ETSI EN 319 142-1,
/// levels B to LTA): [#prepare] here, sign elsewhere, [#finish] here. Safe for use by many threads.
///
/// Nothing is handed out that wasn't checked: the signature value against the certificate, the
/// bytes handed in as a strict prefix of the result (T26), the time stamp against the signature
/// value.
public final class PdfSigner {
    private static final Logger LOG = System.getLogger(PdfSigner.class.getName());
    private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

    /// Room for a time-stamp token with its certificates; those seen take 4 to 7 kB.
    private static final int TIME_STAMP_ROOM = 12_288;

    /// 32 kB in the file's hexadecimal writing, as the Government's tool keeps it (7.4).
    private static final int LEAST_ROOM = 16_384;

    private final InstantSource clock;
    private final Limits limits;

    public PdfSigner(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /// As [#prepare(byte[], Order)]; a file over the limit is refused before any of it is read.
    ///
    /// @throws IOException if the file can't be read
    public Preparation prepare(Path pdf, Order order) throws IOException {
        if (Files.size(pdf) > limits.maxBytes()) {
            return refused(Code.TOO_LARGE, limits.maxBytes());
        }
        return prepare(Files.readAllBytes(pdf), order);
    }

    /// Why nobody could sign this document, whoever asks; empty when somebody may.
    public Optional<Refusal> problem(byte[] pdf) {
        return switch (PdfFile.open(pdf, limits)) {
            case PdfFile.Refused(Refusal refusal) -> Optional.of(refusal);
            case PdfFile.Opened(PDDocument opened) -> {
                try (opened) {
                    yield DocumentRules.problem(opened, SignedField.all(opened), limits);
                } catch (UnpackedSize.Exceeded e) {
                    yield Optional.of(Refusal.of(Code.TOO_COMPLEX));
                } catch (IOException | RuntimeException e) {
                    unreadable(e);
                    yield Optional.of(Refusal.of(Code.DAMAGED));
                }
            }
        };
    }

    /// What the head of the document keeps for number and date; empty if it can't be read.
    public Optional<IssuePlaces> issuePlaces(byte[] pdf) {
        if (!(PdfFile.open(pdf, limits) instanceof PdfFile.Opened(PDDocument opened))) {
            return Optional.empty();
        }
        try (opened) {
            return Optional.of(IssuePlaces.of(opened, SignedField.all(opened), limits));
        } catch (IOException | RuntimeException e) {
            unreadable(e);
            return Optional.empty();
        }
    }

    /// In whose place the document says somebody signs, by his name as his certificate states it;
    /// empty where it says nothing of him, or can't be read.
    public Optional<PrintedCapacity> capacity(byte[] pdf, String signerName) {
        if (!(PdfFile.open(pdf, limits) instanceof PdfFile.Opened(PDDocument opened))) {
            return Optional.empty();
        }
        try (opened) {
            return Capacity.printed(opened, signerName, limits);
        } catch (IOException | RuntimeException e) {
            unreadable(e);
            return Optional.empty();
        }
    }

    /// Checks kind, certificate and document, finds the place, and writes everything but the
    /// signature itself.
    ///
    /// @param pdf the document; not changed
    public Preparation prepare(byte[] pdf, Order order) {
        if (!Placer.belongs(order.kind(), order.appearance())) {
            return refused(Code.APPEARANCE_NOT_FOR_KIND);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Refusal> certificate = CertificateRules.problem(order.chain(), now);
        if (certificate.isPresent()) return new Preparation.Refused(certificate.get());
        return switch (PdfFile.open(pdf, limits)) {
            case PdfFile.Refused(Refusal refusal) -> new Preparation.Refused(refusal);
            case PdfFile.Opened(PDDocument opened) -> {
                try (opened) {
                    yield prepare(pdf, opened, order, now);
                } catch (UnpackedSize.Exceeded e) {
                    yield refused(Code.TOO_COMPLEX);
                } catch (IOException | RuntimeException e) {
                    // PDFBox meets a wrong type deep in a structure with unchecked exceptions.
                    unreadable(e);
                    yield refused(Code.DAMAGED);
                }
            }
        };
    }

    private Preparation prepare(byte[] pdf, PDDocument document, Order order, Instant now)
            throws IOException {
        List<SignedField> fields = SignedField.all(document);
        Optional<Refusal> problem = DocumentRules.problem(document, fields, limits);
        if (problem.isEmpty()
                && order.kind() == SignatureKind.LEADER
                && order.capacity() == Order.CapacityCheck.BY_TITLE) {
            problem = capacity(document, order.chain().getFirst());
        }
        if (problem.isPresent()) return new Preparation.Refused(problem.get());
        OffsetDateTime claimed = now.atOffset(VIET_NAM);
        return switch (new Placer(document, fields, limits).draw(order.appearance(), claimed)) {
            case Placer.Refused(Refusal refusal) -> new Preparation.Refused(refusal);
            case Placer.Drawn(Optional<Drawing> drawing) ->
                    new Preparation.Ready(prepared(pdf, document, fields, order, drawing, claimed));
        };
    }

    private Optional<Refusal> capacity(PDDocument document, X509Certificate signer)
            throws IOException {
        return Capacity.objection(
                Capacity.printed(document, Capacity.name(signer), limits), signer);
    }

    private static Prepared prepared(
            byte[] pdf,
            PDDocument document,
            List<SignedField> fields,
            Order order,
            Optional<Drawing> drawing,
            OffsetDateTime claimed)
            throws IOException {
        X509Certificate signer = order.chain().getFirst();
        SignatureAlgorithm algorithm = CertificateRules.algorithm(signer);
        var written =
                SignatureIncrement.write(
                        document,
                        fields,
                        order.kind(),
                        drawing,
                        commonName(signer),
                        claimed,
                        room(order.chain(), algorithm));
        byte[] digest =
                Digests.aroundGap(written.pdf(), written.contentsAt(), written.contentsLength());
        return new Prepared(
                order.kind(),
                order.chain(),
                algorithm,
                SignedAttributes.der(digest, signer),
                claimed.toInstant(),
                claimed.toInstant().plus(order.lifetime()),
                hex(Digests.sha256(pdf)),
                drawing.map(Drawing::placement),
                pdf.length,
                written.contentsAt(),
                written.contentsLength(),
                written.pdf());
    }

    /// Puts the token's signature value in. A refusal for want of a time stamp leaves the session
    /// usable; after [Completion.Signed] the caller doesn't use it again.
    ///
    /// @param signatureValue PKCS #1 block for RSA; DER `Ecdsa-Sig-Value` for ECDSA
    /// @param timeStamper makes it level T; empty for level B
    public Completion finish(
            Prepared prepared, byte[] signatureValue, Optional<TimeStamper> timeStamper) {
        return finish(
                prepared,
                signatureValue,
                timeStamper.<Grade>map(Grade.Stamped::new).orElseGet(Grade.Basic::new));
    }

    /// As above, as far as the grade says. A refusal for want of a time stamp or of evidence leaves
    /// the session usable, and nothing of the file is handed out.
    public Completion finish(Prepared prepared, byte[] signatureValue, Grade grade) {
        Instant now = clock.instant();
        if (now.isAfter(prepared.expiresAt())) return unfinished(Code.SESSION_EXPIRED);
        if (!intact(prepared)) return unfinished(Code.SESSION_DAMAGED);
        X509Certificate signer = prepared.chain().getFirst();
        Optional<Refusal> expired = CertificateRules.validity(signer, now);
        if (expired.isPresent()) return new Completion.Refused(expired.get());
        if (!verifies(prepared, signer, signatureValue)) {
            return unfinished(Code.WRONG_SIGNATURE_VALUE);
        }
        return switch (grade) {
            case Grade.Basic _ -> assembled(prepared, signatureValue, Optional.empty());
            case Grade.Stamped(TimeStamper stamper) ->
                    stamped(prepared, signatureValue, stamper, Optional.empty());
            case Grade.LongTerm longTerm ->
                    stamped(prepared, signatureValue, longTerm.stamper(), Optional.of(longTerm));
        };
    }

    private static Completion stamped(
            Prepared prepared,
            byte[] signatureValue,
            TimeStamper stamper,
            Optional<Grade.LongTerm> further) {
        return switch (stamper.stamp(Digests.sha256(signatureValue))) {
            case TimeStamping.Unavailable(TimeStamper.Reason reason) ->
                    unfinished(Code.TIME_STAMP_UNAVAILABLE, reason.text());
            case TimeStamping.Stamped stamp ->
                    switch (assembled(prepared, signatureValue, Optional.of(stamp))) {
                        case Completion.Refused refused -> refused;
                        case Completion.Signed signed ->
                                further.map(
                                                grade ->
                                                        LongTermPdf.extend(
                                                                signed.file(),
                                                                prepared.chain(),
                                                                stamp,
                                                                grade))
                                        .orElse(signed);
                    };
        };
    }

    private static Completion assembled(
            Prepared prepared, byte[] signatureValue, Optional<TimeStamping.Stamped> stamped) {
        byte[] cms =
                SignedAttributes.signedData(
                        prepared.dtbs(),
                        prepared.algorithm(),
                        prepared.chain(),
                        signatureValue,
                        stamped.map(TimeStamping.Stamped::token));
        if (cms.length * 2 > prepared.contentsLength() - 2) {
            return unfinished(Code.SIGNATURE_TOO_LARGE);
        }
        byte[] pdf = prepared.pdf().clone();
        byte[] hex = hex(cms).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, pdf, prepared.contentsAt() + 1, hex.length);
        return new Completion.Signed(pdf, stamped.map(TimeStamping.Stamped::time));
    }

    /// T26 and T07: the document handed in is still the beginning, and what the token was asked to
    /// sign is still the digest of these very bytes.
    private static boolean intact(Prepared prepared) {
        byte[] pdf = prepared.pdf();
        int at = prepared.contentsAt();
        int length = prepared.contentsLength();
        int original = prepared.originalLength();
        if (original < 0 || at <= original || length < 2 || at > pdf.length - length) return false;
        MessageDigest prefix = Digests.newSha256();
        prefix.update(pdf, 0, original);
        return hex(prefix.digest()).equals(prepared.documentSha256())
                && SignedAttributes.documentDigest(prepared.dtbs())
                        .filter(d -> MessageDigest.isEqual(d, Digests.aroundGap(pdf, at, length)))
                        .isPresent();
    }

    private static boolean verifies(Prepared prepared, X509Certificate signer, byte[] value) {
        try {
            Signature verifier = Signature.getInstance(prepared.algorithm().jcaName());
            verifier.initVerify(signer.getPublicKey());
            verifier.update(prepared.dtbs());
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Bytes to keep for the CMS: its size without a time stamp, known to the byte for RSA and to a
    /// few for ECDSA, and room for the stamp.
    private static int room(List<X509Certificate> chain, SignatureAlgorithm algorithm) {
        X509Certificate signer = chain.getFirst();
        byte[] attributes = SignedAttributes.der(new byte[32], signer);
        byte[] longest = new byte[1024];
        int size =
                SignedAttributes.signedData(attributes, algorithm, chain, longest, Optional.empty())
                        .length;
        return Math.max(LEAST_ROOM, size + TIME_STAMP_ROOM);
    }

    private static String commonName(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var names = subject.getRDNs(BCStyle.CN);
        return names.length == 0
                ? certificate.getSubjectX500Principal().getName()
                : IETFUtils.valueToString(names[0].getFirst().getValue());
    }

    /// Says where reading failed, and not on what: a parser's message may quote the document.
    private static void unreadable(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        LOG.log(
                Level.WARNING,
                "document refused as damaged: {0} at {1}",
                e.getClass().getName(),
                trace.length == 0 ? "?" : trace[0]);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Preparation refused(Code code, Object... args) {
        return new Preparation.Refused(Refusal.of(code, args));
    }

    private static Completion unfinished(Code code, Object... args) {
        return new Completion.Refused(Refusal.of(code, args));
    }
}
