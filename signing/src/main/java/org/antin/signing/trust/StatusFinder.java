package org.antin.signing.trust;

import org.antin.signing.trust.RevocationSource.Answer;
import org.antin.signing.trust.RevocationSource.Trouble;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Gathers the evidence about certificates: what the file carries first, then what may be asked.
public final class StatusFinder {
    private final RevocationSource source;
    private final List<byte[]> crls;
    private final List<byte[]> ocspAnswers;

    /// @param crls DER, as the file carries them
    /// @param ocspAnswers DER of OCSPResponse or BasicOCSPResponse, as the file carries them
    public StatusFinder(RevocationSource source, List<byte[]> crls, List<byte[]> ocspAnswers) {
        this.source = source;
        this.crls = List.copyOf(crls);
        this.ocspAnswers = List.copyOf(ocspAnswers);
    }

    /// All evidence found whose signature holds, and what went wrong on the way.
    public record Findings(List<StatusEvidence> evidence, Set<Trouble> troubles) {
        public Findings {
            evidence = List.copyOf(evidence);
            troubles = Set.copyOf(troubles);
        }
    }

    /// Evidence about the certificate at a place of its chain.
    ///
    /// @param since evidence older than this is of no use; null when any current one will do
    /// @param enough when one piece satisfies it, nobody further is asked
    /// @param latest ask even when the file carries enough: news since then would matter
    public Findings find(
            CertificateChain chain,
            int place,
            @Nullable Instant since,
            Predicate<StatusEvidence> enough,
            boolean latest) {
        var found = new ArrayList<StatusEvidence>();
        var troubles = EnumSet.noneOf(Trouble.class);
        for (byte[] answer : ocspAnswers) ocsp(answer, true, chain, place).ifPresent(found::add);
        for (byte[] crl : crls) crl(crl, true, chain, place).ifPresent(found::add);
        if (!latest && found.stream().anyMatch(enough)) return new Findings(found, troubles);

        var fresh = new ArrayList<StatusEvidence>();
        Answer answers = source.ocsp(chain, place, since);
        troubles.addAll(answers.troubles());
        for (byte[] one : answers.evidence()) ocsp(one, false, chain, place).ifPresent(fresh::add);
        if (fresh.stream().noneMatch(enough)) {
            Answer lists = source.crl(chain, place, since);
            troubles.addAll(lists.troubles());
            for (byte[] one : lists.evidence()) crl(one, false, chain, place).ifPresent(fresh::add);
        }
        found.addAll(fresh);
        return new Findings(found, troubles);
    }

    private static Optional<StatusEvidence> ocsp(
            byte[] der, boolean embedded, CertificateChain chain, int place) {
        return OcspReader.answer(der, embedded, subject(chain, place), chain.issuer(place));
    }

    private static Optional<StatusEvidence> crl(
            byte[] der, boolean embedded, CertificateChain chain, int place) {
        return EvidenceReader.crl(der, embedded, subject(chain, place), chain.issuer(place));
    }

    private static X509Certificate subject(CertificateChain chain, int place) {
        return chain.certificates().get(place);
    }
}
