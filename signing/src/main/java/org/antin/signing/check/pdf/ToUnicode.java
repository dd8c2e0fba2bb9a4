package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Name;
import org.antin.signing.check.pdf.PdfValue.Text;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which letters the codes of a font stand for, by its own table (ISO 32000-2, 9.10.3).
final class ToUnicode {
    private static final int WIDEST_RANGE = 65_536;

    private final int width;
    private final Map<Integer, String> letters = new HashMap<>();

    private ToUnicode(int width) {
        this.width = width;
    }

    /// Null when the font has no table, or codes in a way only a full reader understands.
    static @Nullable ToUnicode of(PdfView view, Dict font) throws PdfTrouble {
        if (!(view.resolve(font.get("ToUnicode")) instanceof PdfValue.Stream stream)) return null;
        int width = 1;
        if ("Type0".equals(font.name("Subtype"))) {
            boolean plain =
                    view.resolve(font.get("Encoding")) instanceof Name(var name)
                            && (name.equals("Identity-H") || name.equals("Identity-V"));
            if (!plain) return null;
            width = 2;
        } else if ("Type3".equals(font.name("Subtype"))) {
            return null;
        }
        var table = new ToUnicode(width);
        Budget budget = view.file().budget();
        byte[] data = Unpacked.of(view.file().bytes(), stream, budget);
        table.read(new PdfSyntax(data, 0, data.length, false, budget));
        return table;
    }

    private void read(PdfSyntax in) throws PdfTrouble {
        var operands = new ArrayList<PdfValue>();
        while (!in.atEnd()) {
            if (!in.operatorNext()) {
                operands.add(in.value());
                continue;
            }
            switch (in.word()) {
                case "endbfchar" -> characters(operands);
                case "endbfrange" -> ranges(operands);
                case "" -> throw PdfTrouble.malformed("letters of a font");
                default -> {}
            }
            operands.clear();
        }
    }

    private void characters(List<PdfValue> operands) {
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            if (operands.get(i) instanceof Text code && operands.get(i + 1) instanceof Text text) {
                letters.put(number(code), utf16(text));
            }
        }
    }

    private void ranges(List<PdfValue> operands) throws PdfTrouble {
        for (int i = 0; i + 2 < operands.size(); i += 3) {
            if (!(operands.get(i) instanceof Text from && operands.get(i + 1) instanceof Text to)) {
                throw PdfTrouble.malformed("letters of a font");
            }
            int first = number(from);
            int last = number(to);
            if (last - first >= WIDEST_RANGE) throw PdfTrouble.malformed("letters of a font");
            if (operands.get(i + 2) instanceof Array(var each)) {
                for (int k = 0; k < each.size() && first + k <= last; k++) {
                    if (each.get(k) instanceof Text text) letters.put(first + k, utf16(text));
                }
            } else if (operands.get(i + 2) instanceof Text text) {
                String start = utf16(text);
                for (int code = first; code <= last; code++) {
                    letters.put(code, counted(start, code - first));
                }
            }
        }
    }

    /// The text with its last letter so many further on.
    private static String counted(String start, int by) {
        if (by == 0 || start.isEmpty()) return start;
        int at = start.length() - 1;
        return start.substring(0, at) + (char) (start.charAt(at) + by);
    }

    private static int number(Text code) {
        int number = 0;
        for (byte b : code.bytes()) number = number << 8 | b & 0xFF;
        return number;
    }

    private static String utf16(Text text) {
        return new String(text.bytes(), StandardCharsets.UTF_16BE);
    }

    /// What these codes show, one entry a code; null where the table doesn't say.
    List<@Nullable String> shown(byte[] codes) {
        var shown = new ArrayList<@Nullable String>(codes.length / width);
        for (int i = 0; i + width <= codes.length; i += width) {
            int code = width == 1 ? codes[i] & 0xFF : (codes[i] & 0xFF) << 8 | codes[i + 1] & 0xFF;
            shown.add(letters.get(code));
        }
        return shown;
    }
}
