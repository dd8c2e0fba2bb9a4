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
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
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

/// What becomes of a letter at the signing desk, in a real browser: the leader's signature, the
/// organisation's, a file that goes with it, an electronic copy. Everybody has a certificate from
/// the start; [JourneyTest] shows how one gets there. Pictures lie in `target/letter-journey`. The
/// chapters build on each other.
@ServerTest
@Needs({"chromium", "pdfsig", "qpdf", "pdftoppm"})
@DisplayName("A letter on the screen, with what goes with it and a copy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LetterJourneyTest {
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
    private int finished;
    private Path letter;
    private Path attachment;
    private Path copy;
    private Path numbered;

    @BeforeAll
    void people() throws IOException {
        var gallery = new Gallery("letter-journey");
        gallery.clear();
        var base = "http://localhost:" + port;
        journey = new Journey(house, ledger, encoder, clock, base, gallery, desk);
        var inUse = new CertificatesInUse(provider, devices, certificates, handovers, clock);
        var chairman = journey.chairman.person();
        var clerk = journey.assigned.person();
        var officer = house.actor(journey.officer.person(), Role.RECEIVING_OFFICER);
        inUse.of(
                officer,
                house.subscriber(chairman),
                new Subject.Individual(
                        chairman.name(), "Chủ tịch", null, "UBND xã", "Hà Tĩnh", null, null),
                house.actor(chairman, Role.SUBSCRIBER));
        inUse.of(
                officer,
                house.subscriber(clerk.organisation(), clerk),
                new Subject.Organisation(
                        "Ủy ban nhân dân xã Cẩm Bình", "UBND huyện Cẩm Xuyên", "Hà Tĩnh"),
                house.actor(clerk, Role.ASSIGNED_PERSON));
    }

    @AfterAll
    void leave() {
        journey.close();
    }

    /// A chapter needs the ones before it.
    private void begin(int chapter) {
        assertThat(finished).as("the chapter before failed").isEqualTo(chapter - 1);
    }

    @Test
    @Order(1)
    @DisplayName(
            "D7.1, D7.3, D11.1, T02, T13, T14: the leader signs, then the organisation; pdfsig and"
                    + " qpdf agree")
    void theLetterIsSigned() throws Exception {
        begin(1);
        var chapter = new ChapterSigning(journey);
        chapter.theLeaderSigns();
        letter = chapter.theOrganisationSigns();
        chapter.outsideProgramsAgree(letter);
        finished++;
    }

    @Test
    @Order(2)
    @DisplayName("D11.1, T15: what goes with it carries its number, and the organisation signs it")
    void anAttachmentGoesWithIt() throws Exception {
        begin(2);
        attachment = new ChapterEnclosures(journey).anAttachmentGoesWithIt();
        finished++;
    }

    @Test
    @Order(3)
    @DisplayName("D11.1, T16, T17, T18: a scan becomes an electronic copy; what isn't one is told")
    void aCopyIsMade() throws Exception {
        begin(3);
        copy = new ChapterEnclosures(journey).aCopyIsMade();
        finished++;
    }

    @Test
    @Order(4)
    @DisplayName(
            "D11.1, T13, T14, T19: a draft: the leader moves his picture by keyboard, the clerk gives"
                    + " the number and drags the seal")
    void aDraftGetsItsNumber() throws Exception {
        begin(4);
        var chapter = new ChapterPlaces(journey);
        chapter.theLeaderHandsInHisSignature();
        chapter.theLeaderMovesHisPicture();
        chapter.theClerkGivesTheNumber();
        numbered = chapter.theClerkDragsTheSeal();
        chapter.outsideProgramsAgree(numbered);
        finished++;
    }

    @Test
    @Order(5)
    @DisplayName("D7.1: anybody who gets the four files finds them valid")
    void anybodyChecksThem() {
        begin(5);
        new ChapterEnclosures(journey).anybodyChecks(letter, attachment, copy, numbered);
        finished++;
    }
}
