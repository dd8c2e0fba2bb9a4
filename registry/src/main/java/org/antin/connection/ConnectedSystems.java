package org.antin.connection;

import org.antin.kernel.Slice;
import org.antin.kernel.Window;

import java.util.Optional;
import java.util.UUID;

/// The connected systems an administrator may see, ended ones too.
public interface ConnectedSystems {
    Optional<ConnectedSystem> find(UUID id);

    /// Newest first.
    Slice<ConnectedSystem> page(Window window);
}
