package org.antin.subscriber;

import java.util.UUID;

/// A subscriber to be entered. An individual's body is where he or she works.
public sealed interface NewSubscriber {
    /// Chosen by the caller.
    UUID id();

    record OfPerson(UUID id, UUID person) implements NewSubscriber {}

    /// @param assigned the person assigned the organisation's certificate
    /// @param letter number and date of the letter of assignment, or empty when it follows
    record OfOrganisation(UUID id, UUID organisation, UUID assigned, String letter)
            implements NewSubscriber {}

    /// @param owner a legal person
    /// @param name of the device, service or software
    /// @param sort `ssl-server`, `vpn`, `code-signing` or `document-service`
    /// @param domain host name or IP address, or empty
    /// @param assigned the manager of its certificate
    record OfSystem(
            UUID id,
            UUID owner,
            String name,
            String sort,
            String domain,
            UUID assigned,
            String letter)
            implements NewSubscriber {}
}
