package org.antin.signing.files;

import org.antin.signing.DssVerdict;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Format;
import org.antin.signing.check.Reason;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.VerificationReport;

import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;

/// Why we and EU DSS may say different things about one file. Each goes by what both sides said,
/// never by a file's name; in all but one ours is the stricter word.
enum Difference {
    CHANGED_AFTER_SIGNING(
            "EU DSS warns of what was changed after signing and passes; here it decides (Điều 7.2)",
            (ours, dss) ->
                    stricter(ours, dss)
                            && anyOf(
                                    ours,
                                    Reason.LATER_CHANGE_FORBIDDEN,
                                    Reason.LATER_CHANGE_SUSPICIOUS)),
    UNSIGNED_IN_CONTAINER(
            "EU DSS passes a container with a file nobody signed; here every file in it must be",
            (ours, dss) -> stricter(ours, dss) && anyOf(ours, Reason.CONTAINER_STRUCTURE)),
    OFFICE_FILE(
            "EU DSS doesn't read signed Office files",
            (ours, dss) ->
                    ours.format() == Format.OOXML
                            && dss.reasons().contains("UnsupportedOperationException")),
    KEY_FOR_SOMETHING_ELSE(
            "EU DSS's default policy only warns when the certificate's key isn't for signing",
            (ours, dss) ->
                    stricter(ours, dss)
                            && dss.verdict() == FileVerdict.VALID
                            && anyOf(ours, Reason.KEY_USAGE)),
    BROKEN_TIME_STAMP(
            "EU DSS passes over a broken time stamp it doesn't need; here something was tampered with",
            (ours, dss) ->
                    stricter(ours, dss)
                            && dss.verdict() == FileVerdict.VALID
                            && anyOf(ours, Reason.TIMESTAMP_BROKEN)),
    EVIDENCE_FROM_BEFORE(
            "EU DSS takes a CRL or OCSP answer from before the proven time; here it says nothing (T10)",
            (ours, dss) ->
                    stricter(ours, dss)
                            && dss.verdict() == FileVerdict.VALID
                            && ours.signatures().stream().anyMatch(Difference::olderEvidence)),
    REFERENCE_LEADS_NOWHERE(
            "what a signature says lies in the file and doesn't is a forgery here, missing there",
            (ours, dss) ->
                    stricter(ours, dss)
                            && anyOf(ours, Reason.REFERENCE_STRUCTURE)
                            && dss.reasons().contains("SIGNED_DATA_NOT_FOUND")),
    BYTE_RANGE_UNUSABLE(
            "EU DSS doesn't see a signature whose byte range it can't use; here it is a broken one",
            (ours, dss) ->
                    dss.verdict() == FileVerdict.NOT_SIGNED && anyOf(ours, Reason.BYTE_RANGE)),
    /// The only one in which ours is the milder word.
    ALGORITHM_OF_ITS_DAY(
            "EU DSS goes by one date on which an algorithm ended; here by the rules of the proven"
                    + " time, with a remark (T27, T28)",
            (ours, dss) ->
                    ours.verdict() == FileVerdict.VALID
                            && ours.says(Reason.WEAK_ALGORITHM_THEN)
                            && dss.reasons().equals(List.of("CRYPTO_CONSTRAINTS_FAILURE_NO_POE")));

    private final String words;
    private final BiPredicate<VerificationReport, DssVerdict> holds;

    Difference(String words, BiPredicate<VerificationReport, DssVerdict> holds) {
        this.words = words;
        this.holds = holds;
    }

    String words() {
        return words;
    }

    /// @return null when nothing explains it
    static Difference between(VerificationReport ours, DssVerdict dss) {
        for (Difference one : values()) if (one.holds.test(ours, dss)) return one;
        return null;
    }

    static List<String> reasons(VerificationReport report) {
        return report.signatures().stream()
                .map(SignatureReport::reason)
                .map(Reason::code)
                .distinct()
                .toList();
    }

    private static boolean stricter(VerificationReport ours, DssVerdict dss) {
        return switch (dss.verdict()) {
            case VALID -> ours.verdict() != FileVerdict.VALID;
            case INDETERMINATE -> ours.verdict() == FileVerdict.INVALID;
            case INVALID, NOT_SIGNED, UNREADABLE -> false;
        };
    }

    private static boolean anyOf(VerificationReport report, Reason... reasons) {
        return report.signatures().stream().anyMatch(s -> List.of(reasons).contains(s.reason()));
    }

    private static boolean olderEvidence(SignatureReport one) {
        if (one.reason() != Reason.REVOCATION_UNKNOWN || one.trustedTime() == null) return false;
        Instant evidence = one.chain().getFirst().status().thisUpdate();
        return evidence != null && evidence.isBefore(one.trustedTime());
    }
}
