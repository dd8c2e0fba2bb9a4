package org.antin.document;

import java.util.UUID;

/// Somebody of a body who has a certificate.
public record Signer(UUID person, String name) {}
