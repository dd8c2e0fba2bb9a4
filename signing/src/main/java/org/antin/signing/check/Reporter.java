package org.antin.signing.check;

import org.antin.signing.check.Judgement.OfSignature;
import org.antin.signing.check.Judgement.OfTimestamp;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.StatusEvidence;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Puts a judgement into words (signing-rules 1.4). Decides nothing but which signature is the
/// worst.
final class Reporter {
    private final DocumentFacts facts;
    private final Judgement judgement;
    private final Enclosures enclosures;
    private final List<Message> messages = new ArrayList<>();

    private Reporter(DocumentFacts facts, Judgement judgement, Enclosures enclosures) {
        this.facts = facts;
        this.judgement = judgement;
        this.enclosures = enclosures;
    }

    /// @param remarks about how the checking was done, e.g. offline
    static VerificationReport report(
            String file,
            String sha256,
            long millis,
            DocumentFacts facts,
            Judgement judgement,
            Enclosures enclosures,
            List<Reason> remarks) {
        var reporter = new Reporter(facts, judgement, enclosures);
        if (facts.unreadable() != null) {
            reporter.say(facts.unreadable(), Severity.ERROR);
            // What wasn't read to its end may be sound or not.
            var verdict =
                    facts.unreadable() == Reason.TIME_LIMIT
                            ? FileVerdict.INDETERMINATE
                            : FileVerdict.UNREADABLE;
            return new VerificationReport(
                    file,
                    sha256,
                    verdict,
                    facts.format(),
                    millis,
                    List.of(),
                    List.of(),
                    reporter.messages,
                    Conclusion.of(verdict, List.of(), reporter.messages));
        }
        List<SignatureReport> signatures = reporter.signatures();
        FileVerdict own = reporter.verdict(signatures);
        reporter.about(own, signatures, remarks);
        reporter.enclosed();
        FileVerdict verdict = enclosures.upon(own);
        return new VerificationReport(
                        file,
                        sha256,
                        verdict,
                        facts.format(),
                        millis,
                        signatures,
                        reporter.timestamps(),
                        reporter.messages,
                        Conclusion.of(verdict, signatures, reporter.messages))
                .carrying(enclosures.reports());
    }

    private List<SignatureReport> signatures() {
        var reports = new ArrayList<SignatureReport>();
        for (OfSignature one : judgement.signatures()) {
            reports.add(signature(reports.size() + 1, one));
        }
        return reports;
    }

    private SignatureReport signature(int index, OfSignature one) {
        SignatureFacts f = one.facts();
        X509Certificate signer = f.signer();
        Reason reason = one.reason();
        SignatureKind kind =
                f.counterSignature() ? SignatureKind.OTHER : Signers.kind(signer, f.shownAs());
        List<Message> own = new ArrayList<>();
        for (Reason finding : one.findings()) {
            own.add(
                    new Message(
                            finding, one.rules().weight(finding).severity(), words(finding, one)));
        }
        List<Link> chain = chain(one);
        return new SignatureReport(
                index,
                one.verdict(),
                reason,
                indication(one),
                one.weight().subIndication(),
                f.level(),
                signer == null ? null : Signers.rfc4514(signer.getSubjectX500Principal()),
                signer == null ? null : Signers.serial(signer),
                signer == null ? null : Signers.rfc4514(signer.getIssuerX500Principal()),
                f.claimed(),
                one.trustedTime(),
                f.integrity(),
                f.coversWholeDocument(),
                f.laterChanges(),
                kind,
                signer == null ? null : Signers.of(signer),
                f.algorithms().words(),
                chain,
                f.changes(),
                Points.of(one, kind, chain),
                own,
                one.rules().id(),
                f.signedTo() == 0 ? null : Integer.valueOf(f.signedTo()));
    }

    private static String words(Reason finding, OfSignature one) {
        boolean path = finding == Reason.CHAIN_INVALID || finding == Reason.UNTRUSTED;
        return path && one.broken() != null
                ? Words.of(finding) + one.broken().words()
                : Words.of(finding);
    }

    private static Indication indication(OfSignature one) {
        Indication indication = one.weight().indication();
        return indication == null ? Indication.INDETERMINATE : indication;
    }

    private static List<Link> chain(OfSignature one) {
        CertificateChain chain = one.chain();
        X509Certificate signer = one.facts().signer();
        List<X509Certificate> certificates =
                chain != null ? chain.certificates() : signer != null ? List.of(signer) : List.of();
        var links = new ArrayList<Link>();
        for (int i = 0; i < certificates.size(); i++) {
            X509Certificate c = certificates.get(i);
            Standing standing = i < one.standings().size() ? one.standings().get(i) : null;
            links.add(
                    new Link(
                            Signers.rfc4514(c.getSubjectX500Principal()),
                            Signers.rfc4514(c.getIssuerX500Principal()),
                            Signers.serial(c),
                            c.getNotBefore().toInstant(),
                            c.getNotAfter().toInstant(),
                            Signers.sha256(c),
                            status(standing)));
        }
        return links;
    }

    private static CertificateStatus status(@Nullable Standing standing) {
        StatusEvidence e = standing == null ? null : standing.evidence();
        if (standing == null || e == null) return CertificateStatus.UNKNOWN;
        CertificateStatus.State state =
                switch (standing.word()) {
                    case GOOD -> CertificateStatus.State.GOOD;
                    case UNKNOWN -> CertificateStatus.State.UNKNOWN;
                    case REVOKED_BY_THEN, REVOKED_LATER ->
                            e.suspended()
                                    ? CertificateStatus.State.SUSPENDED
                                    : CertificateStatus.State.REVOKED;
                };
        return new CertificateStatus(
                state,
                e.revokedAt(),
                e.invalidSince(),
                e.kind().name(),
                e.thisUpdate(),
                e.producedAt(),
                e.embedded()
                        ? CertificateStatus.Origin.EMBEDDED
                        : CertificateStatus.Origin.FETCHED);
    }

    private List<TimestampReport> timestamps() {
        var reports = new ArrayList<TimestampReport>();
        for (OfTimestamp one : judgement.timestamps()) {
            X509Certificate authority = one.facts().authority();
            reports.add(
                    new TimestampReport(
                            reports.size() + 1,
                            one.facts().type(),
                            one.facts().time(),
                            authority == null
                                    ? null
                                    : Signers.rfc4514(authority.getSubjectX500Principal()),
                            one.verdict(),
                            one.reason()));
        }
        return reports;
    }

    /// interfaces.md 2: the worst signature decides.
    private FileVerdict verdict(List<SignatureReport> signatures) {
        if (signatures.isEmpty()) return FileVerdict.NOT_SIGNED;
        Verdict worst = Verdict.VALID;
        for (SignatureReport one : signatures) worst = worst.worse(one.verdict());
        for (Reason remark : facts.remarks()) {
            worst = worst.worse(judgement.rules().weight(remark).verdict());
        }
        return switch (worst) {
            case VALID -> FileVerdict.VALID;
            case INDETERMINATE -> FileVerdict.INDETERMINATE;
            case INVALID -> FileVerdict.INVALID;
        };
    }

    private void about(
            FileVerdict verdict, List<SignatureReport> signatures, List<Reason> remarks) {
        if (verdict == FileVerdict.NOT_SIGNED) say(Reason.NOT_SIGNED);
        facts.remarks().forEach(this::say);
        remarks.forEach(this::say);
        boolean leader = false;
        boolean missing = false;
        for (SignatureReport one : signatures) {
            leader |= one.kind() == SignatureKind.LEADER;
            missing |= one.kind() == SignatureKind.ORGANISATION && !leader;
            for (Message m : one.messages()) {
                String text = Words.say("message.of", one.index(), m.text());
                messages.add(new Message(m.reason(), m.severity(), text));
            }
        }
        if (missing) say(Reason.LEADER_MISSING);
    }

    private void say(Reason reason) {
        say(reason, judgement.rules().weight(reason).severity());
    }

    private void enclosed() {
        for (VerificationReport one : enclosures.reports()) {
            Reason reason = Enclosures.reason(one);
            String text =
                    Words.say("message.attachment", one.file(), Words.of(reason), one.conclusion());
            messages.add(new Message(reason, Enclosures.severity(reason), text));
        }
        if (enclosures.leftOut()) say(Reason.ATTACHMENTS_NOT_CHECKED, Severity.INFO);
    }

    private void say(Reason reason, Severity severity) {
        messages.add(new Message(reason, severity, Words.of(reason)));
    }
}
