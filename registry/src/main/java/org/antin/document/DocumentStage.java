package org.antin.document;

/// How far a document is signed. The word is the message `document.stage.<name>`.
public enum DocumentStage {
    UPLOADED,
    /// The authorised person has signed.
    LEADER_SIGNED,
    /// The organisation has signed after him: it is an original (Nghị định 30/2020, Điều 5).
    ISSUED
}
