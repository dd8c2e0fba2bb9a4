package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Dict;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// One cross-reference section: what a single save of the file declared (ISO 32000-2, 7.5.4–7.5.8).
///
/// @param offset where it starts in the file
/// @param end the byte after it, trailer dictionary included
/// @param previous where the section before it starts; null for the oldest
record Section(
        int offset,
        int end,
        Map<Integer, Entry> entries,
        Dict trailer,
        @Nullable Integer previous) {

    /// Where an object is.
    sealed interface Entry {
        record Free() implements Entry {}

        record At(int offset, int generation) implements Entry {}

        record Packed(int container, int index) implements Entry {}
    }
}
