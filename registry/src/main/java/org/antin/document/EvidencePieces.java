package org.antin.document;

import org.antin.document.EvidenceMaker.Piece;
import org.antin.signing.check.Beside;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.files.LastingFile;
import org.antin.signing.make.LastingPdf.Stamp;
import org.antin.signing.trust.Crypto;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The evidence of a document piece by piece, as Thông tư 41/2017, Điều 9 speaks of it: out of the
/// file, or what lies beside it under a record.
final class EvidencePieces {
    private EvidencePieces() {}

    static List<Piece> of(
            byte[] file,
            Beside beside,
            DocumentFacts facts,
            VerificationReport report,
            Optional<ReceiptStamp> receipt) {
        var all = new ArrayList<Piece>();
        byte[] record = beside.evidenceRecord();
        if (record == null) {
            carried(facts, all);
        } else {
            // These and no others: the record is over each of them.
            beside.certificates()
                    .forEach(one -> all.add(new Piece(EvidenceKind.CERTIFICATE, name(one), one)));
            beside.crls().forEach(crl -> all.add(new Piece(EvidenceKind.CRL, "", crl)));
            beside.ocspAnswers().forEach(one -> all.add(new Piece(EvidenceKind.OCSP, "", one)));
        }
        for (var stamp : LastingFile.stamps(file)) {
            all.add(new Piece(EvidenceKind.TIME_STAMP, authority(stamp), stamp.token()));
        }
        receipt.ifPresent(stamp -> all.add(new Piece(EvidenceKind.RECEIPT, "", stamp.token())));
        if (record != null) {
            var newest = LastingFile.stamps(file, beside).getLast();
            all.add(new Piece(EvidenceKind.RECORD, authority(newest), record));
        }
        all.add(new Piece(EvidenceKind.POLICY, "", EvidenceJson.policies(facts, report)));
        all.add(new Piece(EvidenceKind.RESPONSIBILITY, "", EvidenceJson.signers(report)));
        all.add(new Piece(EvidenceKind.REPORT, "", EvidenceJson.utf8(ReportJson.line(report))));
        return all;
    }

    private static void carried(DocumentFacts facts, List<Piece> all) {
        facts.certificates().stream()
                .sorted(Comparator.comparing(EvidencePieces::name))
                .forEach(one -> all.add(new Piece(EvidenceKind.CERTIFICATE, name(one), der(one))));
        facts.crls().forEach(crl -> all.add(new Piece(EvidenceKind.CRL, "", crl)));
        facts.ocspAnswers().forEach(answer -> all.add(new Piece(EvidenceKind.OCSP, "", answer)));
    }

    private static String authority(Stamp stamp) {
        var authority = stamp.authority();
        return authority == null ? "" : name(authority);
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String name(byte[] der) {
        try {
            return name(Crypto.certificate(der));
        } catch (CertificateException e) {
            return "";
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without its bytes", e);
        }
    }
}
