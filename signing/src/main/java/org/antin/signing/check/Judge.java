package org.antin.signing.check;

import org.antin.signing.check.Judgement.OfSignature;
import org.antin.signing.check.Judgement.OfTimestamp;
import org.antin.signing.check.facts.Algorithms;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.RevocationSource.Trouble;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.path.PathFinder;
import org.antin.signing.trust.path.StatusFinder;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Judges facts by the rules of the day (TT 41/2017 Điều 7–8; T08–T10, T26–T28; ETSI EN 319 102-1).
/// Asks for nothing but the state of certificates.
final class Judge {
    private static final Duration HONEST = Duration.ofMinutes(5);

    private final DocumentFacts facts;
    private final PathFinder chains;
    private final StatusFinder statuses;
    private final Instant now;
    private final Instant latest;
    private final Deadline deadline;

    private Judge(
            DocumentFacts facts,
            TrustStore trust,
            RevocationSource source,
            Instant now,
            Instant clock,
            Deadline deadline) {
        this.facts = facts;
        this.chains = new PathFinder(trust, facts.certificates());
        this.deadline = deadline;
        var bounded = new BoundedSource(source, deadline);
        this.statuses =
                new StatusFinder(
                        bounded,
                        chains,
                        facts.crls(),
                        facts.ocspAnswers(),
                        EvidenceStrength::allows);
        this.now = now;
        this.latest = clock.isAfter(now) ? clock : now;
    }

    /// @param now the moment of judgement; `--at` replaces it
    /// @param clock the real time: nothing genuine is dated later
    /// @param deadline when to leave off; what isn't known by then stays unknown
    static Judgement judge(
            DocumentFacts facts,
            TrustStore trust,
            RevocationSource source,
            Instant now,
            Instant clock,
            Deadline deadline) {
        return new Judge(facts, trust, source, now, clock, deadline).judge();
    }

    private Judgement judge() {
        var timestamps =
                new TimeJudge(chains, statuses, now, latest, deadline).judge(facts.timestamps());
        boolean disordered = TimeJudge.disordered(facts.timestamps());
        List<OfSignature> signatures =
                facts.signatures().stream()
                        .map(signature -> new Case(signature, timestamps, disordered).judge())
                        .toList();
        return new Judgement(signatures, timestamps, RuleSet.at(now));
    }

    /// One signature before the judge.
    private final class Case {
        private final SignatureFacts signature;
        private final List<OfTimestamp> timestamps;
        private final boolean disordered;
        private final @Nullable Instant trusted;
        private final Instant moment;
        private final RuleSet rules;
        private final List<Reason> findings = new ArrayList<>();
        private final List<Standing> standings = new ArrayList<>();
        private Judgement.@Nullable Broken broken;

        Case(SignatureFacts signature, List<OfTimestamp> timestamps, boolean disordered) {
            this.signature = signature;
            this.timestamps = timestamps;
            this.disordered = disordered;
            this.trusted = TimeJudge.proven(signature.id(), timestamps);
            this.moment = trusted == null ? now : trusted;
            this.rules = RuleSet.at(moment);
        }

        OfSignature judge() {
            if (signature.fault() != null) findings.add(signature.fault());
            laterChanges();
            CertificateChain chain = null;
            if (deadline.passed()) {
                findings.add(Reason.TIME_LIMIT);
            } else if (signature.signer() != null) {
                chain = chain(signature.signer());
                if (chain != null) certificate(chain);
            } else if (signature.fault() == null) {
                findings.add(Reason.NO_SIGNING_CERTIFICATE);
            }
            algorithms(chain);
            times();
            return new OfSignature(
                    signature,
                    rules.gravest(findings),
                    findings,
                    trusted,
                    chain,
                    standings,
                    broken,
                    rules);
        }

        private void laterChanges() {
            switch (signature.laterChanges()) {
                case NONE, PERMITTED -> {}
                case SUSPICIOUS -> findings.add(Reason.LATER_CHANGE_SUSPICIOUS);
                case FORBIDDEN -> findings.add(Reason.LATER_CHANGE_FORBIDDEN);
            }
        }

        private @Nullable CertificateChain chain(X509Certificate signer) {
            return switch (chains.find(signer, moment)) {
                case PathFinder.Outcome.NoAnchor(var fault) -> {
                    findings.add(Reason.UNTRUSTED);
                    if (fault.place() == 0 && !fault.check().open())
                        broken = new Judgement.Broken(fault, signer);
                    yield null;
                }
                case PathFinder.Outcome.GaveUp() -> {
                    findings.add(Reason.CHAIN_TOO_COMPLEX);
                    yield null;
                }
                case PathFinder.Outcome.Broken(var path, var fault) -> {
                    broken = new Judgement.Broken(fault, path.certificates().get(fault.place()));
                    findings.add(
                            path.anchor().purpose() == Purpose.OTHER_PROVIDER
                                    ? Reason.OUT_OF_SCOPE
                                    : Reason.CHAIN_INVALID);
                    yield null;
                }
                case PathFinder.Outcome.Found(var found, _) -> {
                    if (found.anchor().purpose() != Purpose.OTHER_PROVIDER) yield found;
                    findings.add(Reason.OUT_OF_SCOPE);
                    yield null;
                }
            };
        }

        private void certificate(CertificateChain chain) {
            if (chain.anchor().purpose() == Purpose.PRACTICE) findings.add(Reason.PRACTICE);
            X509Certificate signer = chain.certificates().getFirst();
            validity(signer);
            if (!KeyUses.signsDocuments(signer)) findings.add(Reason.KEY_USAGE);
            for (int i = 0; i < chain.certificates().size() - 1; i++) status(chain, i);
        }

        /// TT 41/2017 Điều 8: inside its validity at the time of signing.
        private void validity(X509Certificate signer) {
            Instant from = signer.getNotBefore().toInstant();
            Instant to = signer.getNotAfter().toInstant();
            if (moment.isBefore(from)) {
                // A time stamp proves "not later", so before the start it proves the fault.
                findings.add(trusted == null ? Reason.NOT_YET_VALID_NO_TIME : Reason.NOT_YET_VALID);
            } else if (moment.isAfter(to)) {
                findings.add(stampedBySigner() ? Reason.EXPIRED_BEFORE : Reason.EXPIRED_NO_TIME);
            } else if (now.isAfter(to)) {
                findings.add(Reason.EXPIRED_AFTER);
            }
        }

        /// T10. The signer's certificate needs evidence from the time of signing or later; a CA's,
        /// in whose lists nothing changes for months, evidence that was current then.
        private void status(CertificateChain chain, int place) {
            X509Certificate certificate = chain.certificates().get(place);
            boolean signer = place == 0;
            var enough =
                    signer && trusted != null
                            ? Standing.since(trusted, certificate)
                            : Standing.currentAt(moment, certificate);
            Instant since =
                    signer && trusted != null
                            ? Instant.ofEpochSecond(trusted.getEpochSecond())
                            : null;
            var found = statuses.find(chain, place, moment, since, enough, signer);
            var standing = Standing.of(found.evidence(), moment, enough, latest);
            standings.add(standing);
            if (found.changesMissing() && goodBy(standing)) find(Reason.DELTA_CRL_MISSING);
            switch (standing.word()) {
                case GOOD -> {
                    StatusEvidence by = standing.evidence();
                    if (by != null && EvidenceStrength.pointedOut(by, moment)) {
                        find(Reason.WEAK_ALGORITHM_THEN);
                    }
                }
                case REVOKED_LATER -> {
                    if (signer) findings.add(Reason.REVOKED_AFTER);
                }
                case REVOKED_BY_THEN -> {
                    if (stampedBySigner()) findings.add(Reason.REVOKED_BEFORE);
                    else findings.add(signer ? Reason.REVOKED_NO_TIME : Reason.CA_REVOKED);
                }
                case UNKNOWN -> {
                    if (deadline.passed()) find(Reason.TIME_LIMIT);
                    findings.add(Reason.REVOCATION_UNKNOWN);
                    if (found.weak()) find(Reason.EVIDENCE_WEAK);
                    troubles(found.troubles());
                }
            }
        }

        private static boolean goodBy(Standing standing) {
            StatusEvidence evidence = standing.evidence();
            return standing.word() == Standing.Word.GOOD
                    && evidence != null
                    && evidence.kind() == StatusEvidence.Kind.CRL;
        }

        /// Whether the trusted time is that of signing: a stamp inside the signature. One that
        /// somebody put on the document later only says that it is older than that.
        private boolean stampedBySigner() {
            return timestamps.stream()
                    .anyMatch(
                            t ->
                                    t.verdict() == Verdict.VALID
                                            && t.facts().type() == TimestampType.SIGNATURE
                                            && t.facts().covers().contains(signature.id()));
        }

        private void troubles(Set<Trouble> troubles) {
            if (troubles.contains(Trouble.REFUSED)) findings.add(Reason.FETCH_REFUSED);
            if (troubles.contains(Trouble.FAILED)) findings.add(Reason.FETCH_FAILED);
        }

        /// T27, for the signature and for the certificates that vouch for it.
        private void algorithms(@Nullable CertificateChain chain) {
            weigh(rules.strength(signature.algorithms()));
            if (chain == null) return;
            for (int i = 0; i < chain.certificates().size() - 1; i++) {
                weigh(
                        rules.strength(
                                Algorithms.ofCertificate(
                                        chain.certificates().get(i),
                                        chain.issuer(i).getPublicKey())));
            }
        }

        private void weigh(RuleSet.Strength strength) {
            switch (strength) {
                case GOOD -> {}
                case WEAK ->
                        find(
                                rules.refusesWeak()
                                        ? Reason.WEAK_ALGORITHM
                                        : Reason.WEAK_ALGORITHM_THEN);
                case BROKEN -> find(Reason.WEAK_ALGORITHM);
                case UNKNOWN -> {
                    if (signature.signer() != null) find(Reason.UNKNOWN_ALGORITHM);
                }
            }
        }

        private void find(Reason reason) {
            if (!findings.contains(reason)) findings.add(reason);
        }

        private void times() {
            boolean unproven = false;
            for (OfTimestamp stamp : timestamps) {
                boolean ours = stamp.facts().covers().contains(signature.id());
                boolean everybodys =
                        stamp.facts().type() == TimestampType.CONTENT
                                || stamp.facts().covers().isEmpty();
                if (!stamp.facts().intact() && (ours || everybodys)) {
                    find(Reason.TIMESTAMP_BROKEN);
                }
                unproven |= ours && stamp.verdict() != Verdict.VALID;
            }
            if (disordered) find(Reason.TIMESTAMP_ORDER);
            if (unproven && trusted == null) findings.add(Reason.TIMESTAMP_UNPROVEN);
            Instant claimed = signature.claimed();
            if (trusted != null && claimed != null && claimed.isAfter(trusted.plus(HONEST))) {
                findings.add(Reason.CLAIMED_TIME_AHEAD);
            }
        }
    }
}
