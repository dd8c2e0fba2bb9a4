package org.antin.signing.make;

/// How far a signature carries (ETSI EN 319 142-1, 319 132-1, 319 122-1, TS 119 182-1: levels B, T,
/// LT, LTA), with what is needed to get there.
public sealed interface Grade {
    /// Level B: the signature alone.
    record Basic() implements Grade {}

    /// Level T: a trusted time says when it existed.
    record Stamped(TimeStamper stamper) implements Grade {}

    /// Level LT: what a check will ask about its certificates is kept with it (TT 41/2017 Điều 9).
    ///
    /// @param archived level LTA: a time stamp over all of it, to be renewed while it is kept
    record LongTerm(TimeStamper stamper, EvidenceCollector evidence, boolean archived)
            implements Grade {}

    /// The last letters of the level's name: `B`, `T`, `LT` or `LTA`.
    default String letters() {
        return switch (this) {
            case Basic _ -> "B";
            case Stamped _ -> "T";
            case LongTerm longTerm -> longTerm.archived() ? "LTA" : "LT";
        };
    }
}
