package org.antin.document;

import org.antin.signing.check.pages.PagePair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reports of checks, kept for a while.
public interface CheckReports {
    /// @param pairs the pictures of its pages
    void keep(CheckDesk.Kept report, List<PagePair> pairs);

    Optional<CheckDesk.Kept> find(UUID id, Instant now);

    /// The pictures of a report's pages, in their order.
    List<PagePair> pairs(UUID id, Instant now);

    /// One of them.
    ///
    /// @param number of the pair, from 1
    Optional<byte[]> picture(UUID id, int number, PagePair.Side side, Instant now);

    /// Bytes of all pictures kept.
    long pictureBytes();

    /// Forgets what is past its time.
    int forget(Instant now);
}
