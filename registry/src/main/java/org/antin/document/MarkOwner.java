package org.antin.document;

import org.antin.signing.make.SignatureKind;

import java.util.UUID;

/// Whose picture it is.
public sealed interface MarkOwner {
    /// A handwritten signature, blue (Nghị định 30/2020, Phụ lục I, II.7d).
    record OfPerson(UUID person) implements MarkOwner {}

    /// A seal, red (II.8a).
    record OfBody(UUID organisation) implements MarkOwner {}

    /// The signature it is seen with.
    default SignatureKind kind() {
        return switch (this) {
            case OfPerson _ -> SignatureKind.LEADER;
            case OfBody _ -> SignatureKind.ORGANISATION;
        };
    }

    /// The id it is known by in the log.
    default UUID id() {
        return switch (this) {
            case OfPerson(var person) -> person;
            case OfBody(var organisation) -> organisation;
        };
    }
}
