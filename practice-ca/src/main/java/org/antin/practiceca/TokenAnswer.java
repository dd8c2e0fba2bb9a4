package org.antin.practiceca;

/// What a practice token said, in the words of the real ones (PKCS #11). None of them carries a
/// PIN.
public sealed interface TokenAnswer {
    /// What [PracticeToken#sign] may answer.
    sealed interface ToSigning extends TokenAnswer {}

    /// What [PracticeToken#changePin] may answer.
    sealed interface ToPinChange extends TokenAnswer {}

    /// What the provider's side ([TokenFactory]) may be answered about an existing token.
    sealed interface ToProvider extends TokenAnswer {}

    /// The signature value: a PKCS #1 block for RSA, DER for ECDSA.
    record Signed(byte[] value) implements ToSigning {}

    /// The change asked for is made and on the disk.
    record Changed() implements ToPinChange, ToProvider {}

    /// A wrong PIN; one try is gone.
    ///
    /// @param triesLeft at least 1; at 1 the next wrong PIN locks the token
    record PinWrong(int triesLeft) implements ToSigning, ToPinChange {}

    /// No tries are left: only the provider can help (khôi phục thiết bị, Điều 6.2.d).
    record PinLocked() implements ToSigning, ToPinChange {}

    /// The new PIN isn't 6 to 64 printable ASCII characters. No try was used.
    record PinUnfit() implements ToPinChange, ToProvider {}

    /// The token isn't there: pulled out, taken back or destroyed. No try was used.
    record TokenGone() implements ToSigning, ToPinChange, ToProvider {}

    /// The token is there but can't be read. No try was used.
    record TokenDamaged() implements ToSigning, ToPinChange, ToProvider {}

    /// The token has no key for that certificate. No try was used.
    record NoSuchKey() implements ToSigning {}

    /// The key is of another type, or the digest of another length. No try was used.
    record AlgorithmUnfit() implements ToSigning {}
}
