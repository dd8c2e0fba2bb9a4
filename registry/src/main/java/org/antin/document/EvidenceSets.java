package org.antin.document;

import org.antin.document.EvidenceSet.Newest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The evidence of documents; only the desks write it.
public interface EvidenceSets {
    /// Of a document the actor may read; empty while it isn't kept.
    Optional<EvidenceSet> find(UUID document);

    /// Puts it in place of what was there.
    void keep(EvidenceSet set, Document of);

    /// The time stamp of a document's receipt, where it lies beside the file.
    Optional<ReceiptStamp> receipt(UUID document);

    void keepReceipt(ReceiptStamp stamp, Document of);

    /// Takes it all away, the stamp of receipt included (Điều 10).
    void forget(UUID document);

    /// What the newest time stamps were made with: one of each.
    List<Newest> stampsInUse();

    /// Documents whose newest time stamp ends by then, or was made with one of these; those that
    /// end first come first.
    List<UUID> weakening(Instant by, List<Newest> weak, int limit);
}
