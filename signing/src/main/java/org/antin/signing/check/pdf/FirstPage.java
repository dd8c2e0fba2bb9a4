package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Name;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Text;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A quick look at what page 1 draws, without laying it out: whether some word could stand there by
/// itself. Says so also whenever it isn't sure, so that a full reader looks.
public final class FirstPage {
    private static final int DEEPEST = 8;

    /// Letter and word spacing, in parts of the font's size, from which letters near in the file
    /// may be far apart on the page.
    private static final double WIDE = 0.3;

    private final PdfView view;
    private final Map<Dict, ToUnicode> fonts = new IdentityHashMap<>();
    private Letters letters = new Letters();

    /// What of the graphics state matters here.
    private record State(@Nullable ToUnicode font, double size, boolean wide) {}

    /// Something only a full reader can make out.
    private static final class Unsure extends Exception {
        Unsure() {
            super("unsure", null, false, false);
        }
    }

    private FirstPage(PdfView view) {
        this.view = view;
    }

    /// Whether one of the words, in capitals, might be seen on page 1 with air around it.
    public static boolean mayShow(PdfFile file, List<String> words) {
        try {
            PdfView view = file.view(file.length());
            if (view.encrypted() || view.rebuilt()) return true;
            List<PageList.Page> pages = PageList.of(view);
            return pages.isEmpty() || new FirstPage(view).shows(pages.getFirst(), words);
        } catch (PdfTrouble | Unsure e) {
            return true;
        }
    }

    private boolean shows(PageList.Page page, List<String> words) throws PdfTrouble, Unsure {
        Dict resources = view.dict(page.get("Resources"));
        draw(content(page.dict().get("Contents")), resources, 0);
        if (found(words)) return true;
        for (PdfValue item : view.items(page.dict().get("Annots"))) {
            Dict annotation = view.dict(item);
            Dict appearance = annotation == null ? null : view.dict(annotation.get("AP"));
            if (appearance == null) continue;
            for (PdfValue one : normal(appearance.get("N"))) {
                letters = new Letters();
                if (view.resolve(one) instanceof PdfValue.Stream form) form(form, resources, 0);
                if (found(words)) return true;
            }
        }
        return false;
    }

    private boolean found(List<String> words) {
        return words.stream().anyMatch(letters::standsAlone);
    }

    /// One appearance, or one for each state.
    private List<PdfValue> normal(PdfValue value) throws PdfTrouble {
        return view.resolve(value) instanceof Dict states
                ? List.copyOf(states.entries().values())
                : List.of(value);
    }

    private byte[] content(PdfValue value) throws PdfTrouble, Unsure {
        var out = new ByteArrayOutputStream();
        List<PdfValue> parts =
                view.resolve(value) instanceof Array(var items) ? items : List.of(value);
        for (PdfValue part : parts) {
            switch (view.resolve(part)) {
                case PdfValue.Stream stream -> {
                    out.writeBytes(unpacked(stream));
                    out.write('\n');
                }
                case Nothing _ -> {}
                default -> throw new Unsure();
            }
        }
        return out.toByteArray();
    }

    private byte[] unpacked(PdfValue.Stream stream) throws PdfTrouble {
        return Unpacked.of(view.file().bytes(), stream, view.file().budget());
    }

    private void form(PdfValue.Stream form, @Nullable Dict inherited, int depth)
            throws PdfTrouble, Unsure {
        if (depth > DEEPEST) throw new Unsure();
        Dict own = view.dict(form.dict().get("Resources"));
        draw(unpacked(form), own == null ? inherited : own, depth);
    }

    private void draw(byte[] content, @Nullable Dict resources, int depth)
            throws PdfTrouble, Unsure {
        var in = new PdfSyntax(content, 0, content.length, false, view.file().budget());
        var operands = new ArrayList<PdfValue>();
        Deque<State> saved = new ArrayDeque<>();
        var state = new State(null, 1, false);
        while (!in.atEnd()) {
            if (!in.operatorNext()) {
                operands.add(in.value());
                continue;
            }
            String operator = in.word();
            switch (operator) {
                case "q" -> saved.push(state);
                case "Q" -> state = saved.isEmpty() ? state : saved.pop();
                case "Tf" -> state = font(operands, resources, state);
                case "Tc", "Tw" -> state = spaced(operands, state);
                case "Tz", "\"" -> state = new State(state.font(), state.size(), true);
                case "Do" -> object(operands, resources, depth);
                case "BI", "" -> throw new Unsure();
                case "gs" -> graphics(operands, resources);
                default -> {}
            }
            if (operator.equals("Tj")
                    || operator.equals("TJ")
                    || operator.equals("'")
                    || operator.equals("\"")) {
                show(operands, state);
            }
            operands.clear();
        }
    }

    private State font(List<PdfValue> operands, @Nullable Dict resources, State state)
            throws PdfTrouble, Unsure {
        if (operands.size() < 2
                || !(operands.get(0) instanceof Name(var name))
                || !(operands.get(1) instanceof PdfValue.Number size)) throw new Unsure();
        Dict all = resources == null ? null : view.dict(resources.get("Font"));
        Dict font = all == null ? null : view.dict(all.get(name));
        if (font == null) throw new Unsure();
        ToUnicode table = fonts.get(font);
        if (table == null) {
            table = ToUnicode.of(view, font);
            if (table == null) throw new Unsure();
            fonts.put(font, table);
        }
        return new State(table, Math.abs(size.value()), state.wide());
    }

    private static State spaced(List<PdfValue> operands, State state) {
        boolean wide =
                operands.isEmpty()
                        || !(operands.getFirst() instanceof PdfValue.Number by)
                        || Math.abs(by.value()) > WIDE * state.size();
        return wide ? new State(state.font(), state.size(), true) : state;
    }

    private void graphics(List<PdfValue> operands, @Nullable Dict resources)
            throws PdfTrouble, Unsure {
        if (operands.isEmpty() || !(operands.getFirst() instanceof Name(var name))) return;
        Dict all = resources == null ? null : view.dict(resources.get("ExtGState"));
        Dict state = all == null ? null : view.dict(all.get(name));
        if (state != null && state.get("Font") != Nothing.NULL) throw new Unsure();
    }

    private void object(List<PdfValue> operands, @Nullable Dict resources, int depth)
            throws PdfTrouble, Unsure {
        if (operands.isEmpty() || !(operands.getFirst() instanceof Name(var name))) return;
        Dict all = resources == null ? null : view.dict(resources.get("XObject"));
        if (all == null) return;
        if (view.resolve(all.get(name)) instanceof PdfValue.Stream stream
                && "Form".equals(stream.dict().name("Subtype"))) {
            form(stream, resources, depth + 1);
        }
    }

    private void show(List<PdfValue> operands, State state) throws Unsure {
        if (operands.isEmpty()) return;
        if (state.font() == null) throw new Unsure();
        letters.apart();
        switch (operands.getLast()) {
            case Text text -> show(text, state);
            case Array(var parts) -> {
                for (PdfValue part : parts) {
                    switch (part) {
                        case Text text -> show(text, state);
                        case PdfValue.Number by -> letters.move(-by.value() / 1000);
                        default -> throw new Unsure();
                    }
                }
            }
            default -> throw new Unsure();
        }
    }

    private void show(Text text, State state) throws Unsure {
        ToUnicode font = state.font();
        if (font == null) throw new Unsure();
        for (String shown : font.shown(text.bytes())) {
            if (shown == null || !letters.add(shown)) throw new Unsure();
            if (state.wide()) letters.apart();
        }
    }
}
