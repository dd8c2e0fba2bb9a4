package org.antin.signing.check;

import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.path.PathFault;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// What the facts about a file come to.
///
/// @param rules those of the moment of judgement, for what is said of the file as a whole
record Judgement(List<OfSignature> signatures, List<OfTimestamp> timestamps, RuleSet rules) {
    /// @param reason the first of the gravest findings
    /// @param findings all of them, deciding or not, in the order they were looked at
    /// @param chain null when no anchor was reached
    /// @param standings one for each certificate of the chain but the anchor
    /// @param broken the rule the nearest path breaks; null when there is a sound one, or none
    record OfSignature(
            SignatureFacts facts,
            Reason reason,
            List<Reason> findings,
            @Nullable Instant trustedTime,
            @Nullable CertificateChain chain,
            List<Standing> standings,
            @Nullable Broken broken,
            RuleSet rules) {
        /// What the deciding reason means under the rules that judged it.
        Policy.Weight weight() {
            return rules.weight(reason);
        }

        Verdict verdict() {
            return weight().verdict();
        }
    }

    /// @param certificate the one that breaks it
    record Broken(PathFault fault, X509Certificate certificate) {
        /// In words, to follow a sentence.
        String words() {
            return Words.say(
                    "path.fault",
                    Words.say("path." + fault.check()),
                    Signers.rfc4514(certificate.getSubjectX500Principal()),
                    fault.check().section());
        }
    }

    record OfTimestamp(TimestampFacts facts, Verdict verdict, Reason reason) {}
}
