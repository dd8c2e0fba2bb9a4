package org.antin.connection;

import org.antin.account.OneTimeToken;

/// A connected system's secret: 256 random bits behind a word that lets scanners find it where it
/// doesn't belong. Shown once, kept as a hash; found by its hash, so no comparison of secrets can
/// be timed.
public record ApiToken(String text) {
    private static final String PREFIX = "antin_";
    private static final int LENGTH = PREFIX.length() + 43;

    static ApiToken fresh() {
        return new ApiToken(PREFIX + OneTimeToken.fresh().text());
    }

    /// Whether it could be one of ours at all.
    public boolean looksRight() {
        return text.length() == LENGTH && text.startsWith(PREFIX);
    }

    byte[] hash() {
        return new OneTimeToken(text).hash();
    }

    @Override
    public String toString() {
        return "ApiToken";
    }
}
