package org.antin.organisation;

/// What a person is in his or her own body.
public enum Standing {
    /// Người đứng đầu.
    HEAD,
    /// Cấp phó của người đứng đầu.
    DEPUTY,
    /// Everyone else; heads of divisions inside the body too.
    OTHER
}
