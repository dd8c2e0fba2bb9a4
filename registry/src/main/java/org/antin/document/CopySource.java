package org.antin.document;

/// What an electronic copy is made from. The word is the message `document.source.<name>`.
public enum CopySource {
    /// Bản gốc or bản chính on paper.
    PAPER_ORIGINAL,
    /// Bản sao y on paper.
    PAPER_COPY,
    /// An original that is electronic and digitally signed.
    ELECTRONIC_ORIGINAL
}
