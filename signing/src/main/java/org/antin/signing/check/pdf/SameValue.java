package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.antin.signing.check.pdf.PdfValue.Text;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a value meant the same to a reader of an earlier state of the file as it means now, all
/// it refers to included.
final class SameValue {
    private record Pair(int before, int after) {}

    private final PdfView before;
    private final PdfView after;
    private final Set<Pair> proven = new HashSet<>();
    private Set<Pair> assumed = new HashSet<>();

    SameValue(PdfView before, PdfView after) {
        this.before = before;
        this.after = after;
    }

    boolean same(PdfValue a, PdfValue b) throws PdfTrouble {
        // A loop is equal to itself unless a difference is found elsewhere: pairs on the way are
        // assumed equal, and kept as proven only when the whole turned out equal.
        assumed = new HashSet<>();
        boolean same = same(a, b, 0);
        if (same) proven.addAll(assumed);
        return same;
    }

    private boolean same(PdfValue a, PdfValue b, int depth) throws PdfTrouble {
        var budget = before.file().budget();
        budget.step();
        // Long chains of references (outlines, annotations) are deep by nature, so the bound here
        // is
        // wider than that of nesting.
        if (depth > 10 * budget.depth()) throw PdfTrouble.tooComplex("compared depth");
        if (a instanceof Ref(int x, int _) && b instanceof Ref(int y, int _)) {
            var pair = new Pair(x, y);
            if (proven.contains(pair) || !assumed.add(pair)) return true;
            // A link to a page or to the catalogue means that page, whatever was done to it; what
            // was
            // done is judged where pages are compared.
            if (x == y && depth > 0 && place(before.dict(a)) && place(after.dict(b))) return true;
        }
        PdfValue left = before.resolve(a);
        PdfValue right = after.resolve(b);
        return switch (left) {
            case Array(var items) ->
                    right instanceof Array(var others) && sameItems(items, others, depth);
            case Dict dict -> right instanceof Dict other && sameEntries(dict, other, depth);
            case PdfValue.Stream stream ->
                    right instanceof PdfValue.Stream other
                            && sameBytes(stream, other)
                            && sameEntries(stream.dict(), other.dict(), depth);
            case Text text -> right instanceof Text other && PdfText.same(text, other);
            default -> left.equals(right);
        };
    }

    private static boolean place(@Nullable Dict dict) {
        String type = dict == null ? null : dict.name("Type");
        return "Page".equals(type) || "Pages".equals(type) || "Catalog".equals(type);
    }

    private boolean sameItems(List<PdfValue> items, List<PdfValue> others, int depth)
            throws PdfTrouble {
        if (items.size() != others.size()) return false;
        for (int i = 0; i < items.size(); i++) {
            if (!same(items.get(i), others.get(i), depth + 1)) return false;
        }
        return true;
    }

    private boolean sameEntries(Dict dict, Dict other, int depth) throws PdfTrouble {
        var keys = new HashSet<>(dict.entries().keySet());
        keys.addAll(other.entries().keySet());
        for (String key : keys) {
            PdfValue left = dict.get(key);
            PdfValue right = other.get(key);
            if (!upwards(key, left, right) && !same(left, right, depth + 1)) return false;
        }
        return true;
    }

    /// Up the tree again: a parent isn't part of what the thing itself shows.
    private static boolean upwards(String key, PdfValue left, PdfValue right) {
        return (key.equals("Parent") || key.equals("P"))
                && left instanceof Ref
                && right instanceof Ref;
    }

    private boolean sameBytes(PdfValue.Stream a, PdfValue.Stream b) {
        byte[] in = before.file().bytes();
        return Arrays.equals(
                in, a.start(), a.start() + a.length(), in, b.start(), b.start() + b.length());
    }
}
