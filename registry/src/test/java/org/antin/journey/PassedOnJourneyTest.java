package org.antin.journey;

import org.antin.access.Role;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;

/// A letter from hand to hand in a real browser: drafted, checked twice, signed, numbered, sealed;
/// then the same letter where it arrives. Pictures lie in `target/passed-on-journey`. The chapters
/// build on each other.
@Needs({"chromium", "pdfsig", "qpdf", "pdftoppm"})
@DisplayName("A letter on the screen, from the specialist's hand to the stamp of arrival")
class PassedOnJourneyTest extends InChapters {
    private ChapterPassing chapter;
    private Path issued;

    @BeforeAll
    void people() throws IOException {
        setOut("passed-on-journey");
        var chief =
                journey.joins(
                        Rank.DIVISION_HEAD, "Chánh Văn phòng", "Trần Thị Hoa", Role.SUBSCRIBER);
        var clerk = journey.joins(Rank.OTHER, "Văn thư", "Đặng Thị Mai", Role.RECORDS_CLERK);
        hasHisOwn(journey.accountant, "Công chức Tài chính - Kế toán");
        hasHisOwn(chief, "Chánh Văn phòng");
        hasHisOwn(journey.chairman, "Chủ tịch");
        hasTheOrganisations(clerk, Role.RECORDS_CLERK);
        chapter = new ChapterPassing(journey, chief, clerk);
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
        finish();
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
        finish();
    }

    @Test
    @Order(3)
    @DisplayName("D7.1, Điều 21, 22: where it arrives it gets its number and the stamp; all stands")
    void theLetterArrives() throws Exception {
        begin(3);
        var stamped = chapter.theClerkReceives(issued);
        chapter.outsideProgramsAgreeOnTheStamped(issued, stamped);
        new ChapterEnclosures(journey).anybodyChecks(issued, stamped);
        finish();
    }
}
