package org.antin.dossier;

import java.util.Locale;

/// A fact a condition of issuance asks about. Its name on the screen lies under [#messageKey()].
public enum EligibilityFact {
    /// The person is cán bộ, công chức or viên chức.
    OFFICIAL,
    /// The body is one of the Party or the State.
    PARTY_OR_STATE_BODY,
    /// There is a need for electronic transactions.
    NEED,
    /// The request exists in writing.
    WRITTEN_REQUEST,
    /// The head of the managing authority, or a deputy authorised to, has confirmed the request.
    CONFIRMATION,
    /// The person is người có thẩm quyền under the law on seals, or holds a state title.
    SEAL_AUTHORITY,
    /// The organisation has legal personality.
    LEGAL_PERSONALITY,
    /// There is an establishment decision, or the head of the direct superior has confirmed.
    ESTABLISHMENT,
    /// The request comes from the person assigned the organisation's certificate.
    ASSIGNED_PERSON,
    /// The body that owns or manages the system has legal personality.
    OWNER_LEGAL_PERSONALITY,
    /// Who is to manage the system's certificate is người có thẩm quyền under the law on seals.
    CERTIFICATE_MANAGER_AUTHORITY,
    /// The managing authority has legal personality.
    AUTHORITY_LEGAL_PERSONALITY,
    /// The managing authority has its own seal.
    AUTHORITY_SEAL;

    /// Stable lower-case word: part of refusal codes.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Key of the fact's name.
    public String messageKey() {
        return "eligibility.fact." + code();
    }
}
