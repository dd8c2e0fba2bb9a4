package org.antin.document;

import java.util.Optional;
import java.util.UUID;

/// The register of documents received.
public interface Arrivals {
    /// Empty for what wasn't received, or was before there were numbers.
    Optional<Arrival> find(UUID document);

    /// The number that follows the body's last one in the year.
    int next(UUID organisation, int year);

    boolean isTaken(UUID organisation, int year, int number);

    /// Enters one; only the desk uses it.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException if the number is taken
    void enter(Document document, Arrival arrival);
}
