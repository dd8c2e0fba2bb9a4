package org.antin.shell;

import org.jspecify.annotations.Nullable;

/// One of several views of a thing, as a link.
///
/// @param count how many are there; null shows nothing
public record Tab(Phrase label, String href, boolean current, @Nullable Long count) {
    public Tab(Phrase label, String href, boolean current) {
        this(label, href, current, null);
    }
}
