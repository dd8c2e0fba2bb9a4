package org.antin.document;

import java.util.List;
import java.util.UUID;

/// Whom a letter may be passed on to.
public interface Signers {
    /// The people of a body who have certificates; empty for whoever holds no role there.
    List<Signer> of(UUID organisation);

    /// Who sees the document as his own.
    List<UUID> of(Document document);

    /// Lets somebody see the document; only the desk uses it.
    void show(Document document, UUID person);
}
