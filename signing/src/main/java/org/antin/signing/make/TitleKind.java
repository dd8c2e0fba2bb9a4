package org.antin.signing.make;

import java.util.Arrays;
import java.util.List;

/// What a title makes of its holder, as far as NĐ 30/2020 Điều 13 treats titles differently. Read
/// from the words: the certificate says nothing else.
public enum TitleKind {
    /// The certificate has no title.
    UNKNOWN,
    /// At the head of a body or of a unit.
    LEADS,
    /// Cấp phó.
    DEPUTY,
    OTHER;

    private static final List<String> LEADING =
            List.of(
                    "CHÁNH ",
                    "TRƯỞNG ",
                    "CHỦ TỊCH",
                    "CHỦ NHIỆM",
                    "GIÁM ĐỐC",
                    "TỔNG GIÁM ĐỐC",
                    "TỔNG BIÊN TẬP",
                    "BÍ THƯ",
                    "THỦ TRƯỞNG",
                    "PHỤ TRÁCH ",
                    "QUYỀN ",
                    "Q.");

    /// @param title in capitals and composed
    static TitleKind of(String title) {
        if (title.isEmpty()) return UNKNOWN;
        if (title.startsWith("PHÓ ") || title.startsWith("HIỆU PHÓ")) return DEPUTY;
        boolean leads =
                LEADING.stream().anyMatch(title::startsWith)
                        // Vụ trưởng, Chi cục trưởng, Hiệu trưởng: by the title's last word.
                        || Arrays.asList(title.split(" ")).indexOf("TRƯỞNG") > 0;
        return leads ? LEADS : OTHER;
    }
}
