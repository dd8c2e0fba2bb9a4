package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.document.CertificatesInUse;
import org.antin.journey.Town.Citizen;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.subscriber.Subscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.io.IOException;
import java.nio.file.Path;

/// A journey in chapters that build on each other, on a server of its own in a real browser.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class InChapters {
    @Autowired House house;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired SteeredClock clock;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired CertificateDesk certificates;
    @Autowired HandoverDesk handovers;
    @TempDir static Path desk;

    @Value("${server.port}")
    int port;

    Journey journey;
    private int finished;

    /// @param pictures folder below `target` where the pictures lie
    final void setOut(String pictures) throws IOException {
        var gallery = new Gallery(pictures);
        gallery.clear();
        var base = "http://localhost:" + port;
        journey = new Journey(house, ledger, encoder, clock, base, gallery, desk);
    }

    @AfterAll
    void leave() {
        journey.close();
    }

    /// A chapter needs the ones before it.
    final void begin(int chapter) {
        assertThat(finished).as("the chapter before failed").isEqualTo(chapter - 1);
    }

    final void finish() {
        finished++;
    }

    /// Has a certificate of his own from the start.
    final void hasHisOwn(Citizen citizen, String title) {
        var person = citizen.person();
        inUse(
                house.subscriber(person),
                new Subject.Individual(
                        person.name(), title, null, "UBND xã Cẩm Bình", "Hà Tĩnh", null, null),
                citizen,
                Role.SUBSCRIBER);
    }

    /// Has the organisation's certificate from the start.
    final void hasTheOrganisations(Citizen citizen, Role role) {
        var person = citizen.person();
        inUse(
                house.subscriber(person.organisation(), person),
                new Subject.Organisation(
                        "Ủy ban nhân dân xã Cẩm Bình", "UBND huyện Cẩm Xuyên", "Hà Tĩnh"),
                citizen,
                role);
    }

    private void inUse(Subscriber subscriber, Subject subject, Citizen holder, Role role) {
        new CertificatesInUse(provider, devices, certificates, handovers, clock)
                .of(
                        house.actor(journey.officer.person(), Role.RECEIVING_OFFICER),
                        subscriber,
                        subject,
                        house.actor(holder.person(), role));
    }
}
