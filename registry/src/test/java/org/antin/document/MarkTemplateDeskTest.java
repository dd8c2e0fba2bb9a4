package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.document.MarkTemplate.Measure;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Outcome;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Verifier;
import org.antin.signing.font.Fonts;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Place;
import org.antin.signing.make.Preview;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@ServerTest
@DisplayName("T13, T14, Điều 12, 22 of NĐ 30/2020: what a body decides about its marks, once")
@Needs
class MarkTemplateDeskTest extends AtSigningBody {
    private static final double POINTS_PER_MM = 72 / 25.4;

    @Autowired IncomingDesk incoming;
    @Autowired MarkTemplateDesk desk;
    @Autowired MarkTemplates templates;
    @Autowired TemplateSample sample;
    @Autowired Marks marks;
    @Autowired Verifier verifier;
    @Autowired Vault vault;

    private static MarkTemplate chosen(boolean words) {
        var all = new HashMap<>(MarkTemplate.USUAL.millimetres());
        all.putAll(
                Map.of(
                        Measure.LEADER_WIDTH, 30.0,
                        Measure.LEADER_RIGHT, 4.0,
                        Measure.LEADER_DOWN, -2.5,
                        Measure.INITIALS_WIDTH, 10.0,
                        Measure.ARRIVAL_APART, 6.0));
        return new MarkTemplate(all, Place.Side.UNDER, Under.DATE, 14, words);
    }

    private Outcome<KeptTemplate> keep(MarkTemplate template, int seen, Actor actor) {
        return asking(actor, () -> desk.keep(body.id(), template, seen, actor));
    }

    private Document signed(Document document, SignatureKind kind, Actor actor) {
        var certificate = actor.equals(body.leader()) ? body.own() : body.organisational();
        return SigningBody.sign(signing, tokens, document, certificate, kind, actor);
    }

    /// A letter with initials, the leader's signature and the seal.
    private byte[] letter() {
        var taken = body.handIn(documents);
        var checked = signed(taken, SignatureKind.INITIALS, body.leader());
        var byLeader = signed(checked, SignatureKind.LEADER, body.leader());
        var sealed = signed(byLeader, SignatureKind.ORGANISATION, body.clerk());
        var file = vault.get(sealed.sha256()).orElseThrow();
        assertThat(verifier.verify("a.pdf", file, null).verdict()).isEqualTo(FileVerdict.VALID);
        return file;
    }

    private byte[] arrived() throws IOException {
        var sent = body.handIn(documents, "gui.pdf", head());
        var leader = body.leader();
        var place = new Look.At(new Place.At(1, 120, 200));
        var signed =
                SigningBody.sign(
                        signing, tokens, sent, body.own(), SignatureKind.LEADER, place, leader);
        var letter = vault.get(signed.sha256()).orElseThrow();
        var file = new DocumentDesk.Handed(Secrecy.NONE, "den.pdf", letter);
        var clerk = body.clerk();
        var received =
                value(asking(clerk, () -> incoming.receive(file, body.id(), "UBND huyện", clerk)));
        var stamped = signed(received, SignatureKind.ARRIVAL, clerk);
        return vault.get(stamped.sha256()).orElseThrow();
    }

    /// A page with a number and a date, both 42 mm from the top, and room under them.
    private static byte[] head() throws IOException {
        try (var pdf = new PDDocument();
                var typeface = Fonts.REGULAR.open()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            var font = PDType0Font.load(pdf, typeface, true);
            try (var content = new PDPageContentStream(pdf, page)) {
                for (var words :
                        Map.of(35, "Số: 12/UBND", 110, "ngày 05 tháng 3 năm 2026").entrySet()) {
                    content.beginText();
                    content.setFont(font, 13);
                    content.newLineAtOffset(
                            (float) (words.getKey() * POINTS_PER_MM),
                            (float) (PDRectangle.A4.getHeight() - 42 * POINTS_PER_MM));
                    content.showText(words.getValue());
                    content.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    /// Where a signature stands on paper, as any reader finds it: left, top, width, height.
    private static double[] seen(byte[] pdf, String field) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDRectangle at =
                    document.getSignatureFields().stream()
                            .filter(f -> f.getPartialName().equals(field))
                            .findFirst()
                            .orElseThrow()
                            .getWidgets()
                            .getFirst()
                            .getRectangle();
            double high = document.getPage(0).getMediaBox().getHeight();
            return new double[] {
                at.getLowerLeftX() / POINTS_PER_MM,
                (high - at.getUpperRightY()) / POINTS_PER_MM,
                at.getWidth() / POINTS_PER_MM,
                at.getHeight() / POINTS_PER_MM
            };
        }
    }

    @Test
    @DisplayName(
            "T13, T14: signed files show the marks where the template puts them, the seal in its size"
                    + " over a third")
    void onPaper() throws IOException {
        var usual = letter();
        var usuallyArrived = arrived();
        value(keep(chosen(true), 0, body.clerk()));
        var ours = letter();
        var arrived = arrived();

        var leaderWas = seen(usual, "Leader1");
        var leader = seen(ours, "Leader1");
        var tenth = within(0.2);
        assertThat(leader[2]).isCloseTo(30, tenth);
        double middleWas = leaderWas[0] + leaderWas[2] / 2;
        assertThat(leader[0] + leader[2] / 2 - middleWas).isCloseTo(4, tenth);
        assertThat(leader[1] + leader[3] / 2 - (leaderWas[1] + leaderWas[3] / 2))
                .isCloseTo(-2.5, tenth);

        var initialsWere = seen(usual, "Initials1");
        var initials = seen(ours, "Initials1");
        assertThat(initials[2]).isCloseTo(10, tenth);
        assertThat(initials[0] + 10).isCloseTo(initialsWere[0] - 1, tenth);
        assertThat(initials[1]).isGreaterThan(initialsWere[1] + 3);

        for (var file : List.of(usual, ours)) {
            var seal = seen(file, "Organisation1");
            var under = seen(file, "Leader1");
            assertThat(seal[2]).as("II.8a: its real size").isCloseTo(36, tenth);
            assertThat((seal[0] + seal[2] - under[0]) / under[2])
                    .as("II.8a: about a third, from the left")
                    .isCloseTo(1.0 / 3, within(0.01));
        }
        assertThat(seen(usual, "Organisation1")[3]).isCloseTo(36, tenth);
        assertThat(seen(ours, "Organisation1")[3]).as("with its words").isGreaterThan(44);

        var stampWas = seen(usuallyArrived, "Arrival1");
        var stamp = seen(arrived, "Arrival1");
        assertThat(stampWas[0]).as("under the number").isLessThan(60);
        assertThat(stampWas[1]).isCloseTo(44, tenth);
        assertThat(stamp[0]).as("under the date").isGreaterThan(95);
        assertThat(stamp[1]).as("6 mm under it").isCloseTo(48, tenth);
    }

    @Test
    @DisplayName("what somebody puts elsewhere for one letter stays there; the template stays too")
    void draggedWins() throws IOException {
        value(keep(chosen(false), 0, body.clerk()));
        var letter = body.handIn(documents);
        var at = new Place.At(2, 90, 60);
        var look = new Look.At(at);
        var leader = body.leader();
        var toSign =
                value(
                        asking(
                                leader,
                                () ->
                                        signing.prepare(
                                                letter.id(),
                                                body.own(),
                                                SignatureKind.LEADER,
                                                look,
                                                leader)));
        var seen =
                new Preview(toSign.prepared().page().orElseThrow(), Limits.USUAL)
                        .seen()
                        .orElseThrow();
        assertThat(seen.at().leftMm()).isCloseTo(90, within(0.01));
        assertThat(seen.at().topMm()).isCloseTo(60, within(0.01));
        assertThat(seen.at().widthMm()).isCloseTo(30, within(0.01));
        assertThat(house.as(leader, () -> templates.of(body.id()))).isEqualTo(chosen(false));
    }

    @Test
    @DisplayName("II.8a: at the ends of every range the seal keeps its size and covers a third")
    void anyTemplate() {
        for (double width : new double[] {25, 60})
            for (double shift : new double[] {-5, 5})
                for (boolean words : new boolean[] {false, true}) {
                    var template = corner(width, shift, words);
                    assertThat(template.faults()).isEmpty();
                    var drawn = house.as(body.clerk(), () -> sample.draw(body.id(), template));
                    var leader = drawn.places().get(2);
                    var seal = drawn.places().get(4);
                    assertThat(drawn.places()).hasSize(6);
                    assertThat(seal.widthMm()).isCloseTo(36, within(0.01));
                    assertThat((seal.leftMm() + 36 - leader.leftMm()) / leader.widthMm())
                            .as(template.toString())
                            .isCloseTo(1.0 / 3, within(0.01));
                    assertThat(leader.leftMm() + leader.widthMm() / 2 - 145)
                            .isCloseTo(shift, within(0.3));
                }
    }

    private static MarkTemplate corner(double width, double shift, boolean words) {
        var all = new HashMap<>(MarkTemplate.USUAL.millimetres());
        all.put(Measure.LEADER_WIDTH, width);
        all.put(Measure.LEADER_RIGHT, shift);
        all.put(Measure.LEADER_DOWN, shift);
        all.put(Measure.INITIALS_WIDTH, width == 25 ? 8.0 : 25.0);
        all.put(Measure.ARRIVAL_APART, 15.0);
        var side = words ? Place.Side.UNDER : Place.Side.BESIDE;
        return new MarkTemplate(all, side, words ? Under.DATE : Under.NUMBER, 14, words);
    }

    @Test
    @DisplayName("D2.4, D11.1: the body's own clerk sets it; who signs for the body sees it")
    void byItsOwnClerk() {
        var neighbour = house.commune(house.province().cam());
        var other = house.actor(house.person(neighbour, Rank.OTHER, "Văn thư"), Role.RECORDS_CLERK);
        assertThat(why(keep(chosen(false), 0, other))).isEqualTo(new CommonRefusal.NotAllowed());
        assertThat(why(keep(chosen(false), 0, body.leader())))
                .isEqualTo(new CommonRefusal.NotAllowed());
        value(keep(chosen(false), 0, body.clerk()));
        assertThat(house.as(body.clerk(), () -> templates.of(body.id()))).isEqualTo(chosen(false));
        assertThat(house.as(body.leader(), () -> templates.of(body.id()))).isEqualTo(chosen(false));
        var assigned =
                house.actor(house.person(body.id(), Rank.OTHER, "Văn phòng"), Role.ASSIGNED_PERSON);
        assertThat(house.as(assigned, () -> templates.of(body.id()))).isEqualTo(chosen(false));
        assertThat(house.as(other, () -> templates.history(body.id()))).isEmpty();
        assertThat(house.as(other, () -> templates.of(neighbour))).isEqualTo(MarkTemplate.USUAL);
        var administrator = house.actor(Role.ADMINISTRATOR, body.id());
        assertThat(house.as(administrator, () -> templates.history(body.id()))).isEmpty();
    }

    @Test
    @DisplayName("who changed it when stays; nobody overwrites what he hasn't seen")
    void history() {
        var clerk = body.clerk();
        value(keep(chosen(false), 0, clerk));
        assertThat(why(keep(chosen(true), 0, clerk))).isEqualTo(new CommonRefusal.Stale());
        value(keep(chosen(true), 1, clerk));
        value(keep(MarkTemplate.USUAL, 2, clerk));
        var all = house.as(clerk, () -> templates.history(body.id()));
        assertThat(all)
                .extracting(KeptTemplate::template)
                .containsExactly(MarkTemplate.USUAL, chosen(true), chosen(false));
        assertThat(all).extracting(KeptTemplate::version).containsExactly(3, 2, 1);
        assertThat(all).extracting(KeptTemplate::by).containsOnly(clerk.name());
        assertThat(house.as(clerk, () -> templates.of(body.id()))).isEqualTo(MarkTemplate.USUAL);
        assertThat(codes()).containsExactlyInAnyOrder("", "", "", "common.stale");
        assertThatThrownBy(
                        () ->
                                house.as(
                                        clerk,
                                        () ->
                                                db.sql("update mark_template set kept_by = 'x'")
                                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private List<String> codes() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select code from audit_entry
                                         where action = 'document.keep-mark-template' and subject = ?
                                        """)
                                .param(body.id().toString())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName(
            "what the law doesn't leave open is refused at its field, here and by the database")
    void outOfRange() {
        var wide = corner(60.5, 0, false);
        var refusal = why(keep(wide, 0, body.clerk()));
        assertThat(((BadFields) refusal).faults())
                .extracting(CommonRefusal.BadField::name)
                .containsExactly("leaderWidth");
        var kept = new KeptTemplate(wide, 1, clock.instant(), "x");
        assertThatThrownBy(
                        () ->
                                house.as(
                                        body.clerk(),
                                        () -> {
                                            records.add(body.id(), kept);
                                            return true;
                                        }))
                .isInstanceOf(DataAccessException.class);
        assertThat(
                        house.as(
                                body.leader(),
                                () -> marks.widthMm(new MarkOwner.OfPerson(body.head().id()))))
                .isEqualTo(40);
        value(keep(chosen(false), 0, body.clerk()));
        assertThat(
                        house.as(
                                body.leader(),
                                () -> marks.widthMm(new MarkOwner.OfPerson(body.head().id()))))
                .as("as the page of pictures says it")
                .isEqualTo(30);
    }

    @Autowired MarkTemplateRecords records;
}
