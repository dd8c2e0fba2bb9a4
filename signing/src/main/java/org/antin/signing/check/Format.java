package org.antin.signing.check;

/// The family of signatures a file can carry, recognised by its content. A closed list
/// (interfaces.md 2); a PDF is always `PAdES`, an XML file always `XAdES`, signed or not.
public enum Format {
    PADES("PAdES"),
    XADES("XAdES"),
    CADES("CAdES"),
    ASIC_S("ASiC-S"),
    ASIC_E("ASiC-E"),
    JADES("JAdES"),
    OOXML("OOXML");

    private final String published;

    Format(String published) {
        this.published = published;
    }

    /// The name as printed in reports.
    public String published() {
        return published;
    }
}
