package org.antin.signing.check;

/// What a time stamp was put on.
public enum TimestampType {
    /// On the value of a signature.
    SIGNATURE,
    /// On a whole PDF as it then stood.
    DOCUMENT,
    /// On a signature with all its evidence.
    ARCHIVE,
    /// On the content, before it was signed: proves the signature is younger, not older.
    CONTENT
}
