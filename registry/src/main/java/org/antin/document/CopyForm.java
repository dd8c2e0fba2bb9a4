package org.antin.document;

import java.util.Set;

/// The forms of a copy (Nghị định 30/2020, Điều 25). The word is the message
/// `document.copy.<name>`.
public enum CopyForm {
    /// Bản sao y: everything, as it is.
    SAO_Y("SAO Y", Set.of(CopySource.PAPER_ORIGINAL)),
    /// Bản sao lục: everything, from a bản sao y.
    SAO_LUC("SAO LỤC", Set.of(CopySource.PAPER_COPY)),
    /// Bản trích sao: the part that is asked for, typed anew.
    TRICH_SAO("TRÍCH SAO", Set.of(CopySource.PAPER_ORIGINAL, CopySource.ELECTRONIC_ORIGINAL));

    private final String mark;
    private final Set<CopySource> sources;

    CopyForm(String mark, Set<CopySource> sources) {
        this.mark = mark;
        this.sources = sources;
    }

    /// What stands on the copy, at the top right of page 1 (Phụ lục II, Phần I).
    public String mark() {
        return mark;
    }

    /// T18: whether an electronic copy of this form may be made from that. An electronic original
    /// goes out as it is, and a bản sao lục is made only from a bản sao y.
    public boolean mayComeFrom(CopySource source) {
        return sources.contains(source);
    }
}
