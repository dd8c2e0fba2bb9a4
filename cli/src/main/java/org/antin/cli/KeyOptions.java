package org.antin.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The options that say which key signs. The PIN comes from a file, so that it stands in no process
/// list, and is wiped once the key is open.
final class KeyOptions {
    private static final int LONGEST_PIN = 1024;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /// Where the key is.
    static final class Source {
        @Option(names = "--p12", paramLabel = "FILE", description = "PKCS #12 file with the key")
        private @Nullable Path p12;

        @ArgGroup(exclusive = false)
        private @Nullable Token token;
    }

    /// A PKCS #11 token.
    static final class Token {
        @Option(
                names = "--pkcs11",
                paramLabel = "LIB",
                required = true,
                description = "library of the token's driver")
        private Path library = Path.of("");

        @Option(
                names = "--slot-id",
                paramLabel = "ID",
                required = true,
                description = "slot's identifier, decimal or 0x…")
        private String slot = "";
    }

    @Option(names = "--cert", paramLabel = "SERIAL", description = "certificate's serial, in hex")
    private @Nullable String serial;

    @Option(
            names = "--pin-file",
            paramLabel = "FILE",
            required = true,
            description = "file with the PIN; one line end behind it is ignored")
    private Path pinFile = Path.of("");

    /// Opens the key; the PIN is tried once.
    TokenKey open() throws Stop {
        char[] pin = pin();
        try {
            Optional<String> wanted = Optional.ofNullable(serial);
            var opening =
                    source.p12 != null
                            ? TokenKey.ofFile(source.p12, pin, wanted)
                            : token(pin, wanted);
            return switch (opening) {
                case TokenKey.Opened(TokenKey key) -> key;
                case TokenKey.Refused(String why) -> throw new Stop(why);
            };
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private TokenKey.Opening token(char[] pin, Optional<String> wanted) throws Stop {
        Token token = source.token;
        if (token == null) throw new Stop("--p12 FILE, or --pkcs11 LIB with --slot-id ID");
        long slot;
        try {
            slot = Long.decode(token.slot);
        } catch (NumberFormatException e) {
            throw new Stop("--slot-id wants a number");
        }
        return TokenKey.ofToken(token.library.toAbsolutePath(), slot, pin, wanted);
    }

    private char[] pin() throws Stop {
        byte[] bytes = Stop.read(pinFile, LONGEST_PIN);
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) == '\n') length--;
        if (length > 0 && length < text.length() && text.charAt(length - 1) == '\r') length--;
        char[] pin = new char[length];
        text.get(pin, 0, length);
        if (text.hasArray()) Arrays.fill(text.array(), '\0');
        return pin;
    }
}
