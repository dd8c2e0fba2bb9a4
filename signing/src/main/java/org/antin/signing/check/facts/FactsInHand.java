package org.antin.signing.check.facts;

import org.antin.signing.check.Format;
import org.antin.signing.check.Reason;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Facts while they are gathered from one file.
final class FactsInHand {
    /// More evidence than this is a flood, not evidence.
    private static final int MOST = 2000;

    final List<SignatureFacts> signatures = new ArrayList<>();
    final List<TimestampFacts> timestamps = new ArrayList<>();
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<byte[]> crls = new ArrayList<>();
    private final List<byte[]> ocspAnswers = new ArrayList<>();
    private final List<Reason> remarks = new ArrayList<>();

    /// Those of a file, to which more is added.
    static FactsInHand with(DocumentFacts file) {
        var facts = new FactsInHand();
        facts.signatures.addAll(file.signatures());
        facts.timestamps.addAll(file.timestamps());
        file.certificates().forEach(facts::certificate);
        file.crls().forEach(facts::crl);
        file.ocspAnswers().forEach(facts::ocsp);
        file.remarks().forEach(facts::remark);
        return facts;
    }

    void certificate(X509Certificate certificate) {
        if (certificates.size() < MOST) certificates.add(certificate);
    }

    Set<X509Certificate> certificates() {
        return certificates;
    }

    void crl(byte[] der) {
        add(crls, der);
    }

    void ocsp(byte[] der) {
        add(ocspAnswers, der);
    }

    private static void add(List<byte[]> all, byte[] der) {
        if (all.size() < MOST && all.stream().noneMatch(one -> Arrays.equals(one, der)))
            all.add(der);
    }

    void remark(Reason reason) {
        if (!remarks.contains(reason)) remarks.add(reason);
    }

    DocumentFacts done(Format format) {
        return new DocumentFacts(
                format, null, signatures, timestamps, certificates, crls, ocspAnswers, remarks);
    }
}
