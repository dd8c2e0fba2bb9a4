package org.antin.signing.check.facts;

import eu.europa.esig.dss.jades.validation.JAdESSignature;
import eu.europa.esig.dss.jades.validation.JWSCompactDocumentAnalyzer;
import eu.europa.esig.dss.jades.validation.JWSSerializationAnalyzerValidator;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Reads JSON signatures (ETSI TS 119 182-1), compact or as an object.
final class JsonReader {
    private static final Pattern COMPACT =
            Pattern.compile("\\s*[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\s*");

    private JsonReader() {}

    static boolean looksLike(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && (bytes[i] & 0xFF) <= ' ') i++;
        if (i == bytes.length) return false;
        // A compact one begins with the base64 of "{".
        return bytes[i] == '{' || bytes[i] == 'e' && compact(bytes);
    }

    private static boolean compact(byte[] bytes) {
        // Look at the letters first: a long text of another kind never reaches the pattern.
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c > 'z' || c < ' ' && c != '\n' && c != '\r' && c != '\t') return false;
        }
        return COMPACT.matcher(new String(bytes, StandardCharsets.US_ASCII)).matches();
    }

    static DocumentFacts read(byte[] bytes, Limits limits, Deadline deadline) {
        if (tooDeep(bytes, limits.depth())) {
            return DocumentFacts.unreadable(Format.JADES, Reason.TOO_COMPLEX);
        }
        var document = new InMemoryDocument(bytes, "signature.json");
        boolean compact = bytes[0] == 'e' && compact(bytes);
        Reason shape = compact ? null : JsonChecks.shape(bytes);
        return DssReader.read(
                Format.JADES,
                limits,
                deadline,
                () ->
                        compact
                                ? new JWSCompactDocumentAnalyzer(document)
                                : new JWSSerializationAnalyzerValidator(document),
                one -> look(one, shape));
    }

    private static DssReader.Own look(AdvancedSignature one, @Nullable Reason shape) {
        if (!(one instanceof JAdESSignature json)) return DssReader.look(one);
        Reason critical = JsonChecks.critical(json);
        return new DssReader.Own(critical == null ? shape : critical, true);
    }

    private static boolean tooDeep(byte[] bytes, int most) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '{', '[' -> {
                    if (!quoted && ++depth > most) return true;
                }
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return false;
    }
}
