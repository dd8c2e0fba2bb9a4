package org.antin.document;

/// What the person says about a document's secrecy mark before it is taken in (Điều 1.1.b).
public enum Secrecy {
    /// It carries none.
    NONE,
    /// It carries Mật, Tối mật or Tuyệt mật, or the person doesn't know.
    MARKED
}
