package org.antin.document;

import java.util.Optional;

/// The pictures that were handed in, as far as the actor sees them.
public interface MarkPictures {
    Optional<MarkPicture> find(MarkOwner owner);
}
