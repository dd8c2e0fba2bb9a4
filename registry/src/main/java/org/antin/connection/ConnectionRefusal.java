package org.antin.connection;

import org.antin.kernel.Refusal;

/// Why a system isn't connected or cut off. Rules of our own (ADR 0130).
public enum ConnectionRefusal implements Refusal {
    /// No such account, or one out of the administrator's part of the tree: the two look the same.
    NO_SUCH_ACCOUNT("no-such-account", "username"),
    /// Nobody gives himself another way in.
    NOT_YOUR_OWN("not-your-own", "username"),
    /// The account holds roles outside the administrator's own part of the tree.
    BEYOND_YOUR_SCOPE("beyond-your-scope", "username"),
    ENDS_BEFORE_IT_STARTS("ends-before-it-starts", "lastDay"),
    /// Two years at most.
    TOO_LONG("too-long", "lastDay"),
    ALREADY_REVOKED("already-revoked", "");

    private final String word;
    private final String field;

    ConnectionRefusal(String word, String field) {
        this.word = word;
        this.field = field;
    }

    @Override
    public String code() {
        return "connection." + word;
    }

    @Override
    public String field() {
        return field;
    }
}
