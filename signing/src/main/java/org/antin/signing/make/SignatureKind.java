package org.antin.signing.make;

/// What a signature stands for on an official document (NĐ 30/2020, Phụ lục I, Phần I, II.7d, II.8
/// and Phụ lục II). The kind decides what is seen on the page and names the signature field, so
/// that a checker has a hint; it proves nothing by itself.
public enum SignatureKind {
    /// Somebody who checked the letter before the authorised person signs it (Điều 12): small, at
    /// the end of its words or of its recipients.
    INITIALS("Initials"),
    /// The authorised person, ô 7c: a blue picture, no text.
    LEADER("Leader"),
    /// The organisation, ô 8: its red seal over a third of the leader's picture.
    ORGANISATION("Organisation"),
    /// The organisation, ô 3 and 4: number and date in the places the letter keeps for them, after
    /// the leader and before the seal (Điều 14). Text only.
    NUMBER("Number"),
    /// An electronic copy of a paper document, ô 14: text only.
    COPY("Copy"),
    /// An attachment in a file of its own: text only.
    ATTACHMENT("Attachment"),
    /// The body that received a document: the stamp "ĐẾN" with its number and day (Điều 21, 22).
    ARRIVAL("Arrival");

    private final String fieldName;

    SignatureKind(String fieldName) {
        this.fieldName = fieldName;
    }

    /// How the names of signature fields of this kind begin; a running number follows.
    public String fieldName() {
        return fieldName;
    }
}
