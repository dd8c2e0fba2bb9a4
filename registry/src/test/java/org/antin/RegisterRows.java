package org.antin;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.delegation.Delegation;
import org.antin.delegation.store.DelegationStore;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.HandoverOffer.Receiver;
import org.antin.device.NewDevice;
import org.antin.device.Receipt;
import org.antin.kernel.Period;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows of the register for [UrlRows]: a commune under an authority, subscriber of a certificate on
/// a device which the authority holds.
@Component
public class RegisterRows {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final JdbcClient db;
    private final House house;
    private final DeviceDesk devices;
    private final HandoverDesk handovers;
    private final CertificateDesk certificates;
    private final DelegationStore delegations;

    RegisterRows(
            JdbcClient db,
            House house,
            DeviceDesk devices,
            HandoverDesk handovers,
            CertificateDesk certificates,
            DelegationStore delegations) {
        this.delegations = delegations;
        this.db = db;
        this.house = house;
        this.devices = devices;
        this.handovers = handovers;
        this.certificates = certificates;
    }

    /// A commune, the person assigned its certificate, and the subscriber it is.
    private record Commune(UUID id, Person clerk, UUID subscriber) {}

    /// @return empty when the register has no rows of this kind
    Map<String, String> make(String kind, Cast cast, Cast.Member owner, UUID authority) {
        return switch (kind) {
            case "organisation" -> id(authority);
            case "person" -> id(owner.person());
            case "subscriber" -> id(owned(commune(authority), cast, owner));
            case "certificate" -> id(certificate(owned(commune(authority), cast, owner)));
            case "registration" -> registration(owned(commune(authority), cast, owner));
            case "device" -> id(device(owned(commune(authority), cast, owner)));
            case "handover" -> id(handover(commune(authority), cast, owner, authority));
            case "delegation" -> id(delegation(cast, owner, authority));
            default -> Map.of();
        };
    }

    private static Map<String, String> id(UUID id) {
        return Map.of("id", id.toString());
    }

    /// A paper of the body's head to the owner.
    private UUID delegation(Cast cast, Cast.Member owner, UUID organisation) {
        var head = house.person(organisation, Rank.HEAD, "Người đứng đầu");
        var paper =
                new Delegation(
                        UUID.randomUUID(),
                        organisation,
                        NUMBER.incrementAndGet() + "/GUQ",
                        TODAY,
                        new Delegation.Party(head.id(), head.name(), head.title()),
                        new Delegation.Party(owner.person(), owner.username(), "Chuyên viên"),
                        "Ký giấy mời",
                        new Period(TODAY, TODAY.plusYears(1)),
                        null,
                        RegistryTestContext.MORNING,
                        "test",
                        1);
        cast.house(() -> delegations.insert(paper));
        return paper.id();
    }

    private Commune commune(UUID authority) {
        var id =
                house.body(
                        authority,
                        OrganisationKind.COMMUNE_COMMITTEE,
                        Tier.COMMUNE,
                        "UBND xã Bảng " + NUMBER.incrementAndGet());
        var clerk = house.person(id, Rank.OTHER, "Văn thư");
        return new Commune(id, clerk, house.subscriber(id, clerk).id());
    }

    /// Makes it the owner's, as if the certificate were assigned to him: some roles see their own
    /// only.
    private UUID owned(Commune commune, Cast cast, Cast.Member owner) {
        cast.house(
                () ->
                        db.sql("update subscriber set assigned = :person where id = :id")
                                .param("person", owner.person())
                                .param("id", commune.subscriber())
                                .update());
        return commune.subscriber();
    }

    private UUID certificate(UUID subscriber) {
        var now = RegistryTestContext.MORNING;
        var x509 =
                TrustedForTests.ISSUER.issue(
                        "Bảng", "UBND xã", now.minusSeconds(60), now.plus(Duration.ofDays(900)));
        var wanted =
                NewCertificate.first(
                        UUID.randomUUID(), subscriber, null, X509Facts.encoded(x509), List.of());
        return value(asking(House.SYSTEM, () -> certificates.record(wanted, House.SYSTEM))).id();
    }

    private Map<String, String> registration(UUID subscriber) {
        var certificate = certificate(subscriber);
        var registration = UUID.randomUUID();
        value(
                asking(
                        House.SYSTEM,
                        () ->
                                certificates.register(
                                        certificate,
                                        registration,
                                        "Kho bạc Nhà nước",
                                        "",
                                        TODAY,
                                        House.SYSTEM)));
        return Map.of("id", certificate.toString(), "registration", registration.toString());
    }

    private UUID device(UUID subscriber) {
        var id = UUID.randomUUID();
        var device =
                new NewDevice(
                        id,
                        DeviceKind.USB_TOKEN,
                        "SafeNet 5110",
                        "BANG-" + NUMBER.incrementAndGet(),
                        subscriber);
        value(asking(House.SYSTEM, () -> devices.announce(device, House.SYSTEM)));
        var receipt = new Receipt("BG-01", TODAY, "bưu chính", "mới");
        value(asking(House.SYSTEM, () -> devices.receive(id, receipt, House.SYSTEM)));
        return id;
    }

    /// Minutes offered to the commune's clerk, who hasn't answered yet.
    private UUID handover(Commune commune, Cast cast, Cast.Member owner, UUID authority) {
        var device = device(commune.subscriber());
        var officer = house.actor(org.antin.access.Role.RECEIVING_OFFICER, authority);
        var offer =
                new HandoverOffer(
                        UUID.randomUUID(),
                        new Receiver.ToPerson(commune.clerk().id()),
                        "BG-" + NUMBER.incrementAndGet(),
                        TODAY,
                        "trụ sở",
                        "tốt",
                        "QĐ giao 01");
        value(asking(officer, () -> handovers.offer(device, offer, officer)));
        owned(commune, cast, owner);
        return offer.id();
    }
}
