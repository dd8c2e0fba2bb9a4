package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What was found about one time stamp.
///
/// @param index from 1, in file order
/// @param time what the token says; null when it can't be read
/// @param tsa RFC 4514 subject of the stamping authority's certificate; null when unknown
public record TimestampReport(
        int index,
        TimestampType type,
        @Nullable Instant time,
        @Nullable String tsa,
        Verdict verdict,
        Reason reason) {}
