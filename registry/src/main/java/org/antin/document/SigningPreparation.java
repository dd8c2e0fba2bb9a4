package org.antin.document;

import static org.antin.kernel.Outcome.done;
import static org.antin.kernel.Outcome.refused;

import org.antin.access.Actor;
import org.antin.certificate.Certificate;
import org.antin.kernel.Outcome;
import org.antin.signing.check.CertificateCheck;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.files.FilePreparation;
import org.antin.signing.files.FileSigner;
import org.antin.signing.files.Packaging;
import org.antin.signing.files.PreparedFile;
import org.antin.signing.make.Capacity;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.SignatureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a document needs before a token signs it: who may, in which capacity, and the bytes (D7.3,
/// D7.4, T05). Writes nothing.
@Component
class SigningPreparation {
    private static final Locale VIETNAMESE = Locale.of("vi");

    private static final Set<Reason> GIVEN_UP =
            EnumSet.of(Reason.REVOKED_NO_TIME, Reason.REVOKED_BEFORE, Reason.CA_REVOKED);

    private final SigningRights rights;
    private final TransactionTemplate transaction;
    private final CertificateCheck check;
    private final FileSigner signer;

    SigningPreparation(
            SigningRights rights,
            TransactionTemplate transaction,
            CertificateCheck check,
            Clock clock,
            Limits limits) {
        this.rights = rights;
        this.transaction = transaction;
        this.check = check;
        this.signer = new FileSigner(clock, limits);
    }

    /// Bytes ready for a token, with nothing written yet.
    ///
    /// @param capacity in what capacity a leader signs, where that isn't plain
    /// @param statusUnknown whether nobody answered about the certificate (T06)
    record Ready(
            Certificate certificate,
            PreparedFile prepared,
            @Nullable CapacityNote capacity,
            boolean statusUnknown) {
        /// With what came of judging a signature made elsewhere.
        Ready with(Optional<CapacityNote> found) {
            return found.map(note -> new Ready(certificate, prepared, note, statusUnknown))
                    .orElse(this);
        }
    }

    /// Checks person, certificate and file, and prepares the bytes.
    ///
    /// @param packaging what the file becomes; only a PDF shows anything of its signature
    Outcome<Ready> ready(
            Document document,
            byte[] content,
            Packaging packaging,
            UUID certificate,
            SignatureKind kind,
            Look look,
            String reason,
            Actor actor) {
        if (packaging != Packaging.PDF && isSeen(kind)) {
            return refused(new DocumentRefusal.PdfOnly());
        }
        return transaction
                .execute(status -> rights.of(certificate, kind, look, document, actor))
                .then(
                        right ->
                                capacity(content, packaging, right, reason)
                                        .then(
                                                note ->
                                                        ready(
                                                                document.name(),
                                                                content,
                                                                packaging,
                                                                kind,
                                                                right,
                                                                note.orElse(null))));
    }

    private Outcome<Ready> ready(
            String name,
            byte[] content,
            Packaging packaging,
            SignatureKind kind,
            SigningRights.Right right,
            @Nullable CapacityNote note) {
        var order = new Order(kind, right.chain(), right.appearance()).judged();
        return switch (signer.prepare(name, content, packaging, order)) {
            case FilePreparation.Refused(var why) -> refused(notSigned(why));
            case FilePreparation.Ready(var prepared) ->
                    // T06: before the token is asked; whose authority is silent may sign (D3.3).
                    switch (check.check(right.chain())) {
                        case CertificateCheck.Finding.Unfit(var why) -> refused(notSigned(why));
                        case CertificateCheck.Finding.Good _ ->
                                done(new Ready(right.certificate(), prepared, note, false));
                        case CertificateCheck.Finding.Unknown _ ->
                                done(new Ready(right.certificate(), prepared, note, true));
                    };
        };
    }

    /// What we made must be whole. That its certificate can't be checked this minute is no fault of
    /// the signature; that it is broken, or revoked meanwhile, is (T06). What others signed before
    /// and can't prove any more stands as it did.
    boolean standsUp(VerificationReport report, PreparedFile prepared) {
        if (report.verdict() == FileVerdict.VALID) return true;
        var serial = prepared.chain().getFirst().getSerialNumber().toString(16);
        return report.verdict() == FileVerdict.INDETERMINATE
                && report.signatures().reversed().stream()
                        .filter(one -> serial.equals(one.serial()))
                        .findFirst()
                        .filter(one -> !GIVEN_UP.contains(one.reason()))
                        .isPresent();
    }

    /// T05, Điều 7.4: a leader's alone.
    private Outcome<Optional<CapacityNote>> capacity(
            byte[] content, Packaging packaging, SigningRights.Right right, String reason) {
        var mandate = right.mandate();
        if (mandate == null) return done(Optional.empty());
        var own = right.chain().getFirst();
        return CapacityFlow.decide(
                signer.capacity(content, packaging, own), Capacity.title(own), mandate, reason);
    }

    /// What stands on a page: initials (Điều 12), number and date (Điều 14 and 15), the stamp of
    /// arrival (Điều 22), and the words of a copy (Điều 25, Phụ lục II). The others may be
    /// invisible where there is no page.
    static boolean isSeen(SignatureKind kind) {
        return switch (kind) {
            case INITIALS, NUMBER, COPY, ARRIVAL -> true;
            case LEADER, ORGANISATION, ATTACHMENT -> false;
        };
    }

    static DocumentRefusal notSigned(org.antin.signing.make.Refusal why) {
        return new DocumentRefusal.NotSigned(why.code().text(), why.text(VIETNAMESE));
    }
}
