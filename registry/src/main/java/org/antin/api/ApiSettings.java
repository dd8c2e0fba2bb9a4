package org.antin.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.util.List;
import java.util.regex.Pattern;

/// How the interface guards itself. All are our own policy.
///
/// @param largestFile a larger document is refused before it is read on
/// @param checksPerMinute checks one address may ask for without a token
/// @param callsPerMinute calls one token may make
/// @param wrongTokensPerMinute after so many one address has to wait
/// @param origins web pages of these may sign and check from the browser; none unless listed
@ConfigurationProperties("antin.api")
record ApiSettings(
        @DefaultValue("50MB") DataSize largestFile,
        @DefaultValue("60") int checksPerMinute,
        @DefaultValue("600") int callsPerMinute,
        @DefaultValue("30") int wrongTokensPerMinute,
        @DefaultValue List<String> origins) {
    /// What stands around the document in a call: other parts, boundaries.
    private static final long AROUND = 1_000_000;

    /// A whole origin (RFC 6454), never a pattern: HTTPS, or this very machine.
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "https://[a-z0-9.-]+(:\\d+)?|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?");

    ApiSettings {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "antin.api.origins: not a whole origin like https://vanban.hatinh.gov.vn: "
                                + origin);
            }
        }
    }

    long largestCall() {
        return largestFile.toBytes() + AROUND;
    }
}
