package org.antin.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the interface guards itself. All are our own policy.
///
/// @param largestFile a larger document is refused before it is read on
/// @param checksPerMinute checks one address may ask for without a token
/// @param callsPerMinute calls one token may make
/// @param wrongTokensPerMinute after so many one address has to wait
@ConfigurationProperties("antin.api")
record ApiSettings(
        @DefaultValue("50MB") DataSize largestFile,
        @DefaultValue("60") int checksPerMinute,
        @DefaultValue("600") int callsPerMinute,
        @DefaultValue("30") int wrongTokensPerMinute) {
    /// What stands around the document in a call: other parts, boundaries.
    private static final long AROUND = 1_000_000;

    long largestCall() {
        return largestFile.toBytes() + AROUND;
    }
}
