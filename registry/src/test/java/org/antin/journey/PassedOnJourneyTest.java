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
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.io.IOException;
import java.nio.file.Path;

/// A letter from hand to hand in a real browser: drafted, checked twice, signed, numbered, sealed;
/// then the same letter where it arrives. Pictures lie in `target/passed-on-journey`. The chapters
/// build on each other.
@ServerTest
@Needs({"chromium", "pdfsig", "qpdf", "pdftoppm"})
@DisplayName("A letter on the screen, from the specialist's hand to the stamp of arrival")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PassedOnJourneyTest {
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

    private Journey journey;
    private ChapterPassing chapter;
    private int finished;
    private Path issued;

    @BeforeAll
    void people() throws IOException {
        var gallery = new Gallery("passed-on-journey");
        gallery.clear();
        var base = "http://localhost:" + port;
        journey = new Journey(house, ledger, encoder, clock, base, gallery, desk);
        var chief =
                journey.joins(
                        Rank.DIVISION_HEAD, "Chánh Văn phòng", "Trần Thị Hoa", Role.SUBSCRIBER);
        var clerk = journey.joins(Rank.OTHER, "Văn thư", "Đặng Thị Mai", Role.RECORDS_CLERK);
        own(journey.accountant, "Công chức Tài chính - Kế toán");
        own(chief, "Chánh Văn phòng");
        own(journey.chairman, "Chủ tịch");
        ofTheBody(clerk);
        chapter = new ChapterPassing(journey, chief, clerk);
    }

    private void own(Citizen citizen, String title) {
        var person = citizen.person();
        var subject =
                new Subject.Individual(
                        person.name(), title, null, "UBND xã Cẩm Bình", "Hà Tĩnh", null, null);
        inUse().of(
                        house.actor(journey.officer.person(), Role.RECEIVING_OFFICER),
                        house.subscriber(person),
                        subject,
                        house.actor(person, Role.SUBSCRIBER));
    }

    private void ofTheBody(Citizen citizen) {
        var person = citizen.person();
        var subject =
                new Subject.Organisation(
                        "Ủy ban nhân dân xã Cẩm Bình", "UBND huyện Cẩm Xuyên", "Hà Tĩnh");
        inUse().of(
                        house.actor(journey.officer.person(), Role.RECEIVING_OFFICER),
                        house.subscriber(person.organisation(), person),
                        subject,
                        house.actor(person, Role.RECORDS_CLERK));
    }

    private CertificatesInUse inUse() {
        return new CertificatesInUse(provider, devices, certificates, handovers, clock);
    }

    @AfterAll
    void leave() {
        journey.close();
    }

    /// A chapter needs the ones before it.
    private void begin(int number) {
        assertThat(finished).as("the chapter before failed").isEqualTo(number - 1);
    }

    @Test
    @Order(1)
    @DisplayName(
            "D7.1, D2.4, Điều 12: the specialist drafts and passes on; the chief checks and passes"
                    + " on; both put their initials")
    void theLetterIsChecked() {
        begin(1);
        chapter.theSpecialistDrafts();
        chapter.theChiefChecks();
        finished++;
    }

    @Test
    @Order(2)
    @DisplayName(
            "D7.3, D11.1, T02, T13, T14, T19: the leader signs, the clerk numbers and seals; pdfsig and"
                    + " qpdf agree")
    void theLetterIsIssued() throws Exception {
        begin(2);
        chapter.theLeaderSigns();
        issued = chapter.theClerkIssues();
        chapter.outsideProgramsAgreeOnTheLetter(issued);
        finished++;
    }

    @Test
    @Order(3)
    @DisplayName("D7.1, Điều 21, 22: where it arrives it gets its number and the stamp; all stands")
    void theLetterArrives() throws Exception {
        begin(3);
        var stamped = chapter.theClerkReceives(issued);
        chapter.outsideProgramsAgreeOnTheStamped(issued, stamped);
        new ChapterEnclosures(journey).anybodyChecks(issued, stamped);
        finished++;
    }
}
