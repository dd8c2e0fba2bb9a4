package org.antin.signing.check;

/// What can be said of one signature or time stamp; in the order from best to worst.
public enum Verdict {
    VALID,
    INDETERMINATE,
    INVALID;

    /// The worse of the two.
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
