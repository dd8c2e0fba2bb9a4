package org.antin.signing.make;

import org.antin.signing.make.EvidenceCollector.Collected;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a signed and stamped PDF last: appends what a later check needs (level LT) and a time
/// stamp over everything (level LTA; ETSI EN 319 142-1, 5.4 and 6.3). Increments only: what was
/// signed stays as it was (T26).
final class LongTermPdf {
    private LongTermPdf() {}

    /// Evidence about the signatures that were there before is kept too where it can be had: an
    /// organisation seals what its leader signed (NĐ 30/2020 Đ32), and both are to last.
    ///
    /// @param pdf signed at level T with the time stamp given
    static Completion extend(
            byte[] pdf,
            List<X509Certificate> chain,
            TimeStamping.Stamped stamp,
            Grade.LongTerm grade) {
        var own = new EarlierSigners();
        own.cms(stamp.token());
        own.signers.add(chain.getFirst());
        own.atHand.addAll(chain);
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused(Refusal refusal) -> new Completion.Refused(refusal);
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    yield extend(document, own, stamp, grade);
                } catch (IOException e) {
                    yield refused(Code.DAMAGED);
                }
            }
        };
    }

    private static Completion extend(
            PDDocument document,
            EarlierSigners own,
            TimeStamping.Stamped stamp,
            Grade.LongTerm grade)
            throws IOException {
        EvidenceCollector collector = grade.evidence();
        return switch (collector.collect(own.signers, own.atHand, stamp.time())) {
            case Collected.Missing(X509Certificate about) ->
                    refused(Code.EVIDENCE_UNAVAILABLE, about.getSubjectX500Principal().getName());
            case Collected.Complete(Evidence evidence) -> {
                var all = evidence;
                EarlierSigners earlier = EarlierSigners.of(document);
                earlier.signers.removeAll(own.signers);
                for (X509Certificate signer : earlier.signers) {
                    Set<X509Certificate> one = Set.of(signer);
                    if (collector.collect(one, earlier.atHand, stamp.time())
                            instanceof Collected.Complete(Evidence more)) {
                        all = all.with(more);
                    }
                }
                yield archived(EvidenceIncrement.append(document, all), stamp, grade);
            }
        };
    }

    private static Completion archived(
            byte[] pdf, TimeStamping.Stamped stamp, Grade.LongTerm grade) {
        var signed = new Completion.Signed(pdf, Optional.of(stamp.time()));
        if (!grade.archived()) return signed;
        return switch (DocumentStamp.append(pdf, stamp.time(), grade.stamper())) {
            case Completion.Signed(byte[] stamped, var _) ->
                    new Completion.Signed(stamped, Optional.of(stamp.time()));
            case Completion.Refused refused -> refused;
        };
    }

    private static Completion refused(Code code, Object... args) {
        return new Completion.Refused(Refusal.of(code, args));
    }
}
