package org.antin.signing.check;

import static org.antin.signing.check.Indication.INDETERMINATE;
import static org.antin.signing.check.Indication.TOTAL_FAILED;
import static org.antin.signing.check.Indication.TOTAL_PASSED;

import org.jspecify.annotations.Nullable;

/// The published table of reasons and message codes. It only grows: a code, once printed, keeps its
/// meaning for good (interfaces.md 2). `docs/guide/verification-codes.md` is the same table for
/// readers.
public enum Reason {
    OK("ok", TOTAL_PASSED, null),

    // The signature itself.
    HASH_MISMATCH("hash-mismatch", TOTAL_FAILED, SubIndication.HASH_FAILURE),
    SIGNATURE_MISMATCH("signature-mismatch", TOTAL_FAILED, SubIndication.SIG_CRYPTO_FAILURE),
    ATTRIBUTE_ORDER("attribute-order", TOTAL_FAILED, SubIndication.SIG_CRYPTO_FAILURE),
    ALGORITHM_MISMATCH("algorithm-mismatch", TOTAL_FAILED, SubIndication.SIG_CRYPTO_FAILURE),
    BYTE_RANGE("byte-range", TOTAL_FAILED, SubIndication.FORMAT_FAILURE),
    SIGNATURE_STRUCTURE("signature-structure", TOTAL_FAILED, SubIndication.FORMAT_FAILURE),
    REFERENCE_STRUCTURE("reference-structure", TOTAL_FAILED, SubIndication.FORMAT_FAILURE),
    CONTAINER_STRUCTURE("container-structure", TOTAL_FAILED, SubIndication.FORMAT_FAILURE),
    CONTENT_UNSIGNED("content-unsigned", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),
    SIGNED_DATA_MISSING(
            "signed-data-missing", Indication.INDETERMINATE, SubIndication.SIGNED_DATA_NOT_FOUND),
    NO_SIGNING_CERTIFICATE(
            "no-signing-certificate", INDETERMINATE, SubIndication.NO_SIGNING_CERTIFICATE_FOUND),
    CERTIFICATE_SUBSTITUTED(
            "certificate-substituted", TOTAL_FAILED, SubIndication.SIG_CONSTRAINTS_FAILURE),
    SIGNATURE_UNSUPPORTED(
            "signature-unsupported", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),
    COUNTER_SIGNATURE_BROKEN(
            "counter-signature-broken", TOTAL_FAILED, SubIndication.SIG_CRYPTO_FAILURE),

    // What came after it.
    LATER_CHANGE_FORBIDDEN("later-change-forbidden", TOTAL_FAILED, SubIndication.FORMAT_FAILURE),
    LATER_CHANGE_SUSPICIOUS(
            "later-change-suspicious", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),

    // The certificate.
    UNTRUSTED("untrusted", INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND),
    OUT_OF_SCOPE("out-of-scope", INDETERMINATE, SubIndication.CHAIN_CONSTRAINTS_FAILURE),
    CHAIN_INVALID("chain-invalid", INDETERMINATE, SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE),
    CHAIN_TOO_COMPLEX("chain-too-complex", INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND),
    KEY_USAGE("key-usage", INDETERMINATE, SubIndication.CHAIN_CONSTRAINTS_FAILURE),
    REVOKED_BEFORE("revoked-before", TOTAL_FAILED, SubIndication.REVOKED),
    REVOKED_NO_TIME("revoked-no-time", INDETERMINATE, SubIndication.REVOKED_NO_POE),
    REVOKED_AFTER("revoked-after", null, null),
    CA_REVOKED("ca-revoked", INDETERMINATE, SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE),
    EXPIRED_BEFORE("expired-before", TOTAL_FAILED, SubIndication.EXPIRED),
    EXPIRED_NO_TIME("expired-no-time", INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE),
    EXPIRED_AFTER("expired-after", null, null),
    NOT_YET_VALID("not-yet-valid", TOTAL_FAILED, SubIndication.NOT_YET_VALID),
    NOT_YET_VALID_NO_TIME(
            "not-yet-valid-no-time", INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE),
    REVOCATION_UNKNOWN("revocation-unknown", INDETERMINATE, SubIndication.TRY_LATER),
    WEAK_ALGORITHM("weak-algorithm", INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),
    WEAK_ALGORITHM_THEN("weak-algorithm-then", null, null),
    UNKNOWN_ALGORITHM("unknown-algorithm", INDETERMINATE, SubIndication.CRYPTO_CONSTRAINTS_FAILURE),

    // Time stamps.
    TIMESTAMP_BROKEN("timestamp-broken", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),
    TIMESTAMP_UNPROVEN("timestamp-unproven", null, null),
    TIMESTAMP_ORDER("timestamp-order", INDETERMINATE, SubIndication.TIMESTAMP_ORDER_FAILURE),

    // The evidence record beside a file.
    RECORD_UNREADABLE("record-unreadable", INDETERMINATE, SubIndication.FORMAT_FAILURE),
    RECORD_OF_OTHER_FILE(
            "record-of-other-file", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),
    RECORD_PIECES("record-pieces", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),
    RECORD_BROKEN("record-broken", INDETERMINATE, SubIndication.SIG_CONSTRAINTS_FAILURE),

    // The documents an edXML message carries. They weigh on the file, never on a signature of it.
    ATTACHMENT_INVALID("attachment-invalid", TOTAL_FAILED, null),
    ATTACHMENT_INDETERMINATE("attachment-indeterminate", INDETERMINATE, null),
    ATTACHMENT_UNREAD("attachment-unread", INDETERMINATE, null),
    ATTACHMENT_VALID("attachment-valid", null, null),
    ATTACHMENT_NOT_SIGNED("attachment-not-signed", null, null),
    ATTACHMENT_OTHER_KIND("attachment-other-kind", null, null),
    ATTACHMENTS_NOT_CHECKED("attachments-not-checked", null, null),

    // Things worth saying that decide nothing by themselves.
    LEADER_MISSING("leader-missing", null, null),
    CAPACITY_DIFFERS("capacity-differs", null, null),
    PRACTICE("practice", null, null),
    CLAIMED_TIME_AHEAD("claimed-time-ahead", null, null),
    PARTIAL_COVERAGE("partial-coverage", null, null),
    SIGNATURE_PADDING("signature-padding", null, null),
    SIGNATURE_UNREADABLE("signature-unreadable", INDETERMINATE, SubIndication.FORMAT_FAILURE),
    SIGNATURE_REMOVED("signature-removed", null, null),
    TIME_LIMIT("time-limit", INDETERMINATE, SubIndication.TRY_LATER),
    DELTA_CRL_MISSING("delta-crl-missing", null, null),
    EVIDENCE_WEAK("evidence-weak", null, null),
    OFFLINE("offline", null, null),
    FETCH_REFUSED("fetch-refused", null, null),
    FETCH_FAILED("fetch-failed", null, null),
    NO_TRUST("no-trust", null, null),

    // The file as a whole.
    SECRECY_MARK("secrecy-mark", null, null),
    NOT_SUPPORTED("not-supported", null, null),
    MALFORMED("malformed", null, null),
    ENCRYPTED("encrypted", null, null),
    TOO_LARGE("too-large", null, null),
    TOO_COMPLEX("too-complex", null, null),
    CANNOT_READ("cannot-read", null, null),
    NOT_SIGNED("not-signed", null, null),
    INTERNAL_FAULT("internal-fault", null, null);

    private final String code;
    private final @Nullable Indication indication;
    private final @Nullable SubIndication subIndication;

    Reason(String code, @Nullable Indication indication, @Nullable SubIndication subIndication) {
        this.code = code;
        this.indication = indication;
        this.subIndication = subIndication;
    }

    /// The stable code, as printed.
    public String code() {
        return code;
    }

    /// Where it comes from: the article of the law, then the section of the standard.
    public String article() {
        return Articles.of(code);
    }

    /// The ETSI main indication a signature gets when this is why; null for codes that only ever
    /// come as messages.
    public @Nullable Indication indication() {
        return indication;
    }

    /// The ETSI sub-indication that goes with it.
    public @Nullable SubIndication subIndication() {
        return subIndication;
    }

    /// The verdict of a signature whose deciding reason this is. A reason that decides nothing is
    /// never asked.
    public Verdict verdict() {
        return switch (indication) {
            case TOTAL_PASSED -> Verdict.VALID;
            case TOTAL_FAILED -> Verdict.INVALID;
            case INDETERMINATE -> Verdict.INDETERMINATE;
            case null -> throw new IllegalStateException(code + " decides nothing by itself");
        };
    }
}
