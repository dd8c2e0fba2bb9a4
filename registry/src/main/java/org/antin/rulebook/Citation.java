package org.antin.rulebook;

import org.jspecify.annotations.Nullable;

/// A place in a legal act, cited in the official order, from the smallest part to the largest:
/// "điểm a khoản 1 Điều 60 Nghị định 130/2018/NĐ-CP", never "Điều 60.1.a".
///
/// @param clause number of the khoản, null when the whole article is meant
/// @param point letter of the điểm, null when the whole clause is meant
public record Citation(Act act, int article, @Nullable Integer clause, @Nullable String point) {
    public Citation {
        if (article < 1) throw new IllegalArgumentException("article " + article);
        if (point != null && clause == null)
            throw new IllegalArgumentException("a point without its clause");
    }

    public static Citation article(Act act, int article) {
        return new Citation(act, article, null, null);
    }

    public static Citation clause(Act act, int article, int clause) {
        return new Citation(act, article, clause, null);
    }

    public static Citation point(Act act, int article, int clause, String point) {
        return new Citation(act, article, clause, point);
    }

    /// The place without the act, for a page that names the act once: "khoản 1 Điều 5".
    public String place() {
        var text = new StringBuilder();
        if (point != null) text.append("điểm ").append(point).append(' ');
        if (clause != null) text.append("khoản ").append(clause).append(' ');
        return text.append("Điều ").append(article).toString();
    }

    /// The whole citation.
    public String text() {
        return place() + " " + act.title();
    }
}
