package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.Section.Entry;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Follows the chain of cross-reference sections from the last `startxref` before a given end.
final class Sections {
    private static final int LONGEST_CHAIN = 10_000;
    private static final int TAIL = 2048;

    private final PdfFile file;
    private final int end;

    private Sections(PdfFile file, int end) {
        this.file = file;
        this.end = end;
    }

    /// The sections that make up the file's state at `end`, newest first.
    static List<Section> upTo(PdfFile file, int end) throws PdfTrouble {
        return new Sections(file, end).chain();
    }

    private List<Section> chain() throws PdfTrouble {
        var chain = new ArrayList<Section>();
        var seen = new HashSet<Integer>();
        Integer next = lastStart();
        while (next != null) {
            if (!seen.add(next)) throw PdfTrouble.malformed("cross-reference loop");
            if (chain.size() >= LONGEST_CHAIN) throw PdfTrouble.tooComplex("cross-reference chain");
            Section section = read(next);
            chain.add(section);
            // A hybrid file: its stream comes after the table and before older sections (7.5.8.4).
            Long hybrid = section.trailer().whole("XRefStm");
            if (hybrid != null) {
                int at = place(hybrid);
                if (seen.add(at)) chain.add(hidden(section, read(at)));
            }
            next = section.previous();
        }
        return chain;
    }

    /// The objects a hybrid file hides from old readers: free in its table, and somewhere in its
    /// stream. Where both say somewhere, each reader shows another thing.
    private static Section hidden(Section table, Section stream) throws PdfTrouble {
        for (var entry : stream.entries().entrySet()) {
            Entry listed = table.entries().get(entry.getKey());
            if (listed instanceof Entry.Free) {
                table.entries().remove(entry.getKey());
            } else if (listed != null && !listed.equals(entry.getValue())) {
                throw PdfTrouble.malformed("table and stream differ");
            }
        }
        return stream;
    }

    private int lastStart() throws PdfTrouble {
        int from = Math.max(0, end - TAIL);
        int found = file.lastIndexOf("startxref", from, end);
        if (found < 0) throw PdfTrouble.malformed("no startxref");
        PdfSyntax in = file.syntax(found + "startxref".length(), end);
        return place(in.count());
    }

    private int place(long offset) throws PdfTrouble {
        if (offset < 0 || offset >= end) throw PdfTrouble.malformed("cross-reference position");
        return (int) offset;
    }

    private Section read(int offset) throws PdfTrouble {
        PdfSyntax in = file.syntax(offset, end);
        if (in.skipWord("xref")) return table(offset, in);
        return stream(offset);
    }

    private Section table(int offset, PdfSyntax in) throws PdfTrouble {
        var entries = new HashMap<Integer, Entry>();
        while (!in.skipWord("trailer")) {
            int first = in.count();
            int count = in.count();
            for (int i = 0; i < count; i++) {
                file.budget().step();
                long position = wide(in.word());
                int generation = in.count();
                String kind = in.word();
                Entry entry =
                        switch (kind) {
                            case "n" ->
                                    position > 0 && position < end
                                            ? new Entry.At((int) position, generation)
                                            : new Entry.Free();
                            case "f" -> new Entry.Free();
                            default -> throw PdfTrouble.malformed("cross-reference entry");
                        };
                entries.putIfAbsent(first + i, entry);
            }
        }
        if (!(in.value() instanceof Dict trailer)) throw PdfTrouble.malformed("trailer");
        return new Section(offset, in.position(), entries, trailer, previous(trailer));
    }

    private static long wide(String word) throws PdfTrouble {
        if (word.isEmpty()
                || word.length() > 15
                || !word.chars().allMatch(c -> c >= '0' && c <= '9'))
            throw PdfTrouble.malformed("cross-reference entry");
        return Long.parseLong(word);
    }

    private @Nullable Integer previous(Dict trailer) throws PdfTrouble {
        Long previous = trailer.whole("Prev");
        return previous == null ? null : Integer.valueOf(place(previous));
    }

    private Section stream(int offset) throws PdfTrouble {
        IndirectObject object = file.objectAt(offset, end, null);
        if (!(object.value() instanceof PdfValue.Stream stream)
                || !"XRef".equals(stream.dict().name("Type"))) {
            throw PdfTrouble.malformed("cross-reference stream");
        }
        Dict dict = stream.dict();
        byte[] data = Unpacked.of(file.bytes(), stream, file.budget());
        int[] widths = widths(dict);
        int row = widths[0] + widths[1] + widths[2];
        if (row == 0) throw PdfTrouble.malformed("cross-reference widths");
        var entries = new HashMap<Integer, Entry>();
        int at = 0;
        for (int[] range : ranges(dict)) {
            for (int i = 0; i < range[1] && at + row <= data.length; i++, at += row) {
                file.budget().step();
                long kind = widths[0] == 0 ? 1 : field(data, at, widths[0]);
                long second = field(data, at + widths[0], widths[1]);
                long third = field(data, at + widths[0] + widths[1], widths[2]);
                entries.putIfAbsent(range[0] + i, entry(kind, second, third));
            }
        }
        return new Section(offset, object.end(), entries, dict, previous(dict));
    }

    private Entry entry(long kind, long second, long third) {
        if (kind == 1 && second > 0 && second < end) {
            return new Entry.At((int) second, (int) Math.min(third, 65535));
        }
        if (kind == 2 && second > 0 && second < Integer.MAX_VALUE && third < Integer.MAX_VALUE) {
            return new Entry.Packed((int) second, (int) third);
        }
        return new Entry.Free();
    }

    private static int[] widths(Dict dict) throws PdfTrouble {
        if (!(dict.get("W") instanceof Array(var items)) || items.size() < 3)
            throw PdfTrouble.malformed("cross-reference widths");
        int[] widths = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(items.get(i) instanceof PdfValue.Number n) || n.value() < 0 || n.value() > 8)
                throw PdfTrouble.malformed("cross-reference widths");
            widths[i] = (int) n.value();
        }
        return widths;
    }

    private static List<int[]> ranges(Dict dict) throws PdfTrouble {
        var ranges = new ArrayList<int[]>();
        if (dict.get("Index") instanceof Array(var items)) {
            for (int i = 0; i + 1 < items.size(); i += 2) {
                ranges.add(new int[] {small(items.get(i)), small(items.get(i + 1))});
            }
        } else {
            ranges.add(new int[] {0, small(dict.get("Size"))});
        }
        return ranges;
    }

    private static int small(PdfValue value) throws PdfTrouble {
        if (value instanceof PdfValue.Number n
                && n.whole()
                && n.value() >= 0
                && n.value() < 1 << 24) return (int) n.value();
        throw PdfTrouble.malformed("cross-reference range");
    }

    private static long field(byte[] data, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) value = value << 8 | data[at + i] & 0xFF;
        return value;
    }

    /// The objects and trailers of a file whose cross-reference can't be followed, found by looking
    /// at every byte as repairing readers do: the last definition of a number counts.
    static List<Section> rebuilt(PdfFile file, int end) throws PdfTrouble {
        var entries = new HashMap<Integer, Entry>();
        Dict trailer = Dict.EMPTY;
        byte[] in = file.bytes();
        for (int i = 0; i + 3 <= end; i++) {
            if (in[i] == 'o' && in[i + 1] == 'b' && in[i + 2] == 'j') {
                int start = headBefore(in, i);
                if (start < 0) continue;
                file.budget().step();
                PdfSyntax head = file.syntax(start, end);
                entries.put(head.count(), new Entry.At(start, head.count()));
            } else if (in[i] == 't' && file.matches("trailer", i, end)) {
                file.budget().step();
                Dict found = dictAt(file, i + "trailer".length(), end);
                if (found != null && found.get("Root") instanceof PdfValue.Ref) trailer = found;
            }
        }
        if (trailer.entries().isEmpty()) trailer = trailerOfStreams(file, end, entries);
        return List.of(new Section(0, 0, entries, trailer, null));
    }

    private static Dict trailerOfStreams(PdfFile file, int end, Map<Integer, Entry> entries)
            throws PdfTrouble {
        Dict trailer = Dict.EMPTY;
        int newest = -1;
        for (Entry entry : List.copyOf(entries.values())) {
            if (!(entry instanceof Entry.At(int offset, int _)) || offset < newest) continue;
            PdfValue value;
            try {
                value = file.objectAt(offset, end, null).value();
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
                continue;
            }
            if (value instanceof PdfValue.Stream s
                    && s.dict().get("Root") instanceof PdfValue.Ref) {
                trailer = s.dict();
                newest = offset;
            }
        }
        if (trailer.entries().isEmpty()) throw PdfTrouble.malformed("no trailer");
        return trailer;
    }

    private static @Nullable Dict dictAt(PdfFile file, int at, int end) throws PdfTrouble {
        try {
            return file.syntax(at, end).value() instanceof Dict dict ? dict : null;
        } catch (PdfTrouble e) {
            if (PdfFile.overLimit(e)) throw e;
            return null;
        }
    }

    /// Where "n g obj" starts when its "obj" is at `obj`; -1 when there is no such head.
    private static int headBefore(byte[] in, int obj) {
        int i = obj - 1;
        i = back(in, i, false);
        int generation = i;
        i = back(in, i, true);
        if (i == generation) return -1;
        int gap = i;
        i = back(in, i, false);
        if (i == gap) return -1;
        int number = i;
        i = back(in, i, true);
        if (i == number || number - i > 9 || generation - gap > 5) return -1;
        return i + 1;
    }

    private static int back(byte[] in, int from, boolean digits) {
        int i = from;
        while (i >= 0
                && from - i < 20
                && (digits ? in[i] >= '0' && in[i] <= '9' : PdfSyntax.space(in[i] & 0xFF))) {
            i--;
        }
        return i;
    }
}
