package org.antin.signing.check;

/// Where each [Reason] and each [Point] comes from: the article of the law, then the section of the
/// standard.
final class Articles {
    private static final Texts TEXTS = new Texts(Articles.class, "articles_vi.properties");

    private Articles() {}

    /// @throws IllegalArgumentException when there is none: a slip of ours, not of the file
    static String of(String code) {
        return TEXTS.of(code);
    }
}
