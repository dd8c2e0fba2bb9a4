package org.antin.document;

import java.util.UUID;

/// The writing side of templates; only their desk uses it.
public interface MarkTemplateRecords {
    /// @throws org.springframework.dao.DuplicateKeyException if there is such a version already
    void add(UUID organisation, KeptTemplate kept);
}
