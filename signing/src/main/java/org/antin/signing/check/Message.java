package org.antin.signing.check;

/// One remark in a report. `text` is Vietnamese and never holds text of the document.
public record Message(Reason reason, Severity severity, String text) {
    /// The stable code of the published table.
    public String code() {
        return reason.code();
    }

    /// The article of the law and the section of the standard behind it.
    public String article() {
        return reason.article();
    }
}
