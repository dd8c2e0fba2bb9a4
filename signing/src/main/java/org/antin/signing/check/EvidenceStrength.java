package org.antin.signing.check;

import org.antin.signing.check.RuleSet.Strength;
import org.antin.signing.check.facts.Algorithms;
import org.antin.signing.trust.SignedWith;
import org.antin.signing.trust.StatusEvidence;

import java.time.Instant;

/// Whether what a list or an OCSP answer was signed with holds by the rules of its time (T27, T28).
/// Whoever can forge it can date it back as well: so the rules are those of the day it has to speak
/// for, or of its own when that is later.
final class EvidenceStrength {
    private EvidenceStrength() {}

    /// @param moment when the certificate must be good
    static boolean allows(StatusEvidence evidence, Instant moment) {
        RuleSet rules = rules(evidence, moment);
        return switch (strength(evidence, rules)) {
            case GOOD -> true;
            case WEAK -> !rules.refusesWeak();
            case BROKEN, UNKNOWN -> false;
        };
    }

    /// Whether it counts only because the rules of its time did not refuse it.
    static boolean pointedOut(StatusEvidence evidence, Instant moment) {
        RuleSet rules = rules(evidence, moment);
        return !rules.refusesWeak() && strength(evidence, rules) == Strength.WEAK;
    }

    private static RuleSet rules(StatusEvidence evidence, Instant moment) {
        Instant latest = moment;
        if (evidence.thisUpdate().isAfter(latest)) latest = evidence.thisUpdate();
        Instant produced = evidence.producedAt();
        if (produced != null && produced.isAfter(latest)) latest = produced;
        return RuleSet.at(latest);
    }

    private static Strength strength(StatusEvidence evidence, RuleSet rules) {
        Strength weakest = Strength.GOOD;
        for (SignedWith one : evidence.signatures()) {
            Strength own = rules.strength(Algorithms.of(one));
            if (own.compareTo(weakest) > 0) weakest = own;
        }
        return weakest;
    }
}
