package org.antin.signing.files;

/// How a leader's signature stands in a file, by the file alone: whether its certificate is trusted
/// isn't asked.
public enum LeaderSeen {
    /// There is none, or nothing says that it is a leader's.
    NONE,
    INTACT,
    /// Broken, or what is read now isn't what was signed.
    BROKEN
}
