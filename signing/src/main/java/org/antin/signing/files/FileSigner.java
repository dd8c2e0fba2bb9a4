package org.antin.signing.files;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.files.Form.Made;
import org.antin.signing.files.Form.Unsuitable;
import org.antin.signing.make.Capacity;
import org.antin.signing.make.CertificateRules;
import org.antin.signing.make.Completion;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.PdfSigner;
import org.antin.signing.make.Preparation;
import org.antin.signing.make.Prepared;
import org.antin.signing.make.PrintedCapacity;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.SignatureAlgorithm;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.WrittenMark;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Signs a file of any kind in three steps: [#prepare] here, sign on the token, [#finish] here.
/// What was made is verified by our own checker before anybody gets it. Safe for use by many
/// threads.
public final class FileSigner {
    private final InstantSource clock;
    private final Limits limits;
    private final PdfSigner pdfs;
    private final DssForm dss = new DssForm();
    private final Form office = new OfficeForm(dss);
    private final OwnCheck check;

    public FileSigner(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.pdfs = new PdfSigner(clock, limits);
        this.check = new OwnCheck(clock);
    }

    /// Why nobody could sign this file so, whoever asks; empty when somebody may.
    ///
    /// @param name the file's name, without folders
    public Optional<Refusal> problem(String name, byte[] file, Packaging packaging) {
        if (packaging == Packaging.PDF) return pdfs.problem(file);
        if (file.length > limits.maxBytes()) {
            return Optional.of(Refusal.of(Code.TOO_LARGE, limits.maxBytes()));
        }
        var mark = marked(file);
        if (mark.isPresent()) return mark;
        if (!plain(name) || !form(packaging).suits(packaging, file)) {
            return Optional.of(Refusal.of(Code.NOT_IN_THIS_FORMAT, packaging.published()));
        }
        return Optional.empty();
    }

    /// In whose place the file says this signer signs; empty where it says nothing of him. A PDF
    /// has a page to say it on, an edXML message its `SignerInfo`, no other kind of file a place.
    public Optional<PrintedCapacity> capacity(
            byte[] file, Packaging packaging, X509Certificate signer) {
        return capacity(file, packaging, Capacity.name(signer));
    }

    /// The same of somebody by his name, as his certificate states it.
    public Optional<PrintedCapacity> capacity(byte[] file, Packaging packaging, String signerName) {
        return switch (packaging) {
            case PDF -> pdfs.capacity(file, signerName);
            case XML, XML_DETACHED -> Capacity.told(file, signerName);
            case CMS, CMS_DETACHED, CONTAINER, JSON, OFFICE -> Optional.empty();
        };
    }

    /// How a leader's signature stands in a file, as far as the file alone shows it (T02).
    public LeaderSeen leader(String name, byte[] file) {
        List<SignatureReport> leaders =
                Verifier.of(TrustStore.none(), RevocationSource.offline(), clock)
                        .verify(name, file, null)
                        .signatures()
                        .stream()
                        .filter(one -> one.kind() == org.antin.signing.check.SignatureKind.LEADER)
                        .toList();
        if (leaders.isEmpty()) return LeaderSeen.NONE;
        boolean broken =
                leaders.stream()
                        .anyMatch(
                                one ->
                                        one.integrity() == Integrity.BROKEN
                                                || one.laterChanges() == LaterChanges.FORBIDDEN);
        return broken ? LeaderSeen.BROKEN : LeaderSeen.INTACT;
    }

    /// Nghị định 30/2020, Điều 32 khoản 2.
    private static boolean afterTheLeader(SignatureKind kind) {
        return kind == SignatureKind.ORGANISATION || kind == SignatureKind.NUMBER;
    }

    /// Checks certificate and file, and says what the token must sign.
    ///
    /// @param name the file's name, without folders
    /// @param file not kept beyond the session, not changed
    /// @param order its appearance counts in a PDF alone
    public FilePreparation prepare(String name, byte[] file, Packaging packaging, Order order) {
        if (file.length > limits.maxBytes()) return refused(Code.TOO_LARGE, limits.maxBytes());
        if (afterTheLeader(order.kind()) && leader(name, file) == LeaderSeen.BROKEN) {
            return refused(Code.LEADER_SIGNATURE_INVALID);
        }
        if (packaging == Packaging.PDF) return pdf(name, file, order);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Refusal> problem =
                CertificateRules.problem(order.chain(), now).or(() -> marked(file));
        if (problem.isPresent()) return new FilePreparation.Refused(problem.get());
        if (!plain(name)) return refused(Code.NOT_IN_THIS_FORMAT, packaging.published());
        Optional<Refusal> capacity = capacityProblem(file, packaging, order);
        if (capacity.isPresent()) return new FilePreparation.Refused(capacity.get());
        var work = new Work(packaging, name, file, order.chain(), now);
        try {
            return new FilePreparation.Ready(
                    new PreparedFile(
                            packaging,
                            name,
                            order.kind(),
                            order.chain(),
                            CertificateRules.algorithm(order.chain().getFirst()),
                            form(packaging).toSign(work),
                            now,
                            now.plus(order.lifetime()),
                            sha256(file),
                            file));
        } catch (Unsuitable e) {
            return new FilePreparation.Refused(e.refusal());
        }
    }

    /// T01: whoever asks, and whatever a PDF is put into.
    private static Optional<Refusal> marked(byte[] file) {
        return WrittenMark.find(file).map(mark -> Refusal.of(Code.SECRECY_MARK, mark));
    }

    /// T05, as in a PDF.
    private Optional<Refusal> capacityProblem(byte[] file, Packaging packaging, Order order) {
        if (order.kind() != SignatureKind.LEADER
                || order.capacity() != Order.CapacityCheck.BY_TITLE) {
            return Optional.empty();
        }
        X509Certificate signer = order.chain().getFirst();
        return Capacity.objection(capacity(file, packaging, signer), signer);
    }

    private FilePreparation pdf(String name, byte[] file, Order order) {
        return switch (pdfs.prepare(file, order)) {
            case Preparation.Refused(Refusal refusal) -> new FilePreparation.Refused(refusal);
            case Preparation.Ready(Prepared prepared) ->
                    new FilePreparation.Ready(
                            new PreparedFile(
                                    Packaging.PDF,
                                    name,
                                    prepared.kind(),
                                    prepared.chain(),
                                    prepared.algorithm(),
                                    prepared.dtbs(),
                                    prepared.claimedTime(),
                                    prepared.expiresAt(),
                                    prepared.documentSha256(),
                                    prepared.toBytes()));
        };
    }

    /// Puts the token's signature value in, and checks what came of it. A refusal leaves the
    /// session usable unless it has expired, and hands nothing out.
    ///
    /// @param value PKCS #1 block for RSA; DER `Ecdsa-Sig-Value` for ECDSA
    public Completion finish(PreparedFile prepared, byte[] value, Grade grade) {
        Completion made =
                prepared.packaging() == Packaging.PDF
                        ? Prepared.fromBytes(prepared.content())
                                .map(session -> pdfs.finish(session, value, grade))
                                .orElseGet(() -> unfinished(Code.SESSION_DAMAGED))
                        : made(prepared, value, grade);
        return switch (made) {
            case Completion.Refused refused -> refused;
            case Completion.Signed signed ->
                    check.objection(prepared, signed.file(), grade)
                            .<Completion>map(why -> unfinished(Code.OWN_CHECK_FAILED, why))
                            .orElse(signed);
        };
    }

    private Completion made(PreparedFile prepared, byte[] value, Grade grade) {
        Instant now = clock.instant();
        if (now.isAfter(prepared.expiresAt())) return unfinished(Code.SESSION_EXPIRED);
        X509Certificate signer = prepared.chain().getFirst();
        Optional<Refusal> expired = CertificateRules.validity(signer, now);
        if (expired.isPresent()) return new Completion.Refused(expired.get());
        var work =
                new Work(
                        prepared.packaging(),
                        prepared.name(),
                        prepared.content(),
                        prepared.chain(),
                        prepared.claimedTime());
        try {
            // T26, T07: still the file handed in, and still what the token was asked to sign.
            if (!sha256(prepared.content()).equals(prepared.documentSha256())
                    || !MessageDigest.isEqual(
                            form(prepared.packaging()).toSign(work), prepared.dtbs())) {
                return unfinished(Code.SESSION_DAMAGED);
            }
            if (!verifies(prepared.algorithm(), signer, prepared.dtbs(), value)) {
                return unfinished(Code.WRONG_SIGNATURE_VALUE);
            }
            Made made = form(prepared.packaging()).signed(work, value, grade);
            return new Completion.Signed(made.file(), made.stampedAt());
        } catch (Unsuitable e) {
            return new Completion.Refused(e.refusal());
        }
    }

    private Form form(Packaging packaging) {
        return switch (packaging) {
            case PDF -> throw new IllegalArgumentException("PDFs have their own way");
            case CMS, CMS_DETACHED, XML, XML_DETACHED, CONTAINER, JSON -> dss;
            case OFFICE -> office;
        };
    }

    /// A name that every system reads the same way, and no container gives a meaning of its own.
    private static boolean plain(String name) {
        return !name.isBlank()
                && name.length() <= 255
                && !name.equalsIgnoreCase("mimetype")
                && !name.equals(".")
                && !name.equals("..")
                && name.chars()
                        .noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ' || c == 0x7F);
    }

    private static boolean verifies(
            SignatureAlgorithm algorithm, X509Certificate signer, byte[] dtbs, byte[] value) {
        try {
            Signature verifier = Signature.getInstance(algorithm.jcaName());
            verifier.initVerify(signer.getPublicKey());
            verifier.update(dtbs);
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static FilePreparation refused(Code code, Object... args) {
        return new FilePreparation.Refused(Refusal.of(code, args));
    }

    private static Completion unfinished(Code code, Object... args) {
        return new Completion.Refused(Refusal.of(code, args));
    }
}
