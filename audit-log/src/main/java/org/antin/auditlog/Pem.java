package org.antin.auditlog;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text form of keys (RFC 7468).
final class Pem {
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private Pem() {}

    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    /// The first block with this label.
    static Optional<byte[]> block(String text, String label) {
        var block =
                Pattern.compile(
                        "-----BEGIN "
                                + label
                                + "-----([A-Za-z0-9+/=\\s]*+)-----END "
                                + label
                                + "-----");
        var found = block.matcher(text);
        if (!found.find()) return Optional.empty();
        return StrictBase64.decode(found.group(1).replaceAll("\\s", ""));
    }
}
