package org.antin.practiceca;

import org.bouncycastle.asn1.x509.CRLReason;

/// Why a certificate was revoked (RFC 5280 5.3.1). `certificateHold` is not offered: revocation
/// can't be undone (NĐ 130/2018 Điều 68–70, as remembered in procedures 3.4).
public enum RevocationReason {
    /// No reason given; then the reason code is left out, as RFC 5280 5.3.1 recommends.
    UNSPECIFIED(CRLReason.unspecified),
    /// The key leaked, or may have: also a lost device (Điều 10.4).
    KEY_COMPROMISE(CRLReason.keyCompromise),
    /// Name, title or body changed.
    AFFILIATION_CHANGED(CRLReason.affiliationChanged),
    /// Another certificate took its place.
    SUPERSEDED(CRLReason.superseded),
    /// The body was abolished or the work ended.
    CESSATION_OF_OPERATION(CRLReason.cessationOfOperation),
    /// The right to sign was taken away.
    PRIVILEGE_WITHDRAWN(CRLReason.privilegeWithdrawn);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    /// The number of RFC 5280 5.3.1.
    public int code() {
        return code;
    }

    static RevocationReason ofCode(int code) {
        for (RevocationReason reason : values()) {
            if (reason.code == code) return reason;
        }
        throw new IllegalArgumentException("no such revocation reason: " + code);
    }
}
