package org.antin.signing.files;

import org.antin.signing.make.Grade;
import org.antin.signing.make.Refusal;

import java.time.Instant;
import java.util.Optional;

/// A way of signing one kind of file.
interface Form {
    /// Whether a file can be of this kind at all, whoever signs it.
    boolean suits(Packaging packaging, byte[] content);

    /// What the token signs.
    ///
    /// @throws Unsuitable when the file isn't of this kind
    byte[] toSign(Work work) throws Unsuitable;

    /// The signed file, or the signature beside it.
    ///
    /// @param value as EU DSS and XML want it is made from the token's own form
    /// @throws Unsuitable when it can't be made
    Made signed(Work work, byte[] value, Grade grade) throws Unsuitable;

    /// @param stampedAt empty at level B
    record Made(byte[] file, Optional<Instant> stampedAt) {}

    /// Why it can't be made.
    final class Unsuitable extends Exception {
        private final transient Refusal refusal;

        Unsuitable(Refusal refusal) {
            super(refusal.code().text());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
