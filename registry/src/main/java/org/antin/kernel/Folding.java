package org.antin.kernel;

import java.text.Normalizer;
import java.util.Locale;

/// Text as it is searched: officials type "nguyen thi hue" and mean "Nguyễn Thị Huệ". The folded
/// form is stored beside the name, because PostgreSQL refuses an index on `unaccent(x)`.
public final class Folding {
    private Folding() {}

    /// Lower case, without diacritics, "đ" as "d", spaces collapsed. Folding twice changes nothing.
    public static String fold(String text) {
        String parts = Normalizer.normalize(Nfc.of(text), Normalizer.Form.NFD);
        var bare = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) continue;
            bare.append(c == 'đ' || c == 'Đ' ? 'd' : c);
        }
        return bare.toString().toLowerCase(Locale.ROOT);
    }
}
