package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The answer about one file (interfaces.md 2). [ReportJson] prints it; pages show it.
///
/// @param file the name it was given under
/// @param sha256 lower-case hex of the whole file; null when it couldn't be read
/// @param format null when the content wasn't recognised
/// @param millis how long checking took
/// @param conclusion one Vietnamese line a clerk understands
/// @param content what the file signs, when it is a signature in a file of its own and that lay
///   beside it; null otherwise
/// @param attachments reports of the documents inside, when it is an edXML message; they have none
///   of their own
public record VerificationReport(
        String file,
        @Nullable String sha256,
        FileVerdict verdict,
        @Nullable Format format,
        long millis,
        List<SignatureReport> signatures,
        List<TimestampReport> timestamps,
        List<Message> messages,
        String conclusion,
        @Nullable SignedFile content,
        List<VerificationReport> attachments) {

    public VerificationReport {
        signatures = List.copyOf(signatures);
        timestamps = List.copyOf(timestamps);
        messages = List.copyOf(messages);
        attachments = List.copyOf(attachments);
    }

    /// Of a file by itself.
    public VerificationReport(
            String file,
            @Nullable String sha256,
            FileVerdict verdict,
            @Nullable Format format,
            long millis,
            List<SignatureReport> signatures,
            List<TimestampReport> timestamps,
            List<Message> messages,
            String conclusion) {
        this(
                file,
                sha256,
                verdict,
                format,
                millis,
                signatures,
                timestamps,
                messages,
                conclusion,
                null,
                List.of());
    }

    /// A file that lay beside its signature.
    ///
    /// @param file the name it was given under
    /// @param sha256 lower-case hex
    public record SignedFile(String file, String sha256) {}

    /// The same, of a signature and what lay beside it.
    public VerificationReport over(SignedFile beside) {
        return new VerificationReport(
                file,
                sha256,
                verdict,
                format,
                millis,
                signatures,
                timestamps,
                messages,
                conclusion,
                beside,
                attachments);
    }

    /// The same, of a message that carries these.
    VerificationReport carrying(List<VerificationReport> documents) {
        return new VerificationReport(
                file,
                sha256,
                verdict,
                format,
                millis,
                signatures,
                timestamps,
                messages,
                conclusion,
                content,
                documents);
    }

    /// Whether a message with this code was given for the file.
    public boolean says(Reason reason) {
        return messages.stream().anyMatch(m -> m.reason() == reason);
    }
}
