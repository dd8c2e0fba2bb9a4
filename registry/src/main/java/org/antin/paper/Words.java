package org.antin.paper;

import org.antin.paper.Lines.Piece;
import org.antin.paper.Lines.Word;

import java.util.ArrayList;
import java.util.List;

/// Cuts runs of text into words. Two runs without a space between them are one word.
final class Words {
    private final Faces faces;
    private final List<Word> words = new ArrayList<>();
    private List<Piece> pieces = new ArrayList<>();
    private float width;
    private float space;

    private Words(Faces faces) {
        this.faces = faces;
    }

    static List<Word> of(List<Run> runs, Faces faces) {
        var words = new Words(faces);
        for (var run : runs) {
            switch (run) {
                case Run.Words(String text, Style style) -> words.letters(text, style);
                case Run.Dots(float length, Style style) -> words.dots(length, style);
                case Run.Tick(boolean ticked, Style style) -> words.box(ticked, style);
            }
        }
        words.end(false, false);
        return words.words;
    }

    private void letters(String text, Style style) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            line(faces.printable(lines[i], style), style);
            if (i < lines.length - 1) end(false, true);
        }
    }

    private void line(String text, Style style) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != ' ') continue;
            if (i > from) add(text.substring(from, i), style);
            if (i < text.length()) {
                end(false, false);
                space = faces.width(" ", style);
            }
            from = i + 1;
        }
    }

    private void add(String text, Style style) {
        // A no-break space keeps its place in the word and is drawn as a space.
        String shown = text.replace('\u00a0', ' ');
        float its = faces.width(shown, style);
        pieces.add(new Piece.Letters(shown, style, its));
        width += its;
    }

    private void dots(float length, Style style) {
        if (length == 0) {
            end(false, false);
            pieces.add(new Piece.Letters("", style, 0));
            end(true, false);
            return;
        }
        int count = Math.max(3, (int) (length / faces.width(".", style)));
        add(".".repeat(count), style);
    }

    private void box(boolean ticked, Style style) {
        pieces.add(new Piece.Box(ticked, style));
        width += pieces.getLast().width();
        end(false, false);
    }

    private void end(boolean fills, boolean breaksAfter) {
        if (!pieces.isEmpty() || breaksAfter)
            words.add(new Word(List.copyOf(pieces), width, space, fills, breaksAfter));
        if (!pieces.isEmpty() || breaksAfter) space = 0;
        pieces = new ArrayList<>();
        width = 0;
    }
}
