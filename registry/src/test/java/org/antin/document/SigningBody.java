package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
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
        var inUse = new CertificatesInUse(provider, devices, certificates, handovers, clock);
        return made(house, clock, inUse);
    }

    /// The letter written in LibreOffice.
    static byte[] letter() {
        return letter("cong-van.pdf");
    }

    /// The same before anybody gave it a number and a date.
    static byte[] draft() {
        return letter("du-thao.pdf");
    }

    private static byte[] letter(String name) {
        try {
            return Files.readAllBytes(
                    Repository.root().resolve("signing/src/test/resources/letters/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The chairman hands the letter in.
    Document handIn(DocumentDesk desk) {
        return handIn(desk, "cong-van.pdf", letter());
    }

    Document handIn(DocumentDesk desk, String name, byte[] content) {
        var file = new DocumentDesk.Handed(Secrecy.NONE, name, content);
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
        return sign(desk, tokens, document, certificate, kind, Look.USUAL, actor);
    }

    static Document sign(
            SigningDesk desk,
            TokenDesk tokens,
            Document document,
            UUID certificate,
            SignatureKind kind,
            Look look,
            Actor actor) {
        var session =
                value(
                        asking(
                                actor,
                                () -> desk.prepare(document.id(), certificate, kind, look, actor)));
        var pin = KnownSecret.PRACTICE_PIN.text();
        return value(
                asking(actor, () -> tokens.sign(session.session().id(), pin.toCharArray(), actor)));
    }

    private static SigningBody made(House house, SteeredClock clock, CertificatesInUse inUse) {
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
                inUse.of(
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
                inUse.of(
                        officer,
                        house.subscriber(commune, clerkPerson),
                        new Subject.Organisation("UBND xã Thử", "UBND huyện Thử", "Hà Tĩnh"),
                        clerk);
        clock.pass(Duration.ofMinutes(5));
        return new SigningBody(commune, officer, chairman, leader, clerk, own, organisational);
    }
}
