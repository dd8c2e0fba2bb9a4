package org.antin.document;

/// How far a document is signed. The word is the message `document.stage.<name>`.
public enum DocumentStage {
    UPLOADED,
    /// The authorised person has signed.
    LEADER_SIGNED,
    /// The organisation has signed: a letter is an original now (Nghị định 30/2020, Điều 5), an
    /// attachment or a copy may go out.
    ISSUED,
    /// Somebody else's, checked and taken in; nobody signs it here.
    RECEIVED,
    /// Only the row is left (TT 41/2017 Điều 10).
    DESTROYED
}
