package org.antin.signing.check.pdf;

import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.pdf.FormFields.Field;
import org.antin.signing.check.pdf.PdfSignature.Appearance;
import org.antin.signing.check.pdf.PdfSignature.Range;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.antin.signing.check.pdf.PdfValue.Text;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the signatures of a PDF and says of each what its structure proves: which bytes it covers,
/// whether it stands where those bytes say, and what came after.
public final class PdfSignatures {
    private static final String END_MARK = "%%EOF";

    private final PdfFile file;
    private final PdfView last;
    private final int most;
    private boolean unreadable;

    private PdfSignatures(PdfFile file, PdfView last, int most) {
        this.file = file;
        this.last = last;
        this.most = most;
    }

    /// What there is in the file.
    ///
    /// @param signatures in file order
    /// @param unreadable whether a field claims a signature that isn't one
    /// @param removed whether an earlier state held a signature that the last one no longer shows
    public record Survey(List<PdfSignature> signatures, boolean unreadable, boolean removed) {}

    /// Looks at every signature. A field without a value is none.
    ///
    /// @param most how many are looked at
    /// @throws PdfTrouble when the file can't be read at all or is beyond the limits
    public static Survey of(PdfFile file, int most) throws PdfTrouble {
        var search = new PdfSignatures(file, file.view(file.length()), most);
        List<PdfSignature> found = search.find();
        return new Survey(found, search.unreadable, search.someRemoved());
    }

    private boolean someRemoved() throws PdfTrouble {
        if (last.rebuilt()) return false;
        var shown = contentsOf(last);
        for (Section section : last.sections()) {
            int mark = file.indexOf(END_MARK, section.end(), file.length());
            int end = mark < 0 ? file.length() : mark + END_MARK.length();
            // The first table of a linearised file stands before the objects it lists.
            if (end == file.length() || section.offset() < 2048) continue;
            try {
                if (!shown.containsAll(contentsOf(file.view(end)))) return true;
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
            }
        }
        return false;
    }

    /// Where the signatures of a view have their Contents.
    private static Set<Integer> contentsOf(PdfView view) throws PdfTrouble {
        var places = new HashSet<Integer>();
        for (Field field : FormFields.of(view).all()) {
            Dict value = field.signature() ? view.dict(field.value()) : null;
            if (value != null && view.resolve(value.get("Contents")) instanceof Text text) {
                places.add(text.start());
            }
        }
        return places;
    }

    /// A signature and what is needed to place it.
    private record Found(
            Field field,
            Dict value,
            byte[] contents,
            int contentsAt,
            @Nullable Range range,
            @Nullable Reason fault) {
        int order() {
            return range == null ? Math.max(contentsAt, 0) : range.end();
        }
    }

    private List<PdfSignature> find() throws PdfTrouble {
        var found = new ArrayList<Found>();
        var seen = new HashSet<PdfValue>();
        for (Field field : FormFields.of(last).all()) {
            if (!field.signature() || field.value() == Nothing.NULL) continue;
            if (!seen.add(field.value())) continue;
            Dict value = last.dict(field.value());
            if (value == null) {
                unreadable = true;
                continue;
            }
            if (found.size() >= most) throw PdfTrouble.tooComplex("signatures");
            found.add(read(field, value));
        }
        found.sort(Comparator.comparingInt(Found::order));
        var pages = PageNumbers.of(last);
        var signatures = new ArrayList<PdfSignature>();
        int before = 0;
        for (Found one : found) {
            Found placed = one;
            Range range = one.range();
            if (range != null) {
                // Two signatures never share bytes but for what the earlier one covered whole.
                if (range.gapStart() < before && one.fault() == null) {
                    placed = faulty(one, Reason.BYTE_RANGE);
                }
                before = Math.max(before, range.end());
            }
            signatures.add(report(placed, pages));
        }
        return signatures;
    }

    private static Found faulty(Found f, Reason reason) {
        return new Found(f.field(), f.value(), f.contents(), f.contentsAt(), f.range(), reason);
    }

    private Found read(Field field, Dict value) throws PdfTrouble {
        byte[] contents = {};
        int at = -1;
        int end = -1;
        boolean hex = false;
        if (last.resolve(value.get("Contents")) instanceof Text text) {
            contents = text.bytes();
            at = text.start();
            end = text.end();
            hex = text.hex();
        }
        Range range = range(value);
        Reason fault = null;
        if (range == null) {
            fault = Reason.BYTE_RANGE;
        } else if (!hex || range.gapStart() != at || range.gapEnd() != end) {
            // The gap must be exactly the hex string of this very dictionary.
            fault = Reason.BYTE_RANGE;
        } else if (!closesRevision(range.end())) {
            fault = Reason.BYTE_RANGE;
        } else if (!onlyDigits(range)) {
            fault = Reason.BYTE_RANGE;
        } else if (value.doubled()) {
            fault = Reason.SIGNATURE_STRUCTURE;
        }
        return new Found(field, value, contents, at, range, fault);
    }

    private @Nullable Range range(Dict value) throws PdfTrouble {
        List<PdfValue> items = last.items(value.get("ByteRange"));
        if (items.size() != 4) return null;
        long[] n = new long[4];
        for (int i = 0; i < 4; i++) {
            if (!(last.resolve(items.get(i)) instanceof PdfValue.Number number)
                    || !number.whole()
                    || number.value() < 0) {
                return null;
            }
            n[i] = (long) number.value();
        }
        if (n[0] != 0 || n[1] >= n[2] || n[2] + n[3] > file.length()) return null;
        return new Range((int) n[1], (int) n[2], (int) (n[2] + n[3]));
    }

    /// White space inside the string would be legal PDF; a signer never writes it, and it is where
    /// things can be hidden.
    private boolean onlyDigits(Range range) {
        for (int i = range.gapStart() + 1; i < range.gapEnd() - 1; i++) {
            if (Character.digit(file.bytes()[i], 16) < 0) return false;
        }
        return true;
    }

    /// The signed bytes must reach the end of a revision, or the end of the file.
    private boolean closesRevision(int end) {
        int at = end;
        while (at > 0 && PdfSyntax.space(file.bytes()[at - 1] & 0xFF)) at--;
        if (file.matches(END_MARK, at - END_MARK.length(), at)) return true;
        return Appended.nothingAfter(file, end);
    }

    private PdfSignature report(Found one, PageNumbers pages) throws PdfTrouble {
        Range range = one.range();
        Reason fault = one.fault();
        var changes = new Changes();
        boolean whole = range != null && range.end() == file.length();
        if (range != null && fault == null) {
            fault = ownRevision(one, range);
            if (!Appended.nothingAfter(file, range.end())) later(range.end(), changes);
        } else if (range == null || !whole) {
            // What isn't known to be covered can't be told from what came later.
            changes.suspicious("not-comparable");
        }
        LaterChanges weight = changes.gravest();
        return new PdfSignature(
                one.field().name(),
                one.value().name("SubFilter"),
                isTimestamp(one.value()),
                one.contents(),
                range,
                fault,
                PdfText.moment(last.resolve(one.value().get("M"))),
                whole,
                weight,
                changes.list(),
                appearance(one, pages));
    }

    private static boolean isTimestamp(Dict value) {
        return FormDifference.isTimestamp(value) || "DocTimeStamp".equals(value.name("Type"));
    }

    /// The signature must be part of what it signs: in its own revision the same field must hold
    /// the same dictionary.
    private @Nullable Reason ownRevision(Found one, Range range) throws PdfTrouble {
        PdfView signed;
        try {
            signed = file.view(range.end());
            FormFields fields = FormFields.of(signed);
            Field then = fields.at(one.field().object());
            if (one.field().object() < 0) {
                then =
                        fields.all().stream()
                                .filter(f -> f.name().equals(one.field().name()))
                                .findFirst()
                                .orElse(null);
            }
            if (then == null) return Reason.SIGNATURE_STRUCTURE;
            Dict value = signed.dict(then.value());
            if (value == null
                    || !(signed.resolve(value.get("Contents")) instanceof Text text)
                    || text.start() != range.gapStart()) {
                return Reason.SIGNATURE_STRUCTURE;
            }
            return null;
        } catch (PdfTrouble e) {
            if (PdfFile.overLimit(e)) throw e;
            return Reason.SIGNATURE_STRUCTURE;
        }
    }

    private void later(int end, Changes changes) {
        changes.permitted("appended");
        try {
            PdfView signed = file.view(end);
            Appended.inspect(signed, last, changes);
            Difference.between(signed, last, changes);
            if (last.inconsistent()) changes.suspicious("inconsistent");
        } catch (PdfTrouble e) {
            changes.suspicious("not-comparable");
        }
    }

    private @Nullable Appearance appearance(Found one, PageNumbers pages) throws PdfTrouble {
        if (one.field().object() < 0 || one.field().dict().get("Rect") == Nothing.NULL) return null;
        double[] r = PageList.rectangle(last, one.field().dict().get("Rect"));
        if (r[2] - r[0] < 1 || r[3] - r[1] < 1) return null;
        int page = pages.showing(one.field().object());
        if (page == 0) return null;
        double[] sheet = pages.sheet(page);
        return new Appearance(
                page,
                r[0] - sheet[0],
                r[1] - sheet[1],
                r[2] - r[0],
                r[3] - r[1],
                sheet[2] - sheet[0],
                sheet[3] - sheet[1]);
    }

    /// On which page an annotation shows.
    private record PageNumbers(Map<Integer, Integer> byAnnotation, List<double[]> sheets) {
        static PageNumbers of(PdfView view) throws PdfTrouble {
            var byAnnotation = new HashMap<Integer, Integer>();
            var sheets = new ArrayList<double[]>();
            List<PageList.Page> pages;
            try {
                pages = PageList.of(view);
            } catch (PdfTrouble e) {
                if (PdfFile.overLimit(e)) throw e;
                pages = List.of();
            }
            for (PageList.Page page : pages) {
                sheets.add(PageList.rectangle(view, page.get("MediaBox")));
                for (PdfValue item : view.items(page.dict().get("Annots"))) {
                    if (item instanceof Ref ref) {
                        byAnnotation.putIfAbsent(ref.number(), sheets.size());
                    }
                }
            }
            return new PageNumbers(byAnnotation, sheets);
        }

        int showing(int object) {
            return byAnnotation.getOrDefault(object, 0);
        }

        double[] sheet(int page) {
            return sheets.get(page - 1);
        }
    }
}
