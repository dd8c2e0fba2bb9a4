package org.antin.signing.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a signed file looks like, and so which standard it follows.
public enum Packaging {
    /// PAdES (ETSI EN 319 142-1).
    PDF("pdf"),
    /// CAdES (ETSI EN 319 122-1) with the content inside.
    CMS("cms"),
    /// CAdES beside the content, which stays as it is.
    CMS_DETACHED("cms-detached"),
    /// XAdES (ETSI EN 319 132-1) inside the XML it signs; an edXML message takes it in its header.
    XML("xml"),
    /// XAdES beside the content, which stays as it is and may be anything.
    XML_DETACHED("xml-detached"),
    /// ASiC-E (ETSI EN 319 162-1) with XAdES.
    CONTAINER("asic-e"),
    /// JAdES (ETSI TS 119 182-1), JSON serialisation.
    JSON("json"),
    /// XML signatures inside an Office file (ECMA-376 part 2, clause 13).
    OFFICE("ooxml");

    /// What every Office file has, and nothing else.
    private static final String PARTS = "[Content_Types].xml";

    /// How a container begins (EN 319 162-1, A.1): the first file in it says what it is.
    private static final String CONTAINER_TYPE = "mimetypeapplication/vnd.etsi.asic";

    /// 1.2.840.113549.1.7.2, signed data, as it stands near the beginning of a CMS.
    private static final String SIGNED_DATA = "\6\11*\206H\206\367\r\1\7\2";

    private final String published;

    Packaging(String published) {
        this.published = published;
    }

    /// The name on the command line.
    public String published() {
        return published;
    }

    public static Optional<Packaging> of(String published) {
        return Arrays.stream(values()).filter(p -> p.published.equals(published)).findFirst();
    }

    /// The standard's name, as levels begin with it.
    public String family() {
        return switch (this) {
            case PDF -> "PAdES";
            case CMS, CMS_DETACHED -> "CAdES";
            case XML, XML_DETACHED, CONTAINER, OFFICE -> "XAdES";
            case JSON -> "JAdES";
        };
    }

    /// Whether the signature lies in a file of its own.
    public boolean detached() {
        return this == CMS_DETACHED || this == XML_DETACHED;
    }

    /// The usual one for a file, by how it begins; what has no form of its own goes into a
    /// container. What is signed already stays what it is.
    public static Packaging usual(byte[] file) {
        return own(file).orElse(CONTAINER);
    }

    /// The one a file has of its own; empty when it can only be put into something.
    public static Optional<Packaging> own(byte[] file) {
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
