package org.antin.signing.check.facts;

import org.antin.signing.check.Beside;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.HashSet;
import java.util.Set;

/// Adds what lies beside a file to what the file says.
final class BesideReader {
    private BesideReader() {}

    static DocumentFacts add(DocumentFacts of, byte[] file, Beside beside) {
        byte[] der = beside.evidenceRecord();
        if (of.format() == null || of.unreadable() != null) return of;
        if (der == null && beside.pieces().isEmpty()) return of;
        var facts = FactsInHand.with(of);
        for (byte[] one : beside.certificates()) {
            try {
                facts.certificate(Crypto.certificate(one));
            } catch (CertificateException e) {
                // It can't help, and nothing depends on it.
            }
        }
        beside.crls().forEach(facts::crl);
        beside.ocspAnswers().forEach(facts::ocsp);
        Set<String> inside = new HashSet<>();
        of.signatures().forEach(one -> inside.add(one.id()));
        of.timestamps().forEach(one -> inside.add(one.id()));
        Set<String> older = new HashSet<>(inside);
        for (byte[] token : beside.receipts()) {
            var stamp = receipt(token, "R" + older.size(), file, inside, facts);
            if (stamp == null) {
                facts.remark(Reason.TIMESTAMP_BROKEN);
            } else {
                facts.timestamps.add(stamp);
                older.add(stamp.id());
            }
        }
        if (der != null) RecordReader.read(der, file, beside.pieces(), older, facts);
        return facts.done(of.format());
    }

    private static @Nullable TimestampFacts receipt(
            byte[] token, String id, byte[] file, Set<String> inside, FactsInHand facts) {
        try {
            var stamp =
                    StampReader.read(
                            ASN1Primitive.fromByteArray(token),
                            id,
                            TimestampType.DOCUMENT,
                            SignedContent.of(file),
                            inside,
                            facts);
            return stamp == null ? null : stamp.with(stamp.algorithms(), token);
        } catch (IOException e) {
            return null;
        }
    }
}
