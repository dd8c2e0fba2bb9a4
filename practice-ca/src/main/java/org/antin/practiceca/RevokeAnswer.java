package org.antin.practiceca;

import java.math.BigInteger;

/// What came of asking for a revocation.
public sealed interface RevokeAnswer {
    /// It is revoked now, and the journal says so.
    record Revoked(Revocation revocation) implements RevokeAnswer {}

    /// It was revoked before; `first` stands, whatever was asked now.
    record AlreadyRevoked(Revocation first) implements RevokeAnswer {}

    /// This CA never issued that serial.
    record NotIssuedHere(BigInteger serial) implements RevokeAnswer {}
}
