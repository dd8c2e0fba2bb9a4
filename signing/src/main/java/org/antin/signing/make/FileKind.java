package org.antin.signing.make;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;

/// What a file is, by how it begins; its name counts for nothing.
public enum FileKind {
    PDF,
    CMS,
    XML,
    JSON,
    /// ASiC.
    CONTAINER,
    /// ECMA-376: Word, Excel, PowerPoint.
    OFFICE;

    /// What every Office file has, and nothing else.
    private static final String PARTS = "[Content_Types].xml";

    /// How a container begins (EN 319 162-1, A.1): the first file in it says what it is.
    private static final String CONTAINER_TYPE = "mimetypeapplication/vnd.etsi.asic";

    /// 1.2.840.113549.1.7.2, signed data, as it stands near the beginning of a CMS.
    private static final String SIGNED_DATA = "\6\11*\206H\206\367\r\1\7\2";

    /// Empty for one of no kind that has signatures of its own.
    public static Optional<FileKind> of(byte[] file) {
        String begin = new String(file, 0, Math.min(file.length, 200), ISO_8859_1);
        int signed = begin.indexOf(SIGNED_DATA);
        if (begin.startsWith("0") && signed > 0 && signed < 8) return Optional.of(CMS);
        if (begin.startsWith("PK") && begin.contains(CONTAINER_TYPE)) return Optional.of(CONTAINER);
        String head =
                begin.replaceFirst("^\u00EF\u00BB\u00BF", "")
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        if (head.startsWith("%pdf-")) return Optional.of(PDF);
        if (head.startsWith("<")) return Optional.of(XML);
        if (head.startsWith("{") || head.startsWith("[")) return Optional.of(JSON);
        boolean office = head.startsWith("pk") && new String(file, ISO_8859_1).contains(PARTS);
        return office ? Optional.of(OFFICE) : Optional.empty();
    }
}
