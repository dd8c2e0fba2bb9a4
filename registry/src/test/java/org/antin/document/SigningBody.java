package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.NewDevice;
import org.antin.device.Receipt;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/// A commune whose chairman and clerk may sign: certificates issued by the practice CA, received,
/// handed over and in use.
///
/// @param own the chairman's certificate
/// @param organisational the commune's, with the clerk as custodian
record SigningBody(
        UUID id,
        Actor officer,
        Person head,
        Actor leader,
        Actor clerk,
        UUID own,
        UUID organisational) {

    static SigningBody make(
            House house,
            PracticeProvider provider,
            DeviceDesk devices,
            CertificateDesk certificates,
            HandoverDesk handovers,
            SteeredClock clock) {
        return new Making(house, provider, devices, certificates, handovers, clock).body();
    }

    /// The letter written in LibreOffice.
    static byte[] letter() {
        try {
            return Files.readAllBytes(
                    Repository.root().resolve("signing/src/test/resources/letters/cong-van.pdf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The chairman hands the letter in.
    Document handIn(DocumentDesk desk) {
        var file = new DocumentDesk.Handed(Secrecy.NONE, "cong-van.pdf", letter());
        return value(asking(leader, () -> desk.take(file, id, leader)));
    }

    /// Prepared, signed on the practice token with its first PIN, finished.
    static Document sign(
            SigningDesk desk,
            TokenDesk tokens,
            Document document,
            UUID certificate,
            SignatureKind kind,
            Actor actor) {
        var session =
                value(asking(actor, () -> desk.prepare(document.id(), certificate, kind, actor)));
        var pin = KnownSecret.PRACTICE_PIN.text();
        return value(
                asking(actor, () -> tokens.sign(session.session().id(), pin.toCharArray(), actor)));
    }

    static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Making(
            House house,
            PracticeProvider provider,
            DeviceDesk devices,
            CertificateDesk certificates,
            HandoverDesk handovers,
            SteeredClock clock) {
        SigningBody body() {
            // Time only goes on: what the CA published an hour ago must not come from the future.
            clock.pass(Duration.ofHours(1));
            var district = house.province().cam();
            var commune = house.commune(district);
            var officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
            var chairman = house.person(commune, Rank.HEAD, "Chủ tịch", "Nguyễn Văn Thành");
            var leader = house.actor(chairman, Role.SUBSCRIBER);
            var clerkPerson = house.person(commune, Rank.OTHER, "Văn thư");
            var clerk = house.actor(clerkPerson, Role.RECORDS_CLERK);
            var own =
                    inUse(
                            officer,
                            house.subscriber(chairman),
                            new Subject.Individual(
                                    chairman.name(),
                                    "Chủ tịch",
                                    null,
                                    "UBND xã Thử",
                                    "Hà Tĩnh",
                                    null,
                                    null),
                            leader);
            var organisational =
                    inUse(
                            officer,
                            house.subscriber(commune, clerkPerson),
                            new Subject.Organisation("UBND xã Thử", "UBND huyện Thử", "Hà Tĩnh"),
                            clerk);
            clock.pass(Duration.ofMinutes(5));
            return new SigningBody(commune, officer, chairman, leader, clerk, own, organisational);
        }

        /// Issued by the practice CA, received, handed over and in use.
        private UUID inUse(Actor officer, Subscriber subscriber, Subject subject, Actor holder) {
            var handed = provider.issue(UUID.randomUUID(), subject, clock.instant());
            var device = UUID.randomUUID();
            var certificate = UUID.randomUUID();
            value(
                    asking(
                            officer,
                            () ->
                                    devices.announce(
                                            new NewDevice(
                                                    device,
                                                    DeviceKind.USB_TOKEN,
                                                    "Thiết bị thực hành",
                                                    handed.deviceNumber(),
                                                    subscriber.id()),
                                            officer)));
            value(
                    asking(
                            officer,
                            () ->
                                    certificates.record(
                                            NewCertificate.first(
                                                    certificate,
                                                    subscriber.id(),
                                                    device,
                                                    encoded(handed.certificate()),
                                                    provider.chain().stream()
                                                            .map(SigningBody::encoded)
                                                            .toList()),
                                            officer)));
            var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.ofHours(7));
            value(
                    asking(
                            officer,
                            () ->
                                    devices.receive(
                                            device,
                                            new Receipt("01/BB", today, "Bưu chính", "Nguyên vẹn"),
                                            officer)));
            var offered =
                    value(
                            asking(
                                    officer,
                                    () ->
                                            handovers.offer(
                                                    device,
                                                    new HandoverOffer(
                                                            UUID.randomUUID(),
                                                            new HandoverOffer.Receiver.ToPerson(
                                                                    House.person(holder)),
                                                            "02/BB",
                                                            today,
                                                            "Trụ sở",
                                                            "Nguyên vẹn",
                                                            "QĐ giao 05"),
                                                    officer)));
            value(asking(holder, () -> handovers.confirm(offered.id(), holder)));
            value(asking(officer, () -> certificates.putInUse(certificate, officer)));
            return certificate;
        }
    }
}
