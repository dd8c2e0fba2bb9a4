package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Name;
import org.antin.signing.check.pdf.PdfValue.Text;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The strings that the appearance of a field shows (12.5.5, 9.4.3), as codes of its fonts, in the
/// order they are drawn. What else is drawn, and by which fonts, doesn't matter here.
final class ShownWords {
    private static final int DEEPEST = 8;

    private final PdfView view;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private ShownWords(PdfView view) {
        this.view = view;
    }

    /// Whether a field surely shows other strings than before; one that can't be read isn't sure.
    static boolean differ(PdfView before, Dict old, PdfView after, Dict now) throws PdfTrouble {
        byte[] then = of(before, old);
        byte[] today = of(after, now);
        return then != null && today != null && !Arrays.equals(then, today);
    }

    private static byte @Nullable [] of(PdfView view, Dict field) throws PdfTrouble {
        var words = new ShownWords(view);
        try {
            for (PdfValue form : words.normal(field)) words.form(form, 0);
        } catch (PdfTrouble e) {
            if (PdfFile.overLimit(e)) throw e;
            return null;
        }
        return words.shown.toByteArray();
    }

    /// The one appearance, or that of the state the field is in.
    private List<PdfValue> normal(Dict field) throws PdfTrouble {
        Dict appearance = view.dict(field.get("AP"));
        if (appearance == null) return List.of();
        PdfValue normal = view.resolve(appearance.get("N"));
        if (!(normal instanceof Dict states)) return List.of(normal);
        return view.resolve(field.get("AS")) instanceof Name(var state)
                ? List.of(states.get(state))
                : List.copyOf(new TreeMap<>(states.entries()).values());
    }

    private void form(PdfValue value, int depth) throws PdfTrouble {
        if (depth > DEEPEST) throw PdfTrouble.malformed("forms in forms");
        if (!(view.resolve(value) instanceof PdfValue.Stream stream)) return;
        byte[] content = Unpacked.of(view.file().bytes(), stream, view.file().budget());
        var in = new PdfSyntax(content, 0, content.length, false, view.file().budget());
        var operands = new ArrayList<PdfValue>();
        while (!in.atEnd()) {
            if (!in.operatorNext()) {
                operands.add(in.value());
                continue;
            }
            PdfValue last = operands.isEmpty() ? PdfValue.Nothing.NULL : operands.getLast();
            switch (in.word()) {
                case "Tj", "TJ", "'", "\"" -> show(last);
                case "Do" -> {
                    if (last instanceof Name(var name)) drawn(stream.dict(), name, depth);
                }
                // A picture written into the page, or no content at all.
                case "BI", "" -> throw PdfTrouble.malformed("content of a form");
                default -> {}
            }
            operands.clear();
        }
    }

    private void drawn(Dict form, String name, int depth) throws PdfTrouble {
        Dict resources = view.dict(form.get("Resources"));
        Dict all = resources == null ? null : view.dict(resources.get("XObject"));
        if (all == null || !(view.resolve(all.get(name)) instanceof PdfValue.Stream stream)) return;
        if ("Form".equals(stream.dict().name("Subtype"))) form(stream, depth + 1);
    }

    private void show(PdfValue operand) {
        if (operand instanceof Text text) {
            shown.writeBytes(text.bytes());
        } else if (operand instanceof Array(var parts)) {
            for (PdfValue part : parts)
                if (part instanceof Text text) shown.writeBytes(text.bytes());
        }
    }
}
