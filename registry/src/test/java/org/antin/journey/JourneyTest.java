package org.antin.journey;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The way of a certificate as its people see it, in a real browser, by what stands on the pages
/// alone: asked for, issued, handed over, signed with, checked, lost, revoked. Pictures lie in
/// `target/journey`. The chapters build on each other.
@Needs({"chromium", "pdfsig", "qpdf", "pdftoppm", "pdftotext", "openssl"})
@DisplayName("A certificate on the screen, from the request to its end")
class JourneyTest extends InChapters {
    /// A little less than the hour for which the practice CA's answers are fresh.
    private static final Duration STILL_FRESH = Duration.ofMinutes(45);

    private String own;
    private String ofTheBody;
    private Path signed;

    @BeforeAll
    void people() throws IOException {
        setOut("journey");
    }

    @Test
    @Order(1)
    @DisplayName("D6.1, D6.2a: the chairman asks for his own certificate, and is asked for more")
    void anIndividualAsks() {
        begin(1);
        own = new ChapterRequests(journey).anIndividualAsks();
        finish();
    }

    @Test
    @Order(2)
    @DisplayName("D6.1, D6.2a, D10.2: the person assigned asks for the organisation's certificate")
    void anOrganisationAsks() {
        begin(2);
        ofTheBody = new ChapterRequests(journey).anOrganisationAsks();
        finish();
    }

    @Test
    @Order(3)
    @DisplayName("D9.2: the head refuses in writing, and the applicant reads why")
    void oneIsRefused() {
        begin(3);
        new ChapterRequests(journey).oneIsRefused();
        finish();
    }

    @Test
    @Order(4)
    @DisplayName("D9.3: letters with their lists go to the provider, who issues")
    void lettersAreSentAndAnswered() {
        begin(4);
        new ChapterIssuance(journey).lettersAreSentAndAnswered(own, ofTheBody);
        finish();
    }

    @Test
    @Order(5)
    @DisplayName("D2.2, D10.2, D10.3: each device goes with minutes to whom the law names")
    void devicesAreHandedOver() {
        begin(5);
        new ChapterIssuance(journey).devicesAreHandedOver(own, ofTheBody);
        finish();
    }

    @Test
    @Order(6)
    @DisplayName(
            "D1.1b, D7.1, D7.3, D11.1, T07: the leader signs a real letter, then the person assigned for"
                    + " the organisation; pdfsig and qpdf agree")
    void aLetterIsSigned() throws Exception {
        begin(6);
        var chapter = new ChapterSigning(journey);
        chapter.theLeaderSigns();
        signed = chapter.theOrganisationSigns();
        chapter.outsideProgramsAgree(signed);
        finish();
    }

    @Test
    @Order(7)
    @DisplayName(
            "D7.1, D7.5, D7.6: anybody checks it, on the page and with the command; one changed"
                    + " byte is told")
    void anybodyChecksIt() throws Exception {
        begin(7);
        journey.notLaterThan(STILL_FRESH);
        var chapter = new ChapterChecking(journey);
        chapter.oneFileIsChecked(signed);
        chapter.oneByteChangedIsInvalid(signed);
        chapter.severalFilesAreDropped(signed);
        chapter.theCommandAgrees(signed);
        finish();
    }

    @Test
    @Order(8)
    @DisplayName(
            "D10.4, D6.2c: a lost device is reported, blocked at once, confirmed with minutes,"
                    + " and its certificate revoked")
    void theDeviceIsLost() throws Exception {
        begin(8);
        var chapter = new ChapterLoss(journey);
        var code = chapter.itIsReported();
        chapter.itIsConfirmed(code);
        chapter.itIsRevoked(code);
        finish();
    }

    @Test
    @Order(9)
    @DisplayName(
            "D10.4, D7.1: OpenSSL hears that it is revoked, and what was signed before the loss is"
                    + " still valid")
    void whatWasSignedBeforeStands() throws Exception {
        begin(9);
        var chapter = new ChapterLoss(journey);
        chapter.opensslAgrees(signed);
        chapter.whatWasSignedBeforeStands(signed);
        finish();
    }
}
