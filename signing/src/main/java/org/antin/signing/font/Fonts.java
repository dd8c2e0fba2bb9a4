package org.antin.signing.font;

import java.io.InputStream;

/// The typeface of every document and every visible signature: Times New Roman by NĐ 30/2020, Phụ
/// lục I; here Liberation Serif, which has the same widths and, from version 2 on, all Vietnamese
/// letters (the older version 1 stops before `Ộ`).
///
/// Fonts are embedded in a document as a subset; the licence (SIL OFL 1.1) lies beside the files.
public enum Fonts {
    /// Upright, regular weight: body text, and the text lines of a signature at size 10.
    REGULAR("LiberationSerif-Regular.ttf"),
    /// Upright, bold: titles, names of signers.
    BOLD("LiberationSerif-Bold.ttf"),
    /// Italic: place and date, legal bases.
    ITALIC("LiberationSerif-Italic.ttf"),
    /// Bold italic: the words "Nơi nhận".
    BOLD_ITALIC("LiberationSerif-BoldItalic.ttf");

    private final String file;

    Fonts(String file) {
        this.file = file;
    }

    /// Opens the TrueType file. The caller closes it.
    public InputStream open() {
        InputStream stream = Fonts.class.getResourceAsStream(file);
        if (stream == null) throw new IllegalStateException("font missing from the jar: " + file);
        return stream;
    }
}
