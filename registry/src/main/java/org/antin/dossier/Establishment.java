package org.antin.dossier;

/// Number and date of the decision that establishes a body (Nghị định 130/2018, Điều 60.3.b), as
/// form 03 has them on one line.
///
/// @param number as on the paper, or empty
/// @param day as typed, dd/MM/yyyy, or empty; a draft keeps what is no day too
public record Establishment(String number, String day) {
    private static final String ON = " ngày ";

    /// One line, "12/QĐ-UBND ngày 03/02/2026"; empty when nothing is known.
    public String text() {
        if (day.isBlank()) return number.strip();
        return number.strip() + ON + day.strip();
    }

    /// Reads [#text] back.
    public static Establishment of(String text) {
        int at = text.lastIndexOf(ON);
        if (at < 0) return new Establishment(text, "");
        return new Establishment(text.substring(0, at), text.substring(at + ON.length()));
    }
}
