package org.antin.dossier;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// What a dossier asks for, as its form has it (forms 01, 03, 05, 09 of Thông tư 185/2019). Empty
/// text means "left blank"; facts of people and bodies stay in the register.
public sealed interface Request {
    /// Form 01: a certificate for a person.
    ///
    /// @param need why electronic transactions need it (Nghị định 130/2018, Điều 60.1.a)
    /// @param formerSerial certificate it replaces, if any
    /// @param titleProof paper that proves a state title or authority under the seal law
    record ForIndividual(
            UUID person,
            String email,
            String phone,
            String need,
            String formerSerial,
            String titleProof,
            boolean simPki)
            implements Request {}

    /// Form 03: a certificate for an organisation, asked by the person assigned to manage it.
    ///
    /// @param establishment number and date of the decision that establishes it (Điều 60.3.b)
    record ForOrganisation(
            String email,
            String address,
            String taxCode,
            String budgetCode,
            String establishment,
            String formerSerial)
            implements Request {}

    /// Form 05: a certificate for a device, service or software.
    ///
    /// @param kind `ssl-server`, `vpn`, `code-signing` or `document-service`
    /// @param domain host name or IP address, where it has one
    record ForSystem(
            String name, String kind, String domain, String email, String need, String formerSerial)
            implements Request {}

    /// Form 09: revocation.
    ///
    /// @param occurred when it happened, as the reporter tells it (RFC 3339), empty if unknown
    record ForRevocation(
            RevocationCause cause,
            UUID certificate,
            @Nullable UUID device,
            String occurred,
            String circumstances)
            implements Request {}
}
