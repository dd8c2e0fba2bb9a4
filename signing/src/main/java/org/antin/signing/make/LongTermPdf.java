package org.antin.signing.make;

import org.antin.signing.make.EvidenceCollector.Collected;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a signed and stamped PDF last: appends what a later check needs (level LT) and a time
/// stamp over everything (level LTA; ETSI EN 319 142-1, 5.4 and 6.3). Increments only: what was
/// signed stays as it was (T26).
final class LongTermPdf {
    /// Room for a time-stamp token with its certificates; those seen take 4 to 7 kB.
    private static final int TOKEN_ROOM = 12_288;

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
        return switch (PdfFile.open(pdf, Limits.USUAL)) {
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
        return switch (PdfFile.open(pdf, Limits.USUAL)) {
            case PdfFile.Refused(Refusal refusal) -> new Completion.Refused(refusal);
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    var written =
                            SignatureIncrement.writeTimeStamp(
                                    document, SignedField.all(document), stamp.time(), TOKEN_ROOM);
                    yield stamped(written, stamp, grade.stamper());
                } catch (IOException e) {
                    yield refused(Code.DAMAGED);
                }
            }
        };
    }

    private static Completion stamped(
            SignatureIncrement.Written written, TimeStamping.Stamped first, TimeStamper stamper) {
        byte[] digest =
                Digests.aroundGap(written.pdf(), written.contentsAt(), written.contentsLength());
        return switch (stamper.stamp(digest)) {
            case TimeStamping.Unavailable(TimeStamper.Reason reason) ->
                    refused(Code.TIME_STAMP_UNAVAILABLE, reason.text());
            case TimeStamping.Stamped(byte[] token, var _) -> {
                if (token.length * 2 > written.contentsLength() - 2) {
                    yield refused(Code.SIGNATURE_TOO_LARGE);
                }
                byte[] pdf = written.pdf();
                byte[] hex = HexFormat.of().formatHex(token).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(hex, 0, pdf, written.contentsAt() + 1, hex.length);
                yield new Completion.Signed(pdf, Optional.of(first.time()));
            }
        };
    }

    private static Completion refused(Code code, Object... args) {
        return new Completion.Refused(Refusal.of(code, args));
    }
}
