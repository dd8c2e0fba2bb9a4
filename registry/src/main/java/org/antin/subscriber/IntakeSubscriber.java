package org.antin.subscriber;

import org.antin.organisation.OrganisationLabel;

import java.util.UUID;

/// A checked subscriber of a list that is taken over.
///
/// @param holder the individual, or the assigned person
/// @param sort and
/// @param domain of a system, else empty
/// @param letter of assignment, or empty
public record IntakeSubscriber(
        UUID id,
        SubscriberKind kind,
        OrganisationLabel body,
        UUID holder,
        String holderTitle,
        String name,
        String sort,
        String domain,
        String letter,
        Route route) {
    /// What makes a subject the same subject.
    public String key() {
        return switch (kind) {
            case INDIVIDUAL -> kind + "/" + holder;
            case ORGANISATION -> kind + "/" + body.id();
            case SYSTEM ->
                    kind
                            + "/"
                            + body.id()
                            + "/"
                            + org.antin.kernel.Folding.fold(name)
                            + "/"
                            + domain;
        };
    }
}
