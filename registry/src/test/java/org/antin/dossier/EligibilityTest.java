package org.antin.dossier;

import static org.antin.dossier.EligibilityRule.R_ELIG_01;
import static org.antin.dossier.EligibilityRule.R_ELIG_02;
import static org.antin.dossier.EligibilityRule.R_ELIG_03;
import static org.antin.dossier.EligibilityRule.R_ELIG_04;
import static org.antin.dossier.EligibilityRule.R_ELIG_05;
import static org.antin.dossier.EligibilityRule.R_ELIG_06;
import static org.antin.dossier.EligibilityRule.R_ELIG_07;
import static org.antin.dossier.EligibilityRule.R_ELIG_08;
import static org.antin.dossier.EligibilityRule.R_ELIG_09;
import static org.antin.dossier.EligibilityRule.R_ELIG_10;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.dossier.Eligibility.Authority;
import org.antin.dossier.Eligibility.Verdict;
import org.antin.dossier.EligibilityFacts.AuthorisedPerson;
import org.antin.dossier.EligibilityFacts.ConfirmedBy;
import org.antin.dossier.EligibilityFacts.Individual;
import org.antin.dossier.EligibilityFacts.Organisation;
import org.antin.dossier.EligibilityFacts.Request;
import org.antin.dossier.EligibilityFacts.System;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

class EligibilityTest {
    private static final Authority AUTHORITY = new Authority(true, true);
    private static final Request CONFIRMED = new Request(true, ConfirmedBy.HEAD);
    private static final Request BY_DEPUTY = new Request(true, ConfirmedBy.AUTHORISED_DEPUTY);
    private static final Request BY_CLERK = new Request(true, ConfirmedBy.SOMEBODY_ELSE);
    private static final Request ORAL = new Request(false, null);

    @Test
    @DisplayName(
            "R-ELIG-01: individual: an official of a Party or State body with a need (điểm a khoản"
                    + " 1 Điều 60)")
    void officialOfAPartyOrStateBody() {
        expect(new Individual(true, true, true, CONFIRMED), R_ELIG_01, Verdict.PASSED);
        expect(
                new Individual(false, true, true, CONFIRMED),
                R_ELIG_01,
                Verdict.FAILED,
                "eligibility.r-elig-01.official");
        expect(
                new Individual(true, false, true, CONFIRMED),
                R_ELIG_01,
                Verdict.FAILED,
                "eligibility.r-elig-01.party-or-state-body");
        expect(
                new Individual(true, true, false, CONFIRMED),
                R_ELIG_01,
                Verdict.FAILED,
                "eligibility.r-elig-01.need");
        expect(new Individual(true, null, true, CONFIRMED), R_ELIG_01, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-02: individual: written request confirmed by the head or an authorised deputy"
                    + " (điểm b khoản 1 Điều 60)")
    void individualsRequestIsConfirmed() {
        expect(new Individual(true, true, true, CONFIRMED), R_ELIG_02, Verdict.PASSED);
        expect(new Individual(true, true, true, BY_DEPUTY), R_ELIG_02, Verdict.PASSED);
        expect(
                new Individual(true, true, true, BY_CLERK),
                R_ELIG_02,
                Verdict.FAILED,
                "eligibility.r-elig-02.confirmation");
        expect(
                new Individual(true, true, true, ORAL),
                R_ELIG_02,
                Verdict.FAILED,
                "eligibility.r-elig-02.written-request");
        expect(new Individual(true, true, true, Request.unconfirmed()), R_ELIG_02, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-03: authorised person or state title: authority, body, need, confirmed request"
                    + " (khoản 2 Điều 60)")
    void authorisedPerson() {
        expect(new AuthorisedPerson(true, true, true, CONFIRMED), R_ELIG_03, Verdict.PASSED);
        expect(
                new AuthorisedPerson(false, true, true, CONFIRMED),
                R_ELIG_03,
                Verdict.FAILED,
                "eligibility.r-elig-03.seal-authority");
        expect(
                new AuthorisedPerson(true, false, true, CONFIRMED),
                R_ELIG_03,
                Verdict.FAILED,
                "eligibility.r-elig-03.party-or-state-body");
        expect(
                new AuthorisedPerson(true, true, false, CONFIRMED),
                R_ELIG_03,
                Verdict.FAILED,
                "eligibility.r-elig-03.need");
        expect(
                new AuthorisedPerson(true, true, true, BY_CLERK),
                R_ELIG_03,
                Verdict.FAILED,
                "eligibility.r-elig-03.confirmation");
        expect(new AuthorisedPerson(null, true, true, CONFIRMED), R_ELIG_03, Verdict.MISSING);
    }

    @Test
    @DisplayName("R-ELIG-04: organisation: has legal personality (điểm a khoản 3 Điều 60)")
    void organisationIsALegalPerson() {
        expect(new Organisation(true, true, null, true, CONFIRMED), R_ELIG_04, Verdict.PASSED);
        expect(
                new Organisation(false, true, null, true, CONFIRMED),
                R_ELIG_04,
                Verdict.FAILED,
                "eligibility.r-elig-04.legal-personality");
        expect(new Organisation(null, true, null, true, CONFIRMED), R_ELIG_04, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-05: organisation: establishment decision, or confirmation by the direct"
                    + " superior's head (điểm b khoản 3 Điều 60)")
    void organisationIsEstablished() {
        expect(new Organisation(true, true, false, true, CONFIRMED), R_ELIG_05, Verdict.PASSED);
        expect(new Organisation(true, false, true, true, CONFIRMED), R_ELIG_05, Verdict.PASSED);
        expect(new Organisation(true, null, true, true, CONFIRMED), R_ELIG_05, Verdict.PASSED);
        expect(
                new Organisation(true, false, false, true, CONFIRMED),
                R_ELIG_05,
                Verdict.FAILED,
                "eligibility.r-elig-05.establishment");
        expect(new Organisation(true, false, null, true, CONFIRMED), R_ELIG_05, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-06: organisation: request by the assigned person, confirmed (điểm c khoản 3"
                    + " Điều 60)")
    void organisationsRequestComesFromTheAssignedPerson() {
        expect(new Organisation(true, true, null, true, CONFIRMED), R_ELIG_06, Verdict.PASSED);
        expect(
                new Organisation(true, true, null, false, CONFIRMED),
                R_ELIG_06,
                Verdict.FAILED,
                "eligibility.r-elig-06.assigned-person");
        expect(
                new Organisation(true, true, null, true, BY_CLERK),
                R_ELIG_06,
                Verdict.FAILED,
                "eligibility.r-elig-06.confirmation");
        expect(
                new Organisation(true, true, null, true, Request.unconfirmed()),
                R_ELIG_06,
                Verdict.MISSING);
    }

    @Test
    @DisplayName("R-ELIG-07: system: owned or managed by a legal person (điểm a khoản 4 Điều 60)")
    void systemBelongsToALegalPerson() {
        expect(new System(true, true, CONFIRMED), R_ELIG_07, Verdict.PASSED);
        expect(
                new System(false, true, CONFIRMED),
                R_ELIG_07,
                Verdict.FAILED,
                "eligibility.r-elig-07.owner-legal-personality");
        expect(new System(null, true, CONFIRMED), R_ELIG_07, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-08: system: the certificate's manager is an authorised person (điểm b khoản 4"
                    + " Điều 60)")
    void systemsCertificateHasAnAuthorisedManager() {
        expect(new System(true, true, CONFIRMED), R_ELIG_08, Verdict.PASSED);
        expect(
                new System(true, false, CONFIRMED),
                R_ELIG_08,
                Verdict.FAILED,
                "eligibility.r-elig-08.certificate-manager-authority");
        expect(new System(true, null, CONFIRMED), R_ELIG_08, Verdict.MISSING);
    }

    @Test
    @DisplayName("R-ELIG-09: system: confirmed request (điểm c khoản 4 Điều 60)")
    void systemsRequestIsConfirmed() {
        expect(new System(true, true, BY_DEPUTY), R_ELIG_09, Verdict.PASSED);
        expect(
                new System(true, true, BY_CLERK),
                R_ELIG_09,
                Verdict.FAILED,
                "eligibility.r-elig-09.confirmation");
        expect(new System(true, true, Request.unconfirmed()), R_ELIG_09, Verdict.MISSING);
    }

    @Test
    @DisplayName(
            "R-ELIG-10: the managing authority is a legal person with its own seal (khoản 1 Điều 3"
                    + " Thông tư 185/2019)")
    void managingAuthorityIsALegalPersonWithASeal() {
        var facts = new Individual(true, true, true, CONFIRMED);
        assertThat(result(Eligibility.judge(facts, AUTHORITY), R_ELIG_10).verdict())
                .isEqualTo(Verdict.PASSED);
        var sealless = Eligibility.judge(facts, new Authority(true, false));
        assertThat(codes(result(sealless, R_ELIG_10)))
                .containsExactly("eligibility.r-elig-10.authority-seal");
        var noPerson = Eligibility.judge(facts, new Authority(false, true));
        assertThat(codes(result(noPerson, R_ELIG_10)))
                .containsExactly("eligibility.r-elig-10.authority-legal-personality");
        assertThat(result(Eligibility.judge(facts, new Authority(null, null)), R_ELIG_10).verdict())
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    @DisplayName("Điều 6.1: all results come at once, not just the first")
    void everythingAtOnce() {
        var bad =
                Eligibility.judge(
                        new Individual(false, null, false, BY_CLERK), new Authority(true, false));
        assertThat(bad.refusals())
                .extracting(Ineligible::code)
                .containsExactly(
                        "eligibility.r-elig-01.official",
                        "eligibility.r-elig-01.need",
                        "eligibility.r-elig-02.confirmation",
                        "eligibility.r-elig-10.authority-seal");
        assertThat(bad.missing()).containsExactly(EligibilityFact.PARTY_OR_STATE_BODY);
        assertThat(bad.maySubmit()).isFalse();
        assertThat(bad.results())
                .extracting(Eligibility.Result::rule)
                .containsExactly(R_ELIG_01, R_ELIG_02, R_ELIG_10);
    }

    @Test
    @DisplayName("Điều 9.2: a request may be submitted before it is confirmed, and sent only after")
    void confirmationComesAfterSubmission() {
        var draft =
                Eligibility.judge(
                        new Organisation(true, true, null, true, Request.unconfirmed()), AUTHORITY);
        assertThat(draft.maySubmit()).isTrue();
        assertThat(draft.met()).isFalse();
        assertThat(draft.missing()).containsExactly(EligibilityFact.CONFIRMATION);
        assertThat(draft.missingAtSubmission()).isEmpty();
        var confirmed =
                Eligibility.judge(new Organisation(true, true, null, true, CONFIRMED), AUTHORITY);
        assertThat(confirmed.met()).isTrue();
        var unknown =
                Eligibility.judge(new Organisation(null, true, null, true, CONFIRMED), AUTHORITY);
        assertThat(unknown.maySubmit()).isFalse();
        assertThat(unknown.missingAtSubmission())
                .containsExactly(EligibilityFact.LEGAL_PERSONALITY);
    }

    @Test
    @DisplayName(
            "each refusal has its Vietnamese sentence with the place of law in the official order")
    void everyRefusalIsExplained() {
        for (String language : List.of("", "en")) {
            var texts = texts(language);
            for (var rule : EligibilityRule.values()) {
                assertThat(texts.getString(rule.messageKey())).isNotBlank();
                for (var fact : rule.facts()) {
                    assertThat(texts.getString(fact.messageKey())).isNotBlank();
                    var refusal = new Ineligible(rule, fact);
                    assertThat(
                                    MessageFormat.format(
                                            texts.getString(refusal.code()),
                                            refusal.arguments().toArray()))
                            .endsWith("(" + rule.article().text() + ").");
                }
            }
        }
        assertThat(R_ELIG_01.article().text())
                .isEqualTo("điểm a khoản 1 Điều 60 Nghị định 130/2018/NĐ-CP");
        assertThat(R_ELIG_10.article().text()).isEqualTo("khoản 1 Điều 3 Thông tư 185/2019/TT-BQP");
        assertThat(R_ELIG_03.id()).isEqualTo("R-ELIG-03");
    }

    private static void expect(
            EligibilityFacts facts, EligibilityRule rule, Verdict verdict, String... codes) {
        var result = result(Eligibility.judge(facts, AUTHORITY), rule);
        assertThat(result.verdict()).as("%s by %s", facts, rule).isEqualTo(verdict);
        assertThat(codes(result)).containsExactly(codes);
        if (verdict == Verdict.MISSING) assertThat(result.missing()).isNotEmpty();
    }

    private static Eligibility.Result result(Eligibility all, EligibilityRule rule) {
        return all.results().stream().filter(r -> r.rule() == rule).findFirst().orElseThrow();
    }

    private static List<String> codes(Eligibility.Result result) {
        return result.faults().stream().map(Ineligible::code).toList();
    }

    private static ResourceBundle texts(@Nullable String language) {
        return ResourceBundle.getBundle(
                "messages.eligibility",
                language == null || language.isEmpty() ? Locale.ROOT : Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
