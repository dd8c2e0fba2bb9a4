package org.antin.signing.files;

import org.antin.signing.make.FileKind;

import java.util.Arrays;
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
        return FileKind.of(file)
                .map(
                        kind ->
                                switch (kind) {
                                    case PDF -> PDF;
                                    case CMS -> CMS;
                                    case XML -> XML;
                                    case JSON -> JSON;
                                    case CONTAINER -> CONTAINER;
                                    case OFFICE -> OFFICE;
                                });
    }
}
