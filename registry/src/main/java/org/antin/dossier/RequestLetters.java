package org.antin.dossier;

import org.antin.kernel.Slice;
import org.antin.kernel.Window;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The letters an actor may read.
public interface RequestLetters {
    Optional<RequestLetter> find(UUID id);

    /// Newest first; letters not sent yet come before all others.
    ///
    /// @param limit how many, 1 to 200
    List<RequestLetter> recent(int limit);

    /// The same order, page by page.
    Slice<RequestLetter> page(Window window);
}
