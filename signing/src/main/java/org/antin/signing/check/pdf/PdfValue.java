package org.antin.signing.check.pdf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A PDF object (ISO 32000-2, 7.3). Names and keys are kept as Latin-1, one character a byte.
public sealed interface PdfValue {
    enum Nothing implements PdfValue {
        NULL
    }

    record Bool(boolean value) implements PdfValue {}

    record Number(double value) implements PdfValue {
        /// Whether it is a whole number that fits a file position.
        boolean whole() {
            return value == Math.rint(value) && Math.abs(value) <= 1L << 52;
        }
    }

    record Name(String value) implements PdfValue {}

    /// A string, with the place of its token in the file: `start` is its opening bracket, `end` the
    /// byte after the closing one. Inside an object stream both are -1.
    record Text(byte[] bytes, int start, int end, boolean hex) implements PdfValue {}

    record Array(List<PdfValue> items) implements PdfValue {}

    /// @param doubled whether a key came twice: readers differ on which one counts
    record Dict(Map<String, PdfValue> entries, boolean doubled) implements PdfValue {
        static final Dict EMPTY = new Dict(Map.of(), false);

        PdfValue get(String key) {
            return entries.getOrDefault(key, Nothing.NULL);
        }

        /// The name under this key, when it is a direct name.
        @Nullable String name(String key) {
            return get(key) instanceof Name(var value) ? value : null;
        }

        /// The whole number under this key, when it is a direct one.
        @Nullable Long whole(String key) {
            return get(key) instanceof Number n && n.whole() ? (long) n.value() : null;
        }
    }

    record Ref(int number, int generation) implements PdfValue {}

    /// A stream; its raw bytes lie in the file from `start`, `length` of them.
    record Stream(Dict dict, int start, int length) implements PdfValue {}
}
