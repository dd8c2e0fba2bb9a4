package org.antin.signing.make;

/// What whoever keeps the papers knows of a written delegation to the signer (NĐ 30/2020, Điều 13
/// khoản 4) at the time of signing.
public enum DelegationState {
    /// Nobody keeps papers here: the command line.
    NOT_ASKED,
    /// There is no paper.
    NONE,
    /// There is one, from a later day on.
    NOT_YET,
    IN_FORCE,
    /// Its last day is over.
    EXPIRED,
    /// It was ended before its last day.
    ENDED
}
