package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Bool;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Name;
import org.antin.signing.check.pdf.PdfValue.Nothing;
import org.antin.signing.check.pdf.PdfValue.Ref;
import org.antin.signing.check.pdf.PdfValue.Text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads PDF objects from bytes (ISO 32000-2, 7.2 and 7.3). One cursor; not thread-safe.
final class PdfSyntax {
    private static final int LONGEST_WORD = 4096;

    private final byte[] in;
    private final int end;
    private final boolean placed;
    private final Budget budget;
    private int at;

    /// @param placed whether positions are positions in the file
    PdfSyntax(byte[] in, int from, int end, boolean placed, Budget budget) {
        this.in = in;
        this.at = from;
        this.end = Math.min(end, in.length);
        this.placed = placed;
        this.budget = budget;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    static boolean space(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    static boolean delimiter(int c) {
        return switch (c) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }

    private int peek() {
        return at < end ? in[at] & 0xFF : -1;
    }

    private int peek(int ahead) {
        return at + ahead < end ? in[at + ahead] & 0xFF : -1;
    }

    /// Moves past white space and comments.
    void skipSpace() {
        while (at < end) {
            int c = in[at] & 0xFF;
            if (space(c)) {
                at++;
            } else if (c == '%') {
                while (at < end && in[at] != '\n' && in[at] != '\r') at++;
            } else {
                return;
            }
        }
    }

    /// Whether nothing but white space and comments is left.
    boolean atEnd() {
        skipSpace();
        return at >= end;
    }

    /// Whether an operator of a content stream comes next (7.8.2), not an operand.
    boolean operatorNext() {
        int c = peek();
        if (c == '\'' || c == '"') return true;
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        return letter
                && !(c == 't' && peek(1) == 'r' && peek(2) == 'u')
                && !(c == 'f' && peek(1) == 'a')
                && !(c == 'n' && peek(1) == 'u');
    }

    /// The next run of regular characters; empty at a delimiter or the end.
    String word() throws PdfTrouble {
        skipSpace();
        int from = at;
        while (at < end && !space(in[at] & 0xFF) && !delimiter(in[at] & 0xFF)) {
            if (++at - from > LONGEST_WORD) throw PdfTrouble.malformed("endless word");
        }
        return new String(in, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /// Whether this word comes next; moves past it if so.
    boolean skipWord(String expected) throws PdfTrouble {
        int before = at;
        if (word().equals(expected)) return true;
        at = before;
        return false;
    }

    /// A whole number that must come next, 0 or more.
    int count() throws PdfTrouble {
        String word = word();
        if (word.isEmpty()
                || word.length() > 10
                || !word.chars().allMatch(c -> c >= '0' && c <= '9'))
            throw PdfTrouble.malformed("number expected");
        long value = Long.parseLong(word);
        if (value > Integer.MAX_VALUE) throw PdfTrouble.malformed("number too large");
        return (int) value;
    }

    PdfValue value() throws PdfTrouble {
        return value(0);
    }

    private PdfValue value(int depth) throws PdfTrouble {
        budget.value(depth);
        skipSpace();
        return switch (peek()) {
            case -1 -> throw PdfTrouble.malformed("object expected");
            case '/' -> name();
            case '(' -> literal();
            case '[' -> array(depth);
            case '<' -> peek(1) == '<' ? dict(depth) : hex();
            default -> plain();
        };
    }

    private PdfValue plain() throws PdfTrouble {
        int before = at;
        String word = word();
        switch (word) {
            case "null" -> {
                return Nothing.NULL;
            }
            case "true" -> {
                return new Bool(true);
            }
            case "false" -> {
                return new Bool(false);
            }
            case "" -> throw PdfTrouble.malformed("stray delimiter");
            default -> {
                if (!numeric(word)) {
                    at = before;
                    throw PdfTrouble.malformed("unknown word");
                }
            }
        }
        if (digits(word)) {
            int afterNumber = at;
            String generation = word();
            if (digits(generation) && generation.length() <= 5 && word().equals("R")) {
                return new Ref((int) Long.parseLong(word), Integer.parseInt(generation));
            }
            at = afterNumber;
        }
        return new PdfValue.Number(number(word));
    }

    private static boolean digits(String word) {
        return !word.isEmpty()
                && word.length() <= 9
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean numeric(String word) {
        return word.chars()
                        .allMatch(c -> (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')
                && word.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    }

    private static double number(String word) throws PdfTrouble {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            // "--1", "1-2", "." are met in the wild and read as best as can be: they place nothing
            // that is signed.
            if (word.length() > 40) throw PdfTrouble.malformed("number");
            return 0;
        }
    }

    private Name name() throws PdfTrouble {
        at++;
        var out = new StringBuilder();
        while (at < end) {
            int c = in[at] & 0xFF;
            if (space(c) || delimiter(c)) break;
            int high = c == '#' ? Character.digit(peek(1), 16) : -1;
            int low = high >= 0 ? Character.digit(peek(2), 16) : -1;
            if (low >= 0) {
                out.append((char) (high << 4 | low));
                at += 3;
            } else {
                out.append((char) c);
                at++;
            }
            if (out.length() > LONGEST_WORD) throw PdfTrouble.malformed("endless name");
        }
        return new Name(out.toString());
    }

    private Text hex() throws PdfTrouble {
        int start = at++;
        var out = new ByteArrayOutputStream();
        int high = -1;
        while (true) {
            int c = peek();
            if (c < 0) throw PdfTrouble.malformed("unclosed string");
            at++;
            if (c == '>') break;
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                if (space(c)) continue;
                throw PdfTrouble.malformed("hex string");
            }
            if (high < 0) {
                high = digit;
            } else {
                out.write(high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) out.write(high << 4);
        return text(out, start, true);
    }

    private Text literal() throws PdfTrouble {
        int start = at++;
        var out = new ByteArrayOutputStream();
        int open = 1;
        while (true) {
            int c = peek();
            if (c < 0) throw PdfTrouble.malformed("unclosed string");
            at++;
            if (c == '\\') {
                escape(out);
            } else if (c == '(') {
                open++;
                out.write(c);
            } else if (c == ')') {
                if (--open == 0) break;
                out.write(c);
            } else if (c == '\r') {
                if (peek() == '\n') at++;
                out.write('\n');
            } else {
                out.write(c);
            }
        }
        return text(out, start, false);
    }

    private void escape(ByteArrayOutputStream out) throws PdfTrouble {
        int c = peek();
        if (c < 0) throw PdfTrouble.malformed("unclosed string");
        at++;
        switch (c) {
            case 'n' -> out.write('\n');
            case 'r' -> out.write('\r');
            case 't' -> out.write('\t');
            case 'b' -> out.write('\b');
            case 'f' -> out.write('\f');
            case '\n' -> {}
            case '\r' -> {
                if (peek() == '\n') at++;
            }
            default -> {
                if (c < '0' || c > '7') {
                    out.write(c);
                    return;
                }
                int value = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    value = value << 3 | peek() - '0';
                    at++;
                }
                out.write(value);
            }
        }
    }

    private Text text(ByteArrayOutputStream out, int start, boolean hex) {
        return placed
                ? new Text(out.toByteArray(), start, at, hex)
                : new Text(out.toByteArray(), -1, -1, hex);
    }

    private Array array(int depth) throws PdfTrouble {
        at++;
        var items = new ArrayList<PdfValue>();
        while (true) {
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Array(items);
            }
            items.add(value(depth + 1));
        }
    }

    private Dict dict(int depth) throws PdfTrouble {
        at += 2;
        var entries = new LinkedHashMap<String, PdfValue>();
        boolean doubled = false;
        while (true) {
            skipSpace();
            if (peek() == '>' && peek(1) == '>') {
                at += 2;
                return new Dict(entries, doubled);
            }
            if (peek() != '/') throw PdfTrouble.malformed("key expected");
            String key = name().value();
            PdfValue value = value(depth + 1);
            doubled |= entries.put(key, value) != null;
        }
    }
}
