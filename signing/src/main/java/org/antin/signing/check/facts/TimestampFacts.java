package org.antin.signing.check.facts;

import org.antin.signing.check.TimestampType;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;

/// One time stamp, unjudged.
///
/// @param id names it among the facts of its file
/// @param authority certificate that signed it; null when it isn't there
/// @param intact whether it matches the data it is for and its own signature holds
/// @param token DER of the token; null in a PDF, where the file's structure leads to it
/// @param covers the ids of the signatures and time stamps it proves to be older
public record TimestampFacts(
        String id,
        TimestampType type,
        @Nullable Instant time,
        @Nullable X509Certificate authority,
        boolean intact,
        Algorithms algorithms,
        byte @Nullable [] token,
        Set<String> covers) {
    public TimestampFacts {
        covers = Set.copyOf(covers);
    }

    /// The same, made with these.
    TimestampFacts with(Algorithms weakest, byte[] der) {
        return new TimestampFacts(id, type, time, authority, intact, weakest, der, covers);
    }

    /// The same, not matching what it is for.
    TimestampFacts broken() {
        return new TimestampFacts(id, type, time, authority, false, algorithms, token, covers);
    }
}
