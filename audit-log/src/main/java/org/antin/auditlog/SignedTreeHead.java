package org.antin.auditlog;

import java.util.Arrays;
import java.util.Optional;

/// A tree head and the log key's Ed25519 signature over it. The note form (C2SP signed-note) is a
/// small text file that a witness outside the house can keep: the checkpoint.
///
/// @param head what is signed
/// @param signature canonical Base64 of 68 bytes: 4 bytes that hint at the key, then the signature
public record SignedTreeHead(TreeHead head, String signature) {
    private static final int HINT = 4;
    private static final int ED25519_SIGNATURE = 64;
    private static final int LONGEST_NOTE = 16 * 1024;

    /// @throws IllegalArgumentException when the signature isn't 68 bytes in canonical Base64
    public SignedTreeHead {
        if (!isSignature(signature)) {
            throw new IllegalArgumentException("a head's signature is 68 bytes in Base64");
        }
    }

    static boolean isSignature(String text) {
        return StrictBase64.decode(text)
                .filter(b -> b.length == HINT + ED25519_SIGNATURE)
                .isPresent();
    }

    /// The text of a checkpoint file: the head's text, an empty line, a signature line.
    public String note() {
        return head.text() + "\n\u2014 " + head.origin() + " " + signature + "\n";
    }

    /// Reads a checkpoint file; empty when it isn't one. Signature lines of others (witnesses that
    /// cosigned) may follow or precede the log's own, and are left aside.
    public static Optional<SignedTreeHead> parse(String note) {
        if (note.length() > LONGEST_NOTE || !note.endsWith("\n")) return Optional.empty();
        String[] lines = note.substring(0, note.length() - 1).split("\n", -1);
        if (lines.length < 6 || !lines[4].isEmpty() || !TreeHead.isOrigin(lines[0])) {
            return Optional.empty();
        }
        String prefix = "\u2014 " + lines[0] + " ";
        var signature =
                Arrays.stream(lines)
                        .skip(5)
                        .filter(line -> line.startsWith(prefix))
                        .map(line -> line.substring(prefix.length()))
                        .filter(SignedTreeHead::isSignature)
                        .findFirst();
        var root = Hash.fromBase64(lines[2]);
        var at = Instants.parse(lines[3]);
        if (!lines[1].matches("0|[1-9][0-9]{0,17}")
                || signature.isEmpty()
                || root.isEmpty()
                || at.isEmpty()) {
            return Optional.empty();
        }
        long size = Long.parseLong(lines[1]);
        return Optional.of(
                new SignedTreeHead(
                        new TreeHead(lines[0], size, root.get(), at.get()), signature.get()));
    }

    byte[] hint() {
        return Arrays.copyOf(decoded(), HINT);
    }

    byte[] rawSignature() {
        return Arrays.copyOfRange(decoded(), HINT, HINT + ED25519_SIGNATURE);
    }

    private byte[] decoded() {
        return StrictBase64.decode(signature).orElseThrow();
    }
}
