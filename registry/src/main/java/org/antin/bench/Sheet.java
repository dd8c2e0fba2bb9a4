package org.antin.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What was measured so far, printed line by line as it comes.
final class Sheet {
    private final String name;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Sheet(String name, PrintStream out) {
        this.name = name;
        this.out = out;
    }

    void add(Figure figure) {
        if (figures.isEmpty()) out.println(Figure.head(name));
        figures.add(figure);
        out.println(figure.row());
        out.flush();
    }

    /// A line beside the table.
    void say(String line) {
        out.println(line);
        out.flush();
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }
}
