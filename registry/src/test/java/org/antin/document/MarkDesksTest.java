package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.document.MarkTemplate.Measure;
import org.antin.kernel.CommonRefusal;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Place;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

@RegistryTest
@Needs
@DisplayName("D2.4, D7.1, T13, T14: what the log says of a body's template and of pictures")
class MarkDesksTest {
    @Autowired House house;
    @Autowired MarkTemplateDesk desk;
    @Autowired MarkTemplates templates;
    @Autowired MarkTemplateRecords records;
    @Autowired MarkPictureDesk pictures;
    @Autowired AuditTrail audit;
    @Autowired TransactionTemplate transaction;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;

    private UUID commune;
    private Actor clerk;
    private Person head;
    private Actor leader;

    @BeforeEach
    void aCommune() {
        commune = house.commune(house.province().cam());
        clerk = house.actor(Role.RECORDS_CLERK, commune);
        head = house.person(commune, Rank.HEAD, "Chủ tịch");
        leader = house.actor(head, Role.SUBSCRIBER);
    }

    private static MarkTemplate narrow() {
        var all = new HashMap<>(MarkTemplate.USUAL.millimetres());
        all.put(Measure.LEADER_WIDTH, 31.5);
        return new MarkTemplate(all, Place.Side.UNDER, Under.DATE, 14, true);
    }

    private static byte[] ink(Color colour) throws IOException {
        var image = new BufferedImage(900, 900, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(225, 225, 450, 450);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /// Whose log, in which capacity, how it ended, and the line itself.
    private record Told(String organisation, String capacity, String code, String line) {}

    private List<Told> log(String action, UUID subject) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select coalesce(scope_org::text, ''), capacity, code, convert_from(line, 'UTF8')
                                          from audit_entry where action = ? and subject = ? order by seq
                                        """)
                                .params(action, subject.toString())
                                .query(
                                        (rs, n) ->
                                                new Told(
                                                        rs.getString(1),
                                                        rs.getString(2),
                                                        rs.getString(3),
                                                        rs.getString(4)))
                                .list());
    }

    @Test
    @DisplayName(
            "D2.4: what a body set is in its log, with every measure; a stranger's try is in nobody's")
    void template() {
        value(asking(clerk, () -> desk.keep(commune, narrow(), 0, clerk)));
        var stranger = house.actor(Role.RECORDS_CLERK, house.commune(house.province().cam()));
        assertThat(why(asking(stranger, () -> desk.keep(commune, narrow(), 1, stranger))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        var told = log("document.keep-mark-template", commune);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().organisation()).isEqualTo(commune.toString());
        assertThat(told.getFirst().capacity()).isEqualTo("records-clerk");
        assertThat(told.getFirst().code()).isEmpty();
        assertThat(told.getFirst().line())
                .contains("\"version\":\"1\"", "leaderWidth 31.5", "leaderDown 0.0")
                .contains(
                        "\"initials\":\"UNDER\"", "\"arrival\":\"DATE\"", "\"sealWords\":\"true\"")
                .doesNotContain("numberLeft");
        assertThat(told.getLast().organisation()).isEmpty();
        assertThat(told.getLast().capacity()).isEmpty();
        assertThat(told.getLast().code()).isEqualTo("common.not-allowed");
        assertThat(desk.mayKeepFor(clerk)).containsExactly(commune);
        assertThat(desk.mayKeepFor(leader)).isEmpty();
    }

    /// What a page read before somebody else's commit.
    private record ReadBefore(MarkTemplate template, List<KeptTemplate> rows)
            implements MarkTemplates {
        @Override
        public MarkTemplate of(UUID organisation) {
            return template;
        }

        @Override
        public List<KeptTemplate> history(UUID organisation) {
            return rows;
        }
    }

    @Test
    @DisplayName("of two who set it in the same moment one is told, and his try is logged once")
    void atOnce() {
        var empty = new ReadBefore(MarkTemplate.USUAL, List.of());
        var slower = new MarkTemplateDesk(empty, records, audit, transaction, clock);
        value(asking(clerk, () -> desk.keep(commune, narrow(), 0, clerk)));
        assertThat(why(asking(clerk, () -> slower.keep(commune, MarkTemplate.USUAL, 0, clerk))))
                .isEqualTo(new CommonRefusal.Stale());
        assertThat(house.as(clerk, () -> templates.of(commune))).isEqualTo(narrow());
        assertThat(log("document.keep-mark-template", commune))
                .extracting(Told::code)
                .containsExactly("", "common.stale");
    }

    @Test
    @DisplayName(
            "T13, T14: a picture's line has its hash, and lies with the body; a stranger's nowhere")
    void picture() throws IOException {
        var blue = ink(new Color(0x17, 0x3a, 0xb4));
        var red = ink(new Color(0xd8, 0x1e, 0x1e));
        var own = new MarkOwner.OfPerson(head.id());
        var seal = new MarkOwner.OfBody(commune);
        house.subscriber(head);
        value(asking(leader, () -> pictures.keep(own, blue, leader)));
        value(asking(clerk, () -> pictures.keep(seal, red, clerk)));
        assertThat(why(asking(clerk, () -> pictures.keep(own, blue, clerk))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        var mine = log("document.keep-picture", head.id());
        assertThat(mine).hasSize(2);
        assertThat(mine.getFirst().organisation()).isEqualTo(commune.toString());
        assertThat(mine.getFirst().capacity()).isEqualTo("subscriber");
        assertThat(mine.getFirst().line())
                .contains(Vault.sha256(blue), "\"subjectKind\":\"person\"");
        assertThat(mine.getLast().organisation()).isEmpty();
        assertThat(mine.getLast().capacity()).isEmpty();
        var bodys = log("document.keep-picture", commune);
        assertThat(bodys).hasSize(1);
        assertThat(bodys.getFirst().organisation()).isEqualTo(commune.toString());
        assertThat(bodys.getFirst().capacity()).isEqualTo("records-clerk");
        assertThat(bodys.getFirst().line())
                .contains(Vault.sha256(red), "\"subjectKind\":\"organisation\"");
        value(asking(clerk, () -> pictures.remove(seal, clerk)));
        assertThat(log("document.remove-picture", commune))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.code()).isEmpty();
                            assertThat(told.organisation()).isEqualTo(commune.toString());
                        });
    }

    @Test
    @DisplayName("Điều 32: a body without a seal of its own has no picture of one")
    void withoutASeal() throws IOException {
        var division =
                house.body(
                        commune,
                        OrganisationKind.INTERNAL_DIVISION,
                        Tier.COMMUNE,
                        "Tổ Thử " + UUID.randomUUID());
        var its = house.actor(Role.RECORDS_CLERK, division);
        var red = ink(new Color(0xd8, 0x1e, 0x1e));
        var seal = new MarkOwner.OfBody(division);
        assertThat(why(asking(its, () -> pictures.keep(seal, red, its))))
                .isEqualTo(new MarkRefusal.NoSeal());
        assertThat(log("document.keep-picture", division))
                .extracting(Told::code)
                .containsExactly(new MarkRefusal.NoSeal().code());
    }
}
