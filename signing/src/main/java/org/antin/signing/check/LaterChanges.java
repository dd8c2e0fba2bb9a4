package org.antin.signing.check;

/// What was done to the file after a signature was made (Điều 7.2), by structure, from harmless to
/// grave.
public enum LaterChanges {
    /// Nothing was added.
    NONE,
    /// Only what a signed document may receive: further signatures, time stamps, evidence,
    /// filled-in fields where the signer left them open.
    PERMITTED,
    /// Something was added whose effect on what a reader sees can't be ruled out.
    SUSPICIOUS,
    /// What a reader sees isn't what was signed, or the signer forbade the change.
    FORBIDDEN;

    /// The graver of the two.
    public LaterChanges graver(LaterChanges other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
