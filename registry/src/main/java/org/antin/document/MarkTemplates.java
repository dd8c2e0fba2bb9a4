package org.antin.document;

import java.util.List;
import java.util.UUID;

/// How marks look in a body, as far as the actor sees it.
public interface MarkTemplates {
    /// The body's own, or what is usual. Nothing is taken from the body above: each body answers
    /// for its own letters.
    MarkTemplate of(UUID organisation);

    /// All it ever set, newest first.
    List<KeptTemplate> history(UUID organisation);
}
