package org.antin.signing.check.pdf;

import org.antin.signing.check.pdf.PdfValue.Array;
import org.antin.signing.check.pdf.PdfValue.Dict;
import org.antin.signing.check.pdf.PdfValue.Ref;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

/// Changes in the tree of tags (14.7). A new signature's mark gets its tag, so the tree may grow;
/// what is read aloud or copied for a piece of the signed text may not change.
final class StructureDifference {
    private static final List<String> SPOKEN = List.of("S", "ActualText", "Alt", "E", "Lang", "T");

    private final PdfView before;
    private final PdfView after;
    private final Changes changes;

    StructureDifference(PdfView before, PdfView after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare(PdfValue root) throws PdfTrouble {
        changes.permitted("structure");
        var same = new SameValue(before, after);
        var seen = new HashSet<Integer>();
        var open = new ArrayDeque<PdfValue>();
        open.add(root);
        while (!open.isEmpty()) {
            PdfValue node = open.pop();
            before.file().budget().step();
            if (node instanceof Ref ref) {
                if (!seen.add(ref.number())) continue;
                if (before.resolve(node) instanceof Dict old) {
                    Dict now = after.dict(node);
                    for (String key : SPOKEN) {
                        if (now == null || !same.same(old.get(key), now.get(key))) {
                            changes.suspicious("structure-text");
                            return;
                        }
                    }
                }
            }
            switch (before.resolve(node)) {
                case Dict dict -> open.push(dict.get("K"));
                case Array(var items) -> items.forEach(open::push);
                default -> {}
            }
        }
    }
}
