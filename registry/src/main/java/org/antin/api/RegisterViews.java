package org.antin.api;

import org.antin.certificate.Certificate;
import org.antin.device.Device;
import org.antin.device.Party;
import org.antin.organisation.Organisation;
import org.antin.subscriber.Subscriber;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Rows of the register as the interface shows them. Fields are added, never changed.
final class RegisterViews {
    private RegisterViews() {}

    record OrganisationView(
            UUID id,
            String name,
            String shortName,
            String code,
            String kind,
            String tier,
            @Nullable UUID parent,
            @Nullable UUID managedBy,
            boolean legalPersonality,
            boolean ownSeal,
            String address,
            String taxCode,
            LocalDate validFrom,
            @Nullable LocalDate closedOn,
            int version) {}

    static OrganisationView of(Organisation body) {
        var facts = body.facts();
        return new OrganisationView(
                body.id(),
                facts.name(),
                facts.shortName(),
                facts.code(),
                facts.kind().name(),
                facts.tier().name(),
                body.parent(),
                body.managedBy(),
                facts.legalPersonality(),
                facts.ownSeal(),
                facts.address(),
                facts.taxCode(),
                body.valid().from(),
                body.valid().until(),
                body.version());
    }

    /// @param person who holds it, or is assigned its certificate
    /// @param systemKind and
    /// @param domain of a device, service or software only
    record SubscriberView(
            UUID id,
            String kind,
            String name,
            UUID organisation,
            @Nullable UUID managedBy,
            UUID person,
            @Nullable String systemKind,
            @Nullable String domain,
            Instant registeredAt,
            @Nullable LocalDate closedOn,
            int version) {}

    static SubscriberView of(Subscriber subscriber) {
        var holder = subscriber.holder();
        var system = holder instanceof Subscriber.System s ? s : null;
        return new SubscriberView(
                subscriber.id(),
                subscriber.kind().name(),
                subscriber.name(),
                subscriber.organisation(),
                subscriber.managedBy(),
                holder.people().getFirst(),
                system == null ? null : system.sort(),
                system == null ? null : system.domain(),
                subscriber.registeredAt(),
                subscriber.closedOn(),
                subscriber.version());
    }

    record CertificateView(
            UUID id,
            UUID subscriber,
            @Nullable UUID device,
            String name,
            String status,
            String serial,
            String issuer,
            String subject,
            Instant notBefore,
            Instant notAfter,
            String keyAlgorithm,
            int keyBits,
            String fingerprint,
            @Nullable Instant inUseSince,
            @Nullable Instant blockedAt,
            @Nullable Instant revokedAt,
            @Nullable String revocationReason,
            int version) {}

    static CertificateView of(Certificate certificate, Instant now) {
        var x509 = certificate.x509();
        var facts = certificate.facts();
        var reason = facts.revocationReason();
        return new CertificateView(
                certificate.id(),
                certificate.subscriber(),
                certificate.device(),
                certificate.name(),
                certificate.status(now).name(),
                x509.serial(),
                x509.issuer(),
                x509.subject(),
                x509.notBefore(),
                x509.notAfter(),
                x509.keyAlgorithm(),
                x509.keyBits(),
                x509.fingerprint(),
                facts.inUseSince(),
                facts.blockedAt(),
                facts.revokedAt(),
                reason == null ? null : reason.name(),
                certificate.version());
    }

    /// @param id of the body or person; null for the provider
    record CustodianView(String kind, @Nullable UUID id, String name) {}

    /// @param number masked (Điều 2.3)
    record DeviceView(
            UUID id,
            String kind,
            String model,
            String number,
            UUID subscriber,
            String name,
            String state,
            @Nullable CustodianView custodian,
            @Nullable Instant custodianSince,
            Instant issuedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant inUseSince,
            @Nullable Instant lostReportedAt,
            @Nullable Instant endedAt,
            int version) {}

    static DeviceView of(Device device) {
        var facts = device.facts();
        return new DeviceView(
                device.id(),
                device.kind().name(),
                device.model(),
                device.masked(),
                device.subscriber(),
                device.name(),
                device.state().name(),
                custodian(device.custodian()),
                device.custodianSince(),
                facts.issuedAt(),
                facts.receivedAt(),
                facts.inUseSince(),
                facts.lostReportedAt(),
                facts.endedAt(),
                device.version());
    }

    private static @Nullable CustodianView custodian(@Nullable Party party) {
        return switch (party) {
            case null -> null;
            case Party.Provider(var name) -> new CustodianView("PROVIDER", null, name);
            case Party.Body(var id, var name) -> new CustodianView("ORGANISATION", id, name);
            case Party.Official(var id, var name) -> new CustodianView("PERSON", id, name);
        };
    }
}
