package org.antin.signing.trust;

/// A trust file that can't be used. The message is one Vietnamese line for the person who named it.
public final class TrustUnreadable extends Exception {
    TrustUnreadable(String message, Throwable cause) {
        super(message, cause);
    }

    TrustUnreadable(String message) {
        super(message);
    }
}
