package org.antin.dossier;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is known about a request for a new certificate. Null everywhere means "not known yet",
/// which is neither yes nor no.
public sealed interface EligibilityFacts {
    /// The rules that apply to this kind of subscriber, R-ELIG-10 aside, which applies to all.
    List<EligibilityRule> rules();

    /// What is known, fact by fact; a fact that isn't known has no entry.
    Map<EligibilityFact, Boolean> known();

    /// Who confirmed the request.
    enum ConfirmedBy {
        /// The head of the managing authority.
        HEAD,
        /// A deputy authorised to (Điều 9.2).
        AUTHORISED_DEPUTY,
        /// Somebody who has no right to.
        SOMEBODY_ELSE
    }

    /// The request itself.
    ///
    /// @param written it exists in writing, on paper or as a signed electronic document
    /// @param confirmedBy null until somebody has confirmed
    record Request(@Nullable Boolean written, @Nullable ConfirmedBy confirmedBy) {
        /// A written request nobody has confirmed yet.
        public static Request unconfirmed() {
            return new Request(true, null);
        }

        private @Nullable Boolean confirmed() {
            return confirmedBy == null ? null : confirmedBy != ConfirmedBy.SOMEBODY_ELSE;
        }
    }

    /// Cán bộ, công chức, viên chức (Điều 60 khoản 1 NĐ 130/2018).
    record Individual(
            @Nullable Boolean official,
            @Nullable Boolean partyOrStateBody,
            @Nullable Boolean need,
            Request request)
            implements EligibilityFacts {
        @Override
        public List<EligibilityRule> rules() {
            return List.of(EligibilityRule.R_ELIG_01, EligibilityRule.R_ELIG_02);
        }

        @Override
        public Map<EligibilityFact, Boolean> known() {
            var known = of(request);
            put(known, EligibilityFact.OFFICIAL, official);
            put(known, EligibilityFact.PARTY_OR_STATE_BODY, partyOrStateBody);
            put(known, EligibilityFact.NEED, need);
            return known;
        }
    }

    /// Người có thẩm quyền theo pháp luật về con dấu, người có chức danh nhà nước (Điều 60 khoản
    /// 2).
    record AuthorisedPerson(
            @Nullable Boolean sealAuthority,
            @Nullable Boolean partyOrStateBody,
            @Nullable Boolean need,
            Request request)
            implements EligibilityFacts {
        @Override
        public List<EligibilityRule> rules() {
            return List.of(EligibilityRule.R_ELIG_03);
        }

        @Override
        public Map<EligibilityFact, Boolean> known() {
            var known = of(request);
            put(known, EligibilityFact.SEAL_AUTHORITY, sealAuthority);
            put(known, EligibilityFact.PARTY_OR_STATE_BODY, partyOrStateBody);
            put(known, EligibilityFact.NEED, need);
            return known;
        }
    }

    /// Cơ quan, tổ chức (Điều 60 khoản 3).
    ///
    /// @param establishmentDecision a valid copy of the establishment decision, or of the decision
    ///   on functions and structure, is attached
    /// @param confirmedBySuperior the head of the direct superior has confirmed instead
    /// @param byAssignedPerson the applicant is the person assigned the organisation's certificate
    record Organisation(
            @Nullable Boolean legalPersonality,
            @Nullable Boolean establishmentDecision,
            @Nullable Boolean confirmedBySuperior,
            @Nullable Boolean byAssignedPerson,
            Request request)
            implements EligibilityFacts {
        @Override
        public List<EligibilityRule> rules() {
            return List.of(
                    EligibilityRule.R_ELIG_04,
                    EligibilityRule.R_ELIG_05,
                    EligibilityRule.R_ELIG_06);
        }

        @Override
        public Map<EligibilityFact, Boolean> known() {
            var known = of(request);
            put(known, EligibilityFact.LEGAL_PERSONALITY, legalPersonality);
            put(
                    known,
                    EligibilityFact.ESTABLISHMENT,
                    either(establishmentDecision, confirmedBySuperior));
            put(known, EligibilityFact.ASSIGNED_PERSON, byAssignedPerson);
            return known;
        }
    }

    /// Thiết bị, dịch vụ, phần mềm (Điều 60 khoản 4).
    record System(
            @Nullable Boolean ownerLegalPersonality,
            @Nullable Boolean managerHasSealAuthority,
            Request request)
            implements EligibilityFacts {
        @Override
        public List<EligibilityRule> rules() {
            return List.of(
                    EligibilityRule.R_ELIG_07,
                    EligibilityRule.R_ELIG_08,
                    EligibilityRule.R_ELIG_09);
        }

        @Override
        public Map<EligibilityFact, Boolean> known() {
            var known = of(request);
            put(known, EligibilityFact.OWNER_LEGAL_PERSONALITY, ownerLegalPersonality);
            put(known, EligibilityFact.CERTIFICATE_MANAGER_AUTHORITY, managerHasSealAuthority);
            return known;
        }
    }

    private static Map<EligibilityFact, Boolean> of(Request request) {
        var known = new EnumMap<EligibilityFact, Boolean>(EligibilityFact.class);
        put(known, EligibilityFact.WRITTEN_REQUEST, request.written());
        put(known, EligibilityFact.CONFIRMATION, request.confirmed());
        return known;
    }

    private static void put(
            Map<EligibilityFact, Boolean> known, EligibilityFact fact, @Nullable Boolean value) {
        if (value != null) known.put(fact, value);
    }

    private static @Nullable Boolean either(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) return true;
        return one == null || other == null ? null : false;
    }
}
