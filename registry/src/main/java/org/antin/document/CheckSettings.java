package org.antin.document;

import org.antin.signing.trust.RevocationSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom checking asks.
///
/// @param offline nobody (Điều 3.3: no clerical work waits for the provider): checking goes by what
///   files carry, and every report says so
@ConfigurationProperties("antin.check")
record CheckSettings(@DefaultValue("false") boolean offline) {
    /// @param asking who asks when somebody may be asked
    RevocationSource source(RevocationSource asking) {
        return offline ? RevocationSource.offline() : asking;
    }
}
