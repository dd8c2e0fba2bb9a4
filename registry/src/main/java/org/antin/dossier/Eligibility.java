package org.antin.dossier;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the conditions of issuance say about a request (Điều 6.1): every rule with its result, not
/// just the first that fails, so that an applicant mends everything at once.
///
/// @param results in the order of the rules' numbers
public record Eligibility(List<Result> results) {
    public Eligibility {
        results = List.copyOf(results);
    }

    /// What one rule says.
    public enum Verdict {
        PASSED,
        FAILED,
        /// Nothing speaks against it, but something isn't known yet.
        MISSING
    }

    /// One rule's answer.
    ///
    /// @param faults each fact that breaks the rule, as a refusal
    /// @param missing facts not known yet
    public record Result(
            EligibilityRule rule, List<Ineligible> faults, List<EligibilityFact> missing) {
        public Result {
            faults = List.copyOf(faults);
            missing = List.copyOf(missing);
        }

        public Verdict verdict() {
            if (!faults.isEmpty()) return Verdict.FAILED;
            return missing.isEmpty() ? Verdict.PASSED : Verdict.MISSING;
        }
    }

    /// The managing authority, for R-ELIG-10.
    public record Authority(@Nullable Boolean legalPersonality, @Nullable Boolean ownSeal) {}

    /// Judges a request for a new certificate.
    public static Eligibility judge(EligibilityFacts facts, Authority authority) {
        Map<EligibilityFact, Boolean> known = new EnumMap<>(EligibilityFact.class);
        known.putAll(facts.known());
        if (authority.legalPersonality() != null)
            known.put(EligibilityFact.AUTHORITY_LEGAL_PERSONALITY, authority.legalPersonality());
        if (authority.ownSeal() != null)
            known.put(EligibilityFact.AUTHORITY_SEAL, authority.ownSeal());
        var results = new ArrayList<Result>();
        for (var rule : facts.rules()) results.add(judge(rule, known));
        results.add(judge(EligibilityRule.R_ELIG_10, known));
        return new Eligibility(results);
    }

    private static Result judge(EligibilityRule rule, Map<EligibilityFact, Boolean> known) {
        var faults = new ArrayList<Ineligible>();
        var missing = new ArrayList<EligibilityFact>();
        for (var fact : rule.facts()) {
            Boolean value = known.get(fact);
            if (value == null) missing.add(fact);
            else if (!value) faults.add(new Ineligible(rule, fact));
        }
        return new Result(rule, faults, missing);
    }

    /// Every condition that isn't met.
    public List<Ineligible> refusals() {
        return results.stream().flatMap(r -> r.faults().stream()).toList();
    }

    /// Every fact that isn't known yet, once.
    public List<EligibilityFact> missing() {
        var all = new TreeSet<EligibilityFact>();
        for (var result : results) all.addAll(result.missing());
        return List.copyOf(all);
    }

    /// What keeps an applicant from submitting: missing facts other than the confirmation, which
    /// can only come afterwards.
    public List<EligibilityFact> missingAtSubmission() {
        return missing().stream().filter(f -> f != EligibilityFact.CONFIRMATION).toList();
    }

    /// Whether the request may go to the managing authority.
    public boolean maySubmit() {
        return refusals().isEmpty() && missingAtSubmission().isEmpty();
    }

    /// Whether the request may go to the provider: every rule passed.
    public boolean met() {
        return results.stream().allMatch(r -> r.verdict() == Verdict.PASSED);
    }
}
