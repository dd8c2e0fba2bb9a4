package org.antin.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a connected system may ask for. Each only narrows what its account may do anyway; checking
/// a signature needs none.
public enum ApiScope {
    ORGANISATIONS_READ,
    SUBSCRIBERS_READ,
    CERTIFICATES_READ,
    DEVICES_READ,
    DOSSIERS_READ,
    DOSSIERS_WRITE,
    SIGNINGS_WRITE,
    METRICS;

    /// The word in interfaces and in the database: `dossiers:write`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// Key of the word on the screen.
    public String messageKey() {
        return "connection.scope." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether an account has to stand behind it: figures of the machine concern nobody.
    public boolean needsAccount() {
        return this != METRICS;
    }

    public static Optional<ApiScope> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
