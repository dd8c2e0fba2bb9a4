package org.antin.signing.make;

import org.antin.signing.make.EvidenceCollector.Collected;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.trust.Crypto;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes a signed PDF last, whoever signed it: appends a time stamp, and before it what a check
/// will need when nobody can be asked any more (TT 41/2017 Điều 9; ETSI EN 319 142-1, 5.4 and 6.3).
/// The same step renews it before the newest stamp weakens. Increments only: what was signed stays
/// as it was (T26).
public final class LastingPdf {
    private LastingPdf() {}

    /// What came of it.
    public sealed interface Lasting {
        /// @param file of a PDF, what was handed in is its strict prefix
        /// @param stampedAt the authority's time
        /// @param unknown certificates nobody told of; the checker says whether that matters
        record Made(byte[] file, Instant stampedAt, List<X509Certificate> unknown)
                implements Lasting {
            public Made {
                unknown = List.copyOf(unknown);
            }
        }

        /// Nothing was made.
        record Refused(Refusal refusal) implements Lasting {}
    }

    /// One time stamp of a document.
    ///
    /// @param token the DER `TimeStampToken`
    /// @param authority its certificate; null when the token doesn't bring it along
    public record Stamp(byte[] token, Instant time, @Nullable X509Certificate authority) {}

    /// A time stamp alone: when the document was received.
    public static Lasting stamp(byte[] pdf, Instant at, TimeStamper stamper) {
        return switch (DocumentStamp.append(pdf, at, stamper)) {
            case Completion.Signed(byte[] stamped, var time) ->
                    new Lasting.Made(stamped, time.orElseThrow(), List.of());
            case Completion.Refused(Refusal refusal) -> new Lasting.Refused(refusal);
        };
    }

    /// Evidence about every signature and time stamp there is, and a time stamp over all of it.
    ///
    /// @param since evidence older than this is of no use
    public static Lasting extend(
            byte[] pdf, Instant since, EvidenceCollector collector, TimeStamper stamper) {
        var unknown = new ArrayList<X509Certificate>();
        return switch (proven(pdf, Set.of(), since, collector, unknown)) {
            case Lasting.Refused refused -> refused;
            case Lasting.Made(byte[] proven, var _, var _) ->
                    switch (DocumentStamp.append(proven, since, stamper)) {
                        case Completion.Refused(Refusal refusal) -> new Lasting.Refused(refusal);
                        case Completion.Signed(byte[] stamped, var time) ->
                                withItsAuthority(
                                        proven, stamped, time.orElseThrow(), collector, unknown);
                    };
        };
    }

    /// What is known of the new stamp's own authority comes after it, unless it stamped here
    /// before.
    private static Lasting withItsAuthority(
            byte[] before,
            byte[] stamped,
            Instant time,
            EvidenceCollector collector,
            List<X509Certificate> unknown) {
        Set<X509Certificate> known = signers(before);
        if (known.containsAll(signers(stamped))) return new Lasting.Made(stamped, time, unknown);
        return switch (proven(stamped, known, time, collector, unknown)) {
            case Lasting.Refused refused -> refused;
            case Lasting.Made(byte[] pdf, var _, var _) -> new Lasting.Made(pdf, time, unknown);
        };
    }

    private static Set<X509Certificate> signers(byte[] pdf) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused _ -> Set.of();
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    yield EarlierSigners.of(document).signers;
                } catch (IOException e) {
                    yield Set.of();
                }
            }
        };
    }

    /// The document with evidence about its signers, those already known left out.
    private static Lasting proven(
            byte[] pdf,
            Set<X509Certificate> known,
            Instant since,
            EvidenceCollector collector,
            List<X509Certificate> unknown) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused(Refusal refusal) -> new Lasting.Refused(refusal);
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    Evidence all = evidence(document, known, since, collector, unknown);
                    byte[] proven = EvidenceIncrement.append(document, all);
                    yield new Lasting.Made(proven, since, List.of());
                } catch (IOException e) {
                    yield new Lasting.Refused(Refusal.of(Code.DAMAGED));
                }
            }
        };
    }

    private static Evidence evidence(
            PDDocument document,
            Set<X509Certificate> known,
            Instant since,
            EvidenceCollector collector,
            List<X509Certificate> unknown) {
        EarlierSigners there = EarlierSigners.of(document);
        var all = new Evidence(List.of(), List.of(), List.of());
        for (X509Certificate signer : there.signers) {
            if (known.contains(signer)) continue;
            switch (collector.collect(Set.of(signer), there.atHand, since)) {
                case Collected.Complete(Evidence more) -> all = all.with(more);
                case Collected.Missing(X509Certificate about) -> unknown.add(about);
            }
        }
        return all;
    }

    /// The time stamps a document carries, inside signatures and over the document, in file order;
    /// unchecked. None when it can't be read.
    public static List<Stamp> stamps(byte[] pdf) {
        return switch (PdfFile.open(pdf)) {
            case PdfFile.Refused _ -> List.of();
            case PdfFile.Opened(PDDocument document) -> {
                try (document) {
                    yield EarlierSigners.of(document).stamps.stream()
                            .map(LastingPdf::stamp)
                            .flatMap(List::stream)
                            .toList();
                } catch (IOException e) {
                    yield List.of();
                }
            }
        };
    }

    private static List<Stamp> stamp(byte[] der) {
        try {
            var token = new TimeStampToken(new CMSSignedData(der));
            @SuppressWarnings("unchecked")
            Selector<X509CertificateHolder> signer = token.getSID();
            X509Certificate authority = null;
            for (var one : token.getCertificates().getMatches(signer)) {
                authority = Crypto.certificate(one.getEncoded());
            }
            return List.of(
                    new Stamp(der, token.getTimeStampInfo().getGenTime().toInstant(), authority));
        } catch (CMSException
                | TSPException
                | IOException
                | CertificateException
                | IllegalArgumentException e) {
            // The checker says what such a token is worth.
            return List.of();
        }
    }
}
