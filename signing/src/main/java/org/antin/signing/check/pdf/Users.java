package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Ref;

import java.util.HashSet;
import java.util.Set;

/// Which objects of a view refer to a given one; the trailer counts as object 0.
final class Users {
    private Users() {}

    static Set<Integer> of(PdfView view, int number) throws PdfTrouble {
        var users = new HashSet<Integer>();
        if (refers(view, view.trailer(), number)) users.add(0);
        for (int candidate : view.numbers()) {
            if (refers(
                    view, view.resolve(new Ref(candidate, view.generation(candidate))), number)) {
                users.add(candidate);
            }
        }
        return users;
    }

    private static boolean refers(PdfView view, PdfValue value, int number) throws PdfTrouble {
        view.file().budget().step();
        switch (value) {
            case Ref ref -> {
                return ref.number() == number;
            }
            case Array(var items) -> {
                for (PdfValue item : items) if (refers(view, item, number)) return true;
            }
            case Dict(var entries, boolean _) -> {
                for (PdfValue entry : entries.values())
                    if (refers(view, entry, number)) return true;
            }
            case PdfValue.Stream stream -> {
                return refers(view, stream.dict(), number);
            }
            default -> {}
        }
        return false;
    }
}
