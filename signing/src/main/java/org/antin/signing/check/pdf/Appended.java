package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.Section.Entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether what follows a signed revision is a proper incremental update (7.5.6): sections chained
/// onto the signed ones, and no byte that isn't an object they list, a section, or white space.
/// Readers repair what isn't, and then show what no structure accounts for.
final class Appended {
    private record Stretch(int from, int to) {}

    private final PdfFile file;
    private final PdfView signed;
    private final PdfView last;
    private final Changes changes;

    private Appended(PdfView signed, PdfView last, Changes changes) {
        this.file = signed.file();
        this.signed = signed;
        this.last = last;
        this.changes = changes;
    }

    static void inspect(PdfView signed, PdfView last, Changes changes) throws PdfTrouble {
        new Appended(signed, last, changes).inspect();
    }

    /// Whether nothing but white space follows this place.
    static boolean nothingAfter(PdfFile file, int end) {
        for (int i = end; i < file.length(); i++) {
            if (!PdfSyntax.space(file.bytes()[i] & 0xFF)) return false;
        }
        return true;
    }

    private void inspect() throws PdfTrouble {
        List<Section> newer = newer();
        if (last.rebuilt() || signed.rebuilt() || newer.isEmpty() || !chained(newer)) {
            changes.suspicious("not-incremental");
            return;
        }
        var stretches = new ArrayList<Stretch>();
        for (Section section : newer) {
            stretches.add(new Stretch(section.offset(), section.end()));
            for (var entry : section.entries().entrySet()) {
                file.budget().step();
                place(entry.getKey(), entry.getValue(), stretches);
            }
        }
        tile(stretches);
    }

    private List<Section> newer() {
        return last.sections().stream().filter(s -> s.offset() >= signed.end()).toList();
    }

    private boolean chained(List<Section> newer) {
        List<Integer> older =
                last.sections().stream()
                        .filter(s -> s.offset() < signed.end())
                        .map(Section::offset)
                        .toList();
        List<Integer> then = signed.sections().stream().map(Section::offset).toList();
        // Newest first: no older section may stand before a newer one.
        return older.equals(then) && last.sections().subList(0, newer.size()).equals(newer);
    }

    private void place(int number, Entry entry, List<Stretch> stretches) throws PdfTrouble {
        switch (entry) {
            case Entry.At(int offset, int _) when offset >= signed.end() -> {
                IndirectObject object;
                try {
                    object = file.objectAt(offset, last.end(), last);
                } catch (PdfTrouble e) {
                    if (PdfFile.overLimit(e)) throw e;
                    changes.suspicious("inconsistent");
                    return;
                }
                if (object.number() != number) changes.suspicious("inconsistent");
                stretches.add(new Stretch(offset, object.end()));
            }
            case Entry.At at -> revived(number, at);
            case Entry.Packed packed -> {
                if (last.entry(packed.container()) instanceof Entry.At(int offset, int _)
                        && offset < signed.end()) {
                    revived(number, packed);
                }
            }
            case Entry.Free _ -> {}
        }
    }

    /// An update may list an old object again where it is; it may not bring back another one.
    private void revived(int number, Entry entry) {
        if (!entry.equals(signed.entry(number))) changes.suspicious("revived-object");
    }

    private void tile(List<Stretch> stretches) throws PdfTrouble {
        stretches.sort(Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to));
        int at = signed.end();
        for (Stretch stretch : stretches) {
            if (stretch.from() > at && !blank(at, stretch.from())) {
                changes.suspicious("stray-bytes");
                return;
            }
            at = Math.max(at, stretch.to());
        }
        if (!blank(at, file.length())) changes.suspicious("stray-bytes");
    }

    /// White space, comments (`%%EOF` is one) and `startxref` with its number.
    private boolean blank(int from, int to) throws PdfTrouble {
        PdfSyntax in = file.syntax(from, to);
        while (true) {
            in.skipSpace();
            if (in.position() >= to) return true;
            if (!in.skipWord("startxref")) return false;
            try {
                in.count();
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
                return false;
            }
        }
    }
}
