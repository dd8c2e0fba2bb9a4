package org.antin.audit;

import java.time.Instant;
import java.util.Optional;

/// Computes the next entry of the tree; holds the key that signs heads.
interface AuditTree {
    /// The entry to store, with the tree's head over it and the peaks for the one after.
    record Next(long seq, byte[] line, byte[] head, byte[] peaks) {}

    /// @param frontier the stored peaks, empty for an empty log
    Next append(Optional<byte[]> frontier, Act act, Instant at);
}
