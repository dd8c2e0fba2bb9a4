package org.antin.signing.archive;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.VerificationReport;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What was found about an archive package.
///
/// @param entries how many files were compared with the hash list
/// @param faults what isn't as it was put together, in the order met
/// @param report of the document inside; null when it isn't there to be looked at
/// @param judgedAt the moment its signatures were judged at; null for the clock's own
/// @param lapsed since when its newest time stamp can no longer be relied on, because the
///   certificate of its authority has ended; null while it can
public record ArchiveVerdict(
        int entries,
        List<Fault> faults,
        @Nullable VerificationReport report,
        @Nullable Instant judgedAt,
        @Nullable Instant lapsed) {
    public ArchiveVerdict {
        faults = List.copyOf(faults);
    }

    /// @param entry the name concerned; empty when it is the package as a whole
    public record Fault(Kind kind, String entry) {}

    /// What can be wrong with a package.
    public enum Kind {
        /// No ZIP, cut short, compressed, or larger than what is looked at.
        NOT_A_PACKAGE,
        /// The manifest is missing, of another format, or contradicts itself.
        MANIFEST,
        /// The hash list isn't the one the manifest names, or can't be read.
        HASHES,
        /// A name that leads out of the folder it is unpacked to, or comes twice.
        NAME,
        /// Not the bytes the hash list speaks of.
        CHANGED,
        /// In the hash list, not in the package.
        MISSING,
        /// In the package, not in the hash list.
        ADDED,
        /// The container holds more than its entries, or holds them in another way.
        LAYOUT
    }

    /// Whether nothing was changed since it was put together.
    public boolean whole() {
        return faults.isEmpty();
    }

    /// Whether it is whole and its document's signatures stand.
    public boolean well() {
        return whole() && lapsed == null && report != null && report.verdict() == FileVerdict.VALID;
    }
}
