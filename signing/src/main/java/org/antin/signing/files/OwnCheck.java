package org.antin.signing.files;

import org.antin.signing.check.Format;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.TimestampReport;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Verifies what was just made, asking nobody: the signature is there, whole, over everything, at
/// the level ordered. From level LT on it must be VALID by the file alone, or the evidence kept
/// with it wouldn't do what it is for (TT 41/2017 Điều 9).
final class OwnCheck {
    private final InstantSource clock;

    OwnCheck(InstantSource clock) {
        this.clock = clock;
    }

    /// Why it doesn't stand up; empty when it does.
    Optional<String> objection(PreparedFile prepared, byte[] made, Grade grade) {
        X509Certificate signer = prepared.chain().getFirst();
        X509Certificate top =
                new EvidenceCollector(RevocationSource.offline(), TrustStore.none())
                        .chain(signer, prepared.chain())
                        .certificates()
                        .getLast();
        TrustAnchor own = EvidenceCollector.ownAnchor(top);
        TrustStore trust =
                TrustStore.of(
                        List.of(
                                new TrustAnchor(
                                        own.certificate(), own.purpose(), new HostRule.Nowhere())));
        if (grade instanceof Grade.LongTerm longTerm)
            trust = trust.with(longTerm.evidence().trust());
        var verifier = Verifier.of(trust, RevocationSource.offline(), clock).outside();
        VerificationReport report =
                prepared.packaging().detached()
                        ? verifier.verifyDetached(prepared.name(), made, prepared.content(), null)
                        : verifier.verify(prepared.name(), made, null);
        if (report.format() != expected(prepared.packaging())) {
            return Optional.of("format " + report.verdict());
        }
        // One that was there before: XML can be signed so that a second signature breaks the first.
        for (SignatureReport one : report.signatures()) {
            if (one.integrity() == Integrity.BROKEN) return Optional.of(one.reason().code());
        }
        for (TimestampReport one : report.timestamps()) {
            if (one.verdict() == Verdict.INVALID) return Optional.of(one.reason().code());
        }
        String serial = signer.getSerialNumber().toString(16);
        Instant claimed = prepared.claimedTime().truncatedTo(ChronoUnit.SECONDS);
        // A CMS keeps its signatures in an order of its own, and he may have signed before.
        return report.signatures().reversed().stream()
                .filter(one -> serial.equals(one.serial()))
                .filter(one -> claimed.equals(one.claimedTime()))
                .findFirst()
                .map(one -> objection(one, grade))
                .orElseGet(() -> Optional.of("no signature of ours"));
    }

    private static Optional<String> objection(SignatureReport one, Grade grade) {
        if (one.integrity() != Integrity.INTACT) return Optional.of(one.reason().code());
        if (Boolean.FALSE.equals(one.coversWholeDocument())
                && one.laterChanges() == LaterChanges.NONE) {
            return Optional.of("partial-coverage");
        }
        if (one.laterChanges() != LaterChanges.NONE
                && one.laterChanges() != LaterChanges.PERMITTED) {
            return Optional.of("later changes " + one.laterChanges());
        }
        if (one.level() == null || !one.level().endsWith("-" + grade.letters())) {
            return Optional.of("level " + one.level());
        }
        boolean proven = one.verdict() == Verdict.VALID;
        return proven || !(grade instanceof Grade.LongTerm) && one.verdict() != Verdict.INVALID
                ? Optional.empty()
                : Optional.of(one.reason().code());
    }

    private static Format expected(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Format.PADES;
            case CMS, CMS_DETACHED -> Format.CADES;
            case XML, XML_DETACHED -> Format.XADES;
            case CONTAINER -> Format.ASIC_E;
            case JSON -> Format.JADES;
            case OFFICE -> Format.OOXML;
        };
    }
}
