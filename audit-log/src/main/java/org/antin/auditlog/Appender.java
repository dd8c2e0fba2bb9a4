package org.antin.auditlog;

import java.time.Instant;
import java.util.Arrays;

/// One append: line, hash, new frontier, signed head. Pure; the caller stores all of it in the same
/// commit as the change it tells of, under the lock that guards the log's head.
///
/// @param origin name of the log, see [TreeHead]
/// @param signer the log's key
public record Appender(String origin, HeadSigner signer) {
    /// What one append made.
    ///
    /// @param line the entry's bytes, to be stored as they are
    /// @param frontier the tree after it
    /// @param head the signed head of that tree
    public record Appended(byte[] line, Frontier frontier, SignedTreeHead head) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Appended that
                    && Arrays.equals(line, that.line)
                    && frontier.equals(that.frontier)
                    && head.equals(that.head);
        }

        @Override
        public int hashCode() {
            return head.hashCode();
        }

        @Override
        public String toString() {
            return "Appended[" + frontier.size() + "]";
        }
    }

    /// Appends an entry to the tree whose frontier is `before`.
    ///
    /// @param at when the head is signed
    /// @throws IllegalArgumentException when the entry isn't the next one
    public Appended append(Frontier before, AuditEntry entry, Instant at) {
        if (entry.seq() != before.size() + 1) {
            throw new IllegalArgumentException(
                    "entry %d can't follow a log of %d".formatted(entry.seq(), before.size()));
        }
        byte[] line = CanonicalLine.write(entry);
        Frontier after = before.append(MerkleTree.leafHash(line));
        return new Appended(line, after, head(after, at));
    }

    /// Signs the head of a tree as it stands: a checkpoint for a witness, or of an empty log.
    public SignedTreeHead head(Frontier frontier, Instant at) {
        return signer.sign(new TreeHead(origin, frontier.size(), frontier.root(), at));
    }
}
