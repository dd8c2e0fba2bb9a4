package org.antin.signing.check;

import org.antin.signing.check.RuleSet.Strength;
import org.antin.signing.check.facts.Algorithms;

import java.time.Instant;

/// Whether what a time stamp was made with still holds by the rules of a day (T27): one that no
/// longer does is renewed while it can still be believed.
public final class StampStrength {
    private StampStrength() {}

    public static boolean holds(Algorithms algorithms, Instant at) {
        return RuleSet.at(at).strength(algorithms) == Strength.GOOD;
    }

    /// The same of a digest alone.
    public static boolean digestHolds(String digest, Instant at) {
        return RuleSet.at(at).digests().contains(digest);
    }
}
