package org.antin.document;

import java.util.UUID;

/// What a document is for: it decides who signs and what is seen of the signature.
public sealed interface Purpose {
    Purpose LETTER = new Letter();

    /// The body's own document: its authorised person signs, then the organisation.
    record Letter() implements Purpose {}

    /// A file of its own that goes with a document already issued; the organisation signs it (Nghị
    /// định 30/2020, Phụ lục I, phần II, mục 8.b).
    ///
    /// @param letter the document it belongs to
    /// @param number number and notation of that document, as they will stand on page 1
    record Attachment(UUID letter, String number) implements Purpose {}

    /// An electronic copy; the organisation that made it signs (Nghị định 30/2020, Điều 25).
    record Copy(CopyForm form, CopySource source) implements Purpose {}

    /// A document of others, checked and kept (Nghị định 30/2020, Điều 21).
    ///
    /// @param sender the body it came from, as the clerk wrote it
    record Incoming(String sender) implements Purpose {}
}
