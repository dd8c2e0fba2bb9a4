package org.antin.document;

/// What a piece of evidence is (Thông tư 41/2017, Điều 9). The word is the message
/// `evidence.kind.<name>`.
public enum EvidenceKind {
    /// The signer's at the time of signing, those above it, and those of time stamps.
    CERTIFICATE("certificates", "cer"),
    CRL("crls", "crl"),
    OCSP("ocsp", "ors"),
    TIME_STAMP("time-stamps", "tst"),
    /// Of the file as it was received, where it lies beside it.
    RECEIPT("receipt", "tst"),
    /// Over the file and these pieces, where the file has no room for them (RFC 4998).
    RECORD("", "ers"),
    /// Under which policy, and by which practice statement, certificates were issued.
    POLICY("", "json"),
    /// Who signed, in which title and for which body.
    RESPONSIBILITY("", "json"),
    /// What the check found.
    REPORT("", "json");

    private final String folder;
    private final String ending;

    EvidenceKind(String folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /// Where the nth piece lies in an archive package.
    String place(int number) {
        return folder.isEmpty()
                ? "evidence/%s.%s".formatted(name().toLowerCase(java.util.Locale.ROOT), ending)
                : "evidence/%s/%04d.%s".formatted(folder, number, ending);
    }
}
