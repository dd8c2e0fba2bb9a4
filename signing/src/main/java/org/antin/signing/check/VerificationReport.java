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
public record VerificationReport(
        String file,
        @Nullable String sha256,
        FileVerdict verdict,
        @Nullable Format format,
        long millis,
        List<SignatureReport> signatures,
        List<TimestampReport> timestamps,
        List<Message> messages,
        String conclusion) {

    public VerificationReport {
        signatures = List.copyOf(signatures);
        timestamps = List.copyOf(timestamps);
        messages = List.copyOf(messages);
    }

    /// Whether a message with this code was given for the file.
    public boolean says(Reason reason) {
        return messages.stream().anyMatch(m -> m.reason() == reason);
    }
}
