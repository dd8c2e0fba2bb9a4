package org.antin.signing.check.pdf;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The bytes of one PDF and the objects read from them so far. One file, one thread.
public final class PdfFile {
    private final byte[] bytes;
    private final Budget budget;
    private final Map<Integer, IndirectObject> objects = new HashMap<>();
    private final Map<Integer, Map<Integer, PdfValue>> containers = new HashMap<>();
    private final Map<Integer, PdfView> views = new HashMap<>();
    private @Nullable Decryption decryption;

    public PdfFile(byte[] bytes, Limits limits, Deadline deadline) {
        this.bytes = bytes;
        this.budget = new Budget(limits, deadline);
    }

    /// Opens the packed objects of an encrypted file.
    interface Decryption {
        byte[] unpacked(int number, int generation) throws PdfTrouble;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    Budget budget() {
        return budget;
    }

    void openWith(Decryption key) {
        decryption = key;
    }

    @Nullable Decryption decryption() {
        return decryption;
    }

    /// The packed objects of the stream that starts here; null when it wasn't opened yet.
    @Nullable Map<Integer, PdfValue> container(int start) {
        return containers.get(start);
    }

    void keepContainer(int start, Map<Integer, PdfValue> inside) {
        containers.put(start, inside);
    }

    PdfSyntax syntax(int from, int end) {
        return new PdfSyntax(bytes, from, end, true, budget);
    }

    /// The file as it stood when it ended at `end`.
    PdfView view(int end) throws PdfTrouble {
        PdfView view = views.get(end);
        if (view == null) {
            view = PdfView.of(this, end);
            views.put(end, view);
        }
        return view;
    }

    /// The indirect object written at this place.
    ///
    /// @param view resolves a length kept in another object; null where that isn't allowed
    IndirectObject objectAt(int offset, int end, @Nullable PdfView view) throws PdfTrouble {
        IndirectObject known = objects.get(offset);
        if (known != null && known.end() <= end) return known;
        budget.step();
        PdfSyntax in = syntax(offset, end);
        int number = in.count();
        int generation = in.count();
        if (!in.skipWord("obj")) throw PdfTrouble.malformed("object head");
        PdfValue value = in.value();
        boolean fixed = true;
        if (value instanceof Dict dict && in.skipWord("stream")) {
            fixed = !(dict.get("Length") instanceof Ref);
            value = stream(dict, in, end, view);
        }
        in.skipWord("endobj");
        var object = new IndirectObject(number, generation, value, in.position());
        if (fixed) objects.put(offset, object);
        return object;
    }

    private PdfValue.Stream stream(Dict dict, PdfSyntax in, int end, @Nullable PdfView view)
            throws PdfTrouble {
        int start = in.position();
        if (start < end && bytes[start] == '\r') start++;
        if (start < end && bytes[start] == '\n') start++;
        PdfValue length = dict.get("Length");
        if (length instanceof Ref ref && view != null) length = view.resolve(ref);
        if (length instanceof PdfValue.Number n && n.whole() && n.value() >= 0) {
            long stop = start + (long) n.value();
            if (stop <= end) {
                in.moveTo((int) stop);
                if (in.skipWord("endstream")) {
                    return new PdfValue.Stream(dict, start, (int) n.value());
                }
            }
        }
        // The declared length is wrong: readers look for the closing word instead.
        int close = indexOf("endstream", start, end);
        budget.searched((close < 0 ? end : close) - start);
        if (close < 0) throw PdfTrouble.malformed("unclosed stream");
        in.moveTo(close + "endstream".length());
        return new PdfValue.Stream(dict, start, close - start);
    }

    boolean matches(String word, int at, int end) {
        if (at < 0 || at + word.length() > end) return false;
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) return false;
        }
        return true;
    }

    int indexOf(String word, int from, int end) {
        for (int i = from; i + word.length() <= end; i++) {
            if (matches(word, i, end)) return i;
        }
        return -1;
    }

    int lastIndexOf(String word, int from, int end) {
        for (int i = end - word.length(); i >= from; i--) {
            if (matches(word, i, end)) return i;
        }
        return -1;
    }

    /// Whether these bytes begin like a PDF: the header may come within the first 1024 (Annex I).
    public static boolean looksLike(byte[] bytes) {
        int until = Math.min(bytes.length, 1024);
        return new String(bytes, 0, until, StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /// Whether trouble means the limits were met, not that the file is broken.
    static boolean overLimit(PdfTrouble trouble) {
        return trouble.reason() == Reason.TOO_COMPLEX || trouble.reason() == Reason.TIME_LIMIT;
    }
}
