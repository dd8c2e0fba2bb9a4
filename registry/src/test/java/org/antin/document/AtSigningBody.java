package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.certificate.CertificateDesk;
import org.antin.delegation.Delegation;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.NewDelegation;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.subscriber.Person;
import org.antin.testkit.KnownSecret;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;

/// Tests in a commune that may sign, each in another one.
abstract class AtSigningBody {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk documents;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired DelegationDesk delegations;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;

    SigningBody body;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
    }

    CertificatesInUse inUse() {
        return new CertificatesInUse(provider, devices, certificates, handovers, clock);
    }

    static Subject subject(String name, String title) {
        return new Subject.Individual(name, title, null, "UBND xã Thử", "Hà Tĩnh", null, null);
    }

    /// A certificate in use, held by somebody who signs here.
    UUID certificate(Person person, String title, Actor holder) {
        var subject = subject(person.name(), title);
        return inUse().of(body.officer(), house.subscriber(person), subject, holder);
    }

    /// With the token's first PIN.
    Outcome<Document> sign(SigningDesk.ToSign prepared, Actor actor) {
        var pin = KnownSecret.PRACTICE_PIN.text().toCharArray();
        return asking(actor, () -> tokens.sign(prepared.session().id(), pin, actor));
    }

    /// The clerk of the commune enters a paper from today on.
    Delegation paper(Person delegate, String number, int days) {
        var today = Days.of(clock.instant());
        var wanted =
                new NewDelegation(
                        UUID.randomUUID(),
                        body.id(),
                        number,
                        today,
                        body.head().id(),
                        delegate.id(),
                        "Ký giấy mời",
                        new Period(today, today.plusDays(days)));
        return value(asking(body.clerk(), () -> delegations.enter(wanted, body.clerk())));
    }

    /// What the log says of its signing.
    List<String> log(Document letter) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select convert_from(line, 'UTF8') from audit_entry where subject = ? and"
                                                + " action in ('document.prepare', 'document.sign') order by seq")
                                .param(letter.id().toString())
                                .query(String.class)
                                .list());
    }
}
