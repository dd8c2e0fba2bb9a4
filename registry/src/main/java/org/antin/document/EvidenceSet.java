package org.antin.document;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// All that proves a document, complete (T11).
///
/// @param version of the document's file that carries it
/// @param newest the time stamp everything else hangs on
public record EvidenceSet(
        UUID document,
        int version,
        Instant keptAt,
        String keptBy,
        Newest newest,
        Description description,
        List<EvidenceItem> items) {
    public EvidenceSet {
        items = List.copyOf(items);
    }

    /// The newest time stamp.
    ///
    /// @param lastsUntil when the certificate of its authority ends
    /// @param digest what it was made with; null when unknown
    public record Newest(
            Instant at,
            Instant lastsUntil,
            @Nullable String digest,
            @Nullable String key,
            int bits) {}
}
