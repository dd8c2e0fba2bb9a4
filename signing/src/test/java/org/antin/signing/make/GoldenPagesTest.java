package org.antin.signing.make;

import org.antin.signing.make.Appearance.TextLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// What is seen of a signature, as somebody looked at it and approved it (NĐ 30/2020, Phụ lục I and
/// II).
class GoldenPagesTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-16T02:03:04Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, CLOCK);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private static byte[] byTheOrganisation(SignatureKind kind, TextLines text) {
        var order = new Order(kind, office.organisation.chain(), text);
        return office.sign(Office.letter(), order, office.organisation);
    }

    @Test
    @DisplayName("T13: the leader's blue signature between title and name")
    void leader() throws Exception {
        byte[] pdf = office.sign(Office.letter(), office.leaderOrder(), office.leader);
        GoldenPage.matches("leader", pdf, 2);
    }

    @Test
    @DisplayName("T14: the organisation's red seal over a third of it, on its left")
    void organisation() throws Exception {
        GoldenPage.matches("organisation", office.signedByBoth(), 2);
    }

    @Test
    @DisplayName("T15: number and time in the corner of an attachment")
    void attachment() throws Exception {
        var text = TextLines.attachment("45/UBND-VP");
        GoldenPage.matches("attachment", byTheOrganisation(SignatureKind.ATTACHMENT, text), 1);
    }

    @Test
    @DisplayName("T16: form, organisation and time in the corner of a copy")
    void copy() throws Exception {
        var text = TextLines.copy("SAO Y", "Ủy ban nhân dân xã Cẩm Bình");
        GoldenPage.matches("copy", byTheOrganisation(SignatureKind.COPY, text), 1);
    }
}
