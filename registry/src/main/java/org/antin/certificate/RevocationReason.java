package org.antin.certificate;

import java.util.Locale;

/// Why a certificate is revoked (Nghị định 130/2018, Điều 68), with the reason RFC 5280 5.3.1 has
/// for it.
public enum RevocationReason {
    KEY_COMPROMISED(1),
    KEY_SUSPECTED(1),
    DEVICE_LOST(1),
    DEVICE_DAMAGED(5),
    OTHER_INSECURITY(0),
    JUDICIAL_OR_SECURITY_REQUEST(0),
    AUTHORITY_REQUEST(0),
    SUBSCRIBER_VIOLATION(0),
    POSITION_CHANGED(3),
    RETIRED(5),
    RESIGNED(5),
    DECEASED(5),
    AUTHORITY_CHANGED(3),
    ORGANISATION_DISSOLVED(5),
    ORGANISATION_SPLIT(3),
    ORGANISATION_MERGED(3),
    SERVICE_STOPPED(5),
    SUPERSEDED(4);

    private final int crlReason;

    RevocationReason(int crlReason) {
        this.crlReason = crlReason;
    }

    /// The CRLReason number of RFC 5280.
    public int crlReason() {
        return crlReason;
    }

    /// Whether the key may be in wrong hands: nobody signs with it from the report on.
    public boolean blocksUse() {
        return crlReason == 1;
    }

    /// Key of the reason's words.
    public String messageKey() {
        return "certificate.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
