package org.antin.signing.check.pdf;

import org.antin.signing.check.Texts;

/// Each kind of change in the clerk's words.
final class ChangeWords {
    private static final Texts TEXTS = new Texts(ChangeWords.class, "changes_vi.properties");

    private ChangeWords() {}

    static String of(String code, int page) {
        String text = TEXTS.of(code);
        return page == 0 ? text : text + " (trang " + page + ")";
    }
}
