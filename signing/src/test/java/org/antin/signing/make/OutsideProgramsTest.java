package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// What programs that are not ours say about our signatures (issue 2, must-show 4).
class OutsideProgramsTest {
    @TempDir static Path dir;
    private static Path signed;
    private static Path numbered;
    private static Path checked;

    @BeforeAll
    static void sign() throws Exception {
        try (var office = new Office(dir, InstantSource.system())) {
            signed = Files.write(dir.resolve("signed.pdf"), office.signedByBoth());
            numbered = Files.write(dir.resolve("numbered.pdf"), numbered(office));
            byte[] received =
                    office.sign(
                            InitialsTest.checkedAndSigned(office),
                            ArrivalMarkTest.order(office, "UBND xã Cẩm Duệ", Optional.empty()),
                            office.organisation);
            checked = Files.write(dir.resolve("checked.pdf"), received);
        }
    }

    /// A draft signed by its leader, given its number, and sealed.
    private static byte[] numbered(Office office) {
        var issue = new IssueNumber(7, "UBND-VP", LocalDate.of(2026, 2, 5));
        byte[] pdf = office.sign(IssueMarkTest.draft(), office.leaderOrder(), office.leader);
        pdf = office.sign(pdf, IssueMarkTest.order(office, issue), office.organisation);
        return office.sign(pdf, office.organisationOrder(), office.organisation);
    }

    @Test
    @Needs({"pdfsig", "qpdf"})
    @DisplayName("Điều 14: number and date leave the leader's signature valid for pdfsig, and qpdf")
    void numberAndDate() throws Exception {
        var said = Program.run(dir, "pdfsig", "-nocert", numbered.toString()).text();
        assertThat(said.split("Signature is Valid", -1)).as(said).hasSize(4);
        assertThat(said.substring(said.lastIndexOf("Signature #")))
                .contains("Signature Field Name: Organisation1")
                .contains("Total document signed")
                .doesNotContain("Not total");
        var qpdf = Program.run(dir, "qpdf", "--check", numbered.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        assertThat(qpdf.text()).doesNotContain("WARNING");
    }

    @Test
    @Needs({"pdfsig", "qpdf"})
    @DisplayName("Điều 12, 22: initials before and the stamp of arrival after leave all five valid")
    void initialsAndArrival() throws Exception {
        var said = Program.run(dir, "pdfsig", "-nocert", checked.toString()).text();
        assertThat(said.split("Signature is Valid", -1)).as(said).hasSize(6);
        assertThat(said.substring(said.lastIndexOf("Signature #")))
                .contains("Signature Field Name: Arrival1")
                .contains("Total document signed")
                .doesNotContain("Not total");
        var qpdf = Program.run(dir, "qpdf", "--check", checked.toString());
        assertThat(qpdf.exit()).as(qpdf.text()).isZero();
        assertThat(qpdf.text()).doesNotContain("WARNING");
    }

    @Test
    @Needs({"pdfsig"})
    @DisplayName(
            "Điều 7.2: pdfsig finds both signatures valid, the last one over the total document")
    void pdfsig() throws Exception {
        var said = Program.run(dir, "pdfsig", "-nocert", signed.toString());
        var parts = said.text().split("Signature #");
        assertThat(parts).as(said.text()).hasSize(3);
        for (int i = 1; i < parts.length; i++) {
            assertThat(parts[i])
                    .contains("Signature Validation: Signature is Valid.")
                    .contains("Signature Type: ETSI.CAdES.detached")
                    .contains("Hash Algorithm: SHA-256");
        }
        assertThat(parts[1]).contains("Not total document signed");
        assertThat(parts[2]).contains("Total document signed");
    }

    @Test
    @Needs({"qpdf"})
    @DisplayName("T26: qpdf finds nothing wrong with the structure")
    void qpdf() throws Exception {
        var said = Program.run(dir, "qpdf", "--check", signed.toString());
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("No syntax or stream encoding errors found")
                .doesNotContain("WARNING");
    }
}
