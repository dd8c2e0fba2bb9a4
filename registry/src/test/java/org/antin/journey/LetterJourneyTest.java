package org.antin.journey;

import org.antin.access.Role;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;

/// What becomes of a letter at the signing desk, in a real browser: the leader's signature, the
/// organisation's, a file that goes with it, an electronic copy. Everybody has a certificate from
/// the start; [JourneyTest] shows how one gets there. Pictures lie in `target/letter-journey`. The
/// chapters build on each other.
@Needs({"chromium", "pdfsig", "qpdf", "pdftoppm"})
@DisplayName("A letter on the screen, with what goes with it and a copy")
class LetterJourneyTest extends InChapters {
    private Path letter;
    private Path attachment;
    private Path copy;
    private Path numbered;

    @BeforeAll
    void people() throws IOException {
        setOut("letter-journey");
        hasHisOwn(journey.chairman, "Chủ tịch");
        hasTheOrganisations(journey.assigned, Role.ASSIGNED_PERSON);
    }

    @Test
    @Order(1)
    @DisplayName(
            "D7.1, D7.3, D11.1, T02, T07, T13, T14: the leader signs, then the organisation; pdfsig and"
                    + " qpdf agree")
    void theLetterIsSigned() throws Exception {
        begin(1);
        var chapter = new ChapterSigning(journey);
        chapter.theLeaderSigns();
        letter = chapter.theOrganisationSigns();
        chapter.outsideProgramsAgree(letter);
        finish();
    }

    @Test
    @Order(2)
    @DisplayName("D11.1, T15: what goes with it carries its number, and the organisation signs it")
    void anAttachmentGoesWithIt() throws Exception {
        begin(2);
        attachment = new ChapterEnclosures(journey).anAttachmentGoesWithIt();
        finish();
    }

    @Test
    @Order(3)
    @DisplayName("D11.1, T16, T17, T18: a scan becomes an electronic copy; what isn't one is told")
    void aCopyIsMade() throws Exception {
        begin(3);
        copy = new ChapterEnclosures(journey).aCopyIsMade();
        finish();
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
        finish();
    }

    @Test
    @Order(5)
    @DisplayName("D7.1: anybody who gets the four files finds them valid")
    void anybodyChecksThem() {
        begin(5);
        new ChapterEnclosures(journey).anybodyChecks(letter, attachment, copy, numbered);
        finish();
    }
}
