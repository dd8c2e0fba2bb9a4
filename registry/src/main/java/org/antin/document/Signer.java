package org.antin.document;

import java.util.UUID;

/// Somebody of a body who has a certificate.
///
/// @param title the position held now
public record Signer(UUID person, String name, String title) {
    /// Tells two of the same name apart.
    public String words() {
        return title.isEmpty() ? name : name + " – " + title;
    }
}
