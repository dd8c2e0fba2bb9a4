package org.antin.signing.check;

/// Whether the signature matches its key and the bytes it covers, and the container tells the truth
/// about what is covered. Trust is left aside (Điều 7.2).
public enum Integrity {
    INTACT,
    BROKEN,
    UNKNOWN
}
