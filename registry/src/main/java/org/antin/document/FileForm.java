package org.antin.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.antin.signing.files.Packaging;

import java.util.Arrays;
import java.util.Locale;

/// What kind of file a document is, by its content: how it is handed out and named.
public enum FileForm {
    PDF("application/pdf", "pdf", "PDF"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "DOCX"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "XLSX"),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx",
            "PPTX"),
    /// edXML messages, too.
    XML("application/xml", "xml", "XML"),
    JSON("application/json", "json", "JSON"),
    /// JSON that carries its signature (RFC 7515, JSON serialization).
    JWS("application/jose+json", "json", "JSON"),
    /// CMS with its content inside.
    CMS("application/pkcs7-mime", "p7m", "CMS"),
    ASIC("application/vnd.etsi.asic-e+zip", "asice", "ASiC-E"),
    /// One document with its signature.
    ASIC_S("application/vnd.etsi.asic-s+zip", "asics", "ASiC-S"),
    /// Anything else: it is signed into a container.
    OTHER("application/octet-stream", "", "");

    private final String mediaType;
    private final String ending;
    private final String word;

    FileForm(String mediaType, String ending, String word) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.word = word;
    }

    public static FileForm of(byte[] content) {
        return switch (Packaging.usual(content)) {
            case PDF -> PDF;
            case XML, XML_DETACHED -> XML;
            case JSON -> text(content).contains("\"payload\"") ? JWS : JSON;
            case CMS, CMS_DETACHED -> CMS;
            case OFFICE -> office(text(content));
            case CONTAINER -> Packaging.own(content).isPresent() ? container(content) : OTHER;
        };
    }

    /// Its type stands first (EN 319 162-1, A.1).
    private static FileForm container(byte[] file) {
        var begin = new String(file, 0, Math.min(file.length, 200), ISO_8859_1);
        return begin.contains("asic-s+zip") ? ASIC_S : ASIC;
    }

    /// Names of parts stand uncompressed in the file.
    private static FileForm office(String file) {
        if (file.contains("word/document.xml")) return DOCX;
        if (file.contains("xl/workbook.xml")) return XLSX;
        return file.contains("ppt/presentation.xml") ? PPTX : OTHER;
    }

    private static String text(byte[] content) {
        return new String(content, ISO_8859_1);
    }

    /// As `Content-Type` says it.
    public String mediaType() {
        return mediaType;
    }

    /// The field Format of Thông tư 02/2019/TT-BNV, S50.
    String word(String name) {
        return word.isEmpty() ? ending(name).toUpperCase(Locale.ROOT) : word;
    }

    /// The name a file of this form is saved under: a letter that went into a container or a CMS
    /// gets the ending of what it is now behind its own.
    public String named(String name) {
        return switch (this) {
            case CMS -> endsIn(name, "p7m", "p7s", "p7c") ? name : name + ".p7m";
            case ASIC -> endsIn(name, "asice", "sce", "asics", "scs") ? name : name + ".asice";
            case ASIC_S -> endsIn(name, "asics", "scs") ? name : name + ".asics";
            case PDF, DOCX, XLSX, PPTX, XML, JSON, JWS, OTHER -> name;
        };
    }

    /// Whether a name says what the file is, or at least nothing else: a PDF called `.docx` would
    /// be opened by the wrong program, and trusted for what it isn't.
    public boolean fits(String name) {
        var last = ending(name);
        return switch (this) {
            case PDF, DOCX, XLSX, PPTX -> last.equals(ending);
            case XML, JSON, JWS, CMS, ASIC, ASIC_S ->
                    Arrays.stream(values())
                            .filter(form -> !form.ending.equals(ending))
                            .noneMatch(form -> !last.isEmpty() && form.ending.equals(last));
            case OTHER -> true;
        };
    }

    /// The same with another name before the ending.
    String renamed(String base, String name) {
        var last = ending.isEmpty() ? ending(name) : ending;
        return last.isEmpty() ? base : base + "." + last;
    }

    private static boolean endsIn(String name, String... endings) {
        return Arrays.asList(endings).contains(ending(name));
    }

    private static String ending(String name) {
        var last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && last.matches("[a-z0-9]{1,10}") ? last : "";
    }
}
