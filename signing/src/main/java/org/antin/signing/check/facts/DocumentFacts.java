package org.antin.signing.check.facts;

import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Everything a file says, unjudged.
///
/// @param unreadable why there is nothing to judge; null when there is
/// @param signatures in file order
/// @param timestamps in file order
/// @param certificates all the file carries; nobody vouches for them
/// @param crls DER
/// @param ocspAnswers DER
/// @param remarks what was noticed about the file as a whole
public record DocumentFacts(
        @Nullable Format format,
        @Nullable Reason unreadable,
        List<SignatureFacts> signatures,
        List<TimestampFacts> timestamps,
        Set<X509Certificate> certificates,
        List<byte[]> crls,
        List<byte[]> ocspAnswers,
        List<Reason> remarks) {
    public DocumentFacts {
        signatures = List.copyOf(signatures);
        timestamps = List.copyOf(timestamps);
        certificates = Set.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspAnswers = List.copyOf(ocspAnswers);
        remarks = List.copyOf(remarks);
    }

    /// A file there is nothing to say about.
    ///
    /// @param format as far as it was recognised
    public static DocumentFacts unreadable(@Nullable Format format, Reason why) {
        return new DocumentFacts(
                format, why, List.of(), List.of(), Set.of(), List.of(), List.of(), List.of());
    }

    /// The same, with this to be said of every signature nothing else is wrong with; what each
    /// covers stays intact.
    DocumentFacts partly(Reason why) {
        var all = signatures.stream().map(s -> s.fault() == null ? s.remarked(why) : s).toList();
        return new DocumentFacts(
                format, unreadable, all, timestamps, certificates, crls, ocspAnswers, remarks);
    }

    /// The same, with this to be said of the file as a whole.
    DocumentFacts remarked(Reason why) {
        if (remarks.contains(why)) return this;
        var all = new ArrayList<>(remarks);
        all.add(why);
        return new DocumentFacts(
                format, unreadable, signatures, timestamps, certificates, crls, ocspAnswers, all);
    }

    /// The same, with every signature that seemed intact found fault with.
    DocumentFacts faulty(Reason why) {
        var all =
                signatures.stream()
                        .map(s -> s.integrity() == Integrity.BROKEN ? s : s.faulty(why))
                        .toList();
        return new DocumentFacts(
                format, unreadable, all, timestamps, certificates, crls, ocspAnswers, remarks);
    }
}
