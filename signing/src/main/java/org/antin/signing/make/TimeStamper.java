package org.antin.signing.make;

import java.time.Instant;

/// Gives RFC 3161 time stamps. An implementation has checked the token before it hands it out.
public interface TimeStamper {
    /// Asks for a time stamp.
    ///
    /// @param digest SHA-256, SHA-384 or SHA-512 of what is stamped; its length says which
    TimeStamping stamp(byte[] digest);

    /// The answer.
    sealed interface TimeStamping {
        /// @param token the DER `TimeStampToken`
        /// @param time `genTime` of the token
        record Stamped(byte[] token, Instant time) implements TimeStamping {}

        /// No time stamp; asking again later may help.
        record Unavailable(Reason reason) implements TimeStamping {}
    }

    /// Why there is no time stamp.
    enum Reason {
        /// No connection, or it broke.
        UNREACHABLE("unreachable"),
        /// No whole answer in time.
        TIMEOUT("timeout"),
        /// Too many are being asked for at once.
        BUSY("busy"),
        /// An HTTP status other than 200; redirects are not followed.
        HTTP_STATUS("http-status"),
        /// The answer is larger than the limit.
        TOO_LARGE("too-large"),
        /// The authority refused.
        REJECTED("rejected"),
        /// The answer isn't a time-stamp response, or doesn't belong to the question (nonce,
        /// imprint, policy).
        WRONG_ANSWER("wrong-answer"),
        /// The signer isn't a time-stamp authority, or the token's signature is wrong.
        NOT_AN_AUTHORITY("not-an-authority");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// The code as shown to other systems.
        public String text() {
            return text;
        }
    }
}
