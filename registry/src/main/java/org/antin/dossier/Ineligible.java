package org.antin.dossier;

import org.antin.kernel.Refusal;

import java.util.List;
import java.util.Locale;

/// A condition of issuance that isn't met (Điều 6.1): the rule, and the fact that breaks it.
public record Ineligible(EligibilityRule rule, EligibilityFact fault) implements Refusal {
    @Override
    public String code() {
        return "eligibility." + rule.id().toLowerCase(Locale.ROOT) + "." + fault.code();
    }

    /// The place of law, in the official order.
    @Override
    public List<Object> arguments() {
        return List.of(rule.article().text());
    }
}
