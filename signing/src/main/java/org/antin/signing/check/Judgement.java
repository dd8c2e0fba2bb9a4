package org.antin.signing.check;

import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.CertificateChain;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What the facts about a file come to.
record Judgement(List<OfSignature> signatures, List<OfTimestamp> timestamps) {
    /// @param reason the first of the gravest findings
    /// @param findings all of them, deciding or not, in the order they were looked at
    /// @param chain null when no anchor was reached
    /// @param standings one for each certificate of the chain but the anchor
    record OfSignature(
            SignatureFacts facts,
            Reason reason,
            List<Reason> findings,
            @Nullable Instant trustedTime,
            @Nullable CertificateChain chain,
            List<Standing> standings,
            RuleSet rules) {
        Verdict verdict() {
            return reason.verdict();
        }
    }

    record OfTimestamp(TimestampFacts facts, Verdict verdict, Reason reason) {}
}
