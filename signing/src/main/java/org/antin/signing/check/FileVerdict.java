package org.antin.signing.check;

/// What can be said of a whole file. The worst signature decides (Điều 7; interfaces.md 2).
public enum FileVerdict {
    /// Every signature is valid, and what was added after signing was allowed.
    VALID,
    /// Some signature is broken or forged, or was made when its certificate no longer held.
    INVALID,
    /// Nothing is proven wrong, but something needed could not be checked (T09: never "valid").
    INDETERMINATE,
    /// No signature in it; a file with document time stamps alone is not signed either.
    NOT_SIGNED,
    /// Not a supported or well-formed file, or one that must not be judged (Điều 1.1b).
    UNREADABLE
}
