package org.antin.auditlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        return appendAll(before, List.of(entry), at).getFirst();
    }

    /// Appends entries in their order, each with its own head. A head depends on the lines before
    /// it but not on their signatures, so many heads are signed on all cores.
    ///
    /// @param at when the heads are signed
    /// @throws IllegalArgumentException when an entry isn't the next one
    public List<Appended> appendAll(Frontier before, List<AuditEntry> entries, Instant at) {
        var grown = new ArrayList<Grown>();
        Frontier frontier = before;
        for (AuditEntry entry : entries) {
            if (entry.seq() != frontier.size() + 1) {
                throw new IllegalArgumentException(
                        "entry %d can't follow a log of %d"
                                .formatted(entry.seq(), frontier.size()));
            }
            byte[] line = CanonicalLine.write(entry);
            frontier = frontier.append(MerkleTree.leafHash(line));
            grown.add(new Grown(line, frontier));
        }
        var all = grown.size() == 1 ? grown.stream() : grown.parallelStream();
        return all.map(g -> new Appended(g.line(), g.frontier(), head(g.frontier(), at))).toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    private record Grown(byte[] line, Frontier frontier) {}

    /// Signs the head of a tree as it stands: a checkpoint for a witness, or of an empty log.
    public SignedTreeHead head(Frontier frontier, Instant at) {
        return signer.sign(new TreeHead(origin, frontier.size(), frontier.root(), at));
    }
}
