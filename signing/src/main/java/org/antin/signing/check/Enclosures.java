package org.antin.signing.check;

import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.EnclosedDocument;
import org.antin.signing.make.EdxmlMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What was found about the documents an edXML message carries: the legal signatures are theirs,
/// the message's own only vouches for the parcel (QCVN 102:2016/BTTTT).
///
/// @param reports of each of them, in file order
/// @param leftOut whether there are some, and nobody looked at them
record Enclosures(List<VerificationReport> reports, boolean leftOut) {
    static final Enclosures NONE = new Enclosures(List.of(), false);

    Enclosures {
        reports = List.copyOf(reports);
    }

    /// Checks one of them.
    interface Check {
        VerificationReport of(EnclosedDocument document, Limits left);
    }

    /// Each is a file of its own, within what is left of the message's bounds.
    ///
    /// @param facts of the message
    static Enclosures judged(byte[] file, DocumentFacts facts, Limits limits, Check check) {
        EdxmlMessage message = message(file, facts);
        if (message == null) return NONE;
        int left = limits.signatures() - facts.signatures().size();
        var reports = new ArrayList<VerificationReport>();
        for (EnclosedDocument document : EnclosedDocument.of(message, limits)) {
            var asked =
                    left > 0 || document.unread() != null
                            ? document
                            : document.unread(Reason.TOO_COMPLEX);
            var report = check.of(asked, limits.with("signatures", Math.max(1, left)));
            left -= report.signatures().size();
            reports.add(report);
        }
        return new Enclosures(reports, false);
    }

    /// Only whether there are any.
    static Enclosures leftOut(byte[] file, DocumentFacts facts) {
        EdxmlMessage message = message(file, facts);
        return message == null || message.attachments().isEmpty()
                ? NONE
                : new Enclosures(List.of(), true);
    }

    private static @Nullable EdxmlMessage message(byte[] file, DocumentFacts facts) {
        boolean xml = facts.format() == Format.XADES && facts.unreadable() == null;
        return xml ? EdxmlMessage.of(file) : null;
    }

    /// What one of them says about the whole file.
    static Reason reason(VerificationReport one) {
        // A message in the message, whose own documents nobody looked at.
        if (one.says(Reason.ATTACHMENTS_NOT_CHECKED)) {
            return one.verdict() == FileVerdict.INVALID
                    ? Reason.ATTACHMENT_INVALID
                    : Reason.ATTACHMENT_UNREAD;
        }
        return switch (one.verdict()) {
            case VALID -> Reason.ATTACHMENT_VALID;
            case INVALID -> Reason.ATTACHMENT_INVALID;
            case INDETERMINATE -> Reason.ATTACHMENT_INDETERMINATE;
            case NOT_SIGNED -> Reason.ATTACHMENT_NOT_SIGNED;
            case UNREADABLE ->
                    one.says(Reason.NOT_SUPPORTED)
                            ? Reason.ATTACHMENT_OTHER_KIND
                            : Reason.ATTACHMENT_UNREAD;
        };
    }

    static Severity severity(Reason reason) {
        if (reason.indication() == null) return Severity.INFO;
        return reason.verdict() == Verdict.INVALID ? Severity.ERROR : Severity.WARN;
    }

    /// Điều 1.1.b: whether one of them bears a secrecy mark.
    boolean secret() {
        return reports.stream().anyMatch(one -> one.says(Reason.SECRECY_MARK));
    }

    /// What they make of the verdict on the message's own signatures. A message nobody signed stays
    /// so, whatever is in it, unless that is forged.
    FileVerdict upon(FileVerdict own) {
        FileVerdict verdict = own;
        for (VerificationReport one : reports) {
            Reason reason = reason(one);
            if (reason.indication() == null) continue;
            if (reason.verdict() == Verdict.INVALID) return FileVerdict.INVALID;
            if (verdict == FileVerdict.VALID) verdict = FileVerdict.INDETERMINATE;
        }
        return verdict;
    }
}
