package org.antin.dossier;

import static org.antin.rulebook.Act.CIRCULAR_185;
import static org.antin.rulebook.Act.DECREE_130;

import org.antin.rulebook.Citation;

import java.util.List;
import java.util.Locale;

/// The conditions of issuance (Điều 6.1 of the regulation): NĐ 130/2018 Điều 60 and TT 185/2019
/// Điều 3.1, numbered as in procedures.md.
public enum EligibilityRule {
    /// Individual: an official of a Party or State body, with a need for electronic transactions.
    R_ELIG_01(
            Citation.point(DECREE_130, 60, 1, "a"),
            EligibilityFact.OFFICIAL,
            EligibilityFact.PARTY_OR_STATE_BODY,
            EligibilityFact.NEED),
    /// Individual: written request confirmed by the head of the managing authority.
    R_ELIG_02(
            Citation.point(DECREE_130, 60, 1, "b"),
            EligibilityFact.WRITTEN_REQUEST,
            EligibilityFact.CONFIRMATION),
    /// Authorised person or state title: authority, body, need and confirmed request.
    R_ELIG_03(
            Citation.clause(DECREE_130, 60, 2),
            EligibilityFact.SEAL_AUTHORITY,
            EligibilityFact.PARTY_OR_STATE_BODY,
            EligibilityFact.NEED,
            EligibilityFact.WRITTEN_REQUEST,
            EligibilityFact.CONFIRMATION),
    /// Organisation: legal personality.
    R_ELIG_04(Citation.point(DECREE_130, 60, 3, "a"), EligibilityFact.LEGAL_PERSONALITY),
    /// Organisation: establishment decision, or confirmation by the head of the direct superior.
    R_ELIG_05(Citation.point(DECREE_130, 60, 3, "b"), EligibilityFact.ESTABLISHMENT),
    /// Organisation: request by the assigned person, confirmed.
    R_ELIG_06(
            Citation.point(DECREE_130, 60, 3, "c"),
            EligibilityFact.ASSIGNED_PERSON,
            EligibilityFact.WRITTEN_REQUEST,
            EligibilityFact.CONFIRMATION),
    /// System: owned or managed by a legal person.
    R_ELIG_07(Citation.point(DECREE_130, 60, 4, "a"), EligibilityFact.OWNER_LEGAL_PERSONALITY),
    /// System: the certificate's manager is an authorised person.
    R_ELIG_08(
            Citation.point(DECREE_130, 60, 4, "b"), EligibilityFact.CERTIFICATE_MANAGER_AUTHORITY),
    /// System: confirmed request.
    R_ELIG_09(
            Citation.point(DECREE_130, 60, 4, "c"),
            EligibilityFact.WRITTEN_REQUEST,
            EligibilityFact.CONFIRMATION),
    /// The managing authority itself: a legal person with its own seal (Điều 5 says so too).
    R_ELIG_10(
            Citation.clause(CIRCULAR_185, 3, 1),
            EligibilityFact.AUTHORITY_LEGAL_PERSONALITY,
            EligibilityFact.AUTHORITY_SEAL);

    private final Citation article;
    private final List<EligibilityFact> facts;

    EligibilityRule(Citation article, EligibilityFact... facts) {
        this.article = article;
        this.facts = List.of(facts);
    }

    /// As in procedures.md: "R-ELIG-01".
    public String id() {
        return name().replace('_', '-');
    }

    /// Where the condition stands.
    public Citation article() {
        return article;
    }

    /// What the condition asks; all must hold.
    public List<EligibilityFact> facts() {
        return facts;
    }

    /// Key of the sentence that says what the rule asks.
    public String messageKey() {
        return "eligibility.rule." + id().toLowerCase(Locale.ROOT);
    }
}
