package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Picture.Advice;
import org.antin.signing.make.Preview;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

@ServerTest
@DisplayName("T13, T14, Điều 32 of NĐ 30/2020: pictures of one's own, and of the body's seal")
@Needs
class MarkPictureDeskTest extends AtSigningBody {
    @Autowired MarkPictureDesk desk;
    @Autowired MarkPictures pictures;
    @Autowired org.antin.organisation.Organisations organisations;
    @Autowired org.antin.subscriber.Subscribers subscribers;
    @Autowired MarkTemplates templates;

    private MarkOwner own;
    private MarkOwner seal;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        own = new MarkOwner.OfPerson(body.head().id());
        seal = new MarkOwner.OfBody(body.id());
    }

    /// Ink of that size on a clear ground twice as large.
    private static byte[] ink(int width, int height, Color colour, boolean clear, String format)
            throws IOException {
        int type = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width * 2, height * 2, type);
        var g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(width / 2, height / 2, width, height);
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] blue() throws IOException {
        return ink(800, 160, new Color(0x17, 0x3a, 0xb4), true, "png");
    }

    private static byte[] red() throws IOException {
        return ink(450, 450, new Color(0xd8, 0x1e, 0x1e), true, "png");
    }

    private Outcome<MarkPicture> keep(MarkOwner owner, byte[] png, Actor actor) {
        return asking(actor, () -> desk.keep(owner, png, actor));
    }

    private long rows() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select count(*) from mark_picture where person = ? or scope_org = ?")
                                .params(body.head().id(), body.id())
                                .query(Long.class)
                                .single());
    }

    private Preview.Seen seen(Document document, UUID certificate, SignatureKind kind, Actor actor)
            throws IOException {
        var toSign =
                value(
                        asking(
                                actor,
                                () -> signing.prepare(document.id(), certificate, kind, actor)));
        return new Preview(toSign.prepared().page().orElseThrow(), Limits.USUAL)
                .seen()
                .orElseThrow();
    }

    @Test
    @DisplayName("T13: the leader's own picture is what is seen of his signature, and then no more")
    void leadersOwn() throws IOException {
        var letter = body.handIn(documents);
        var drawn = seen(letter, body.own(), SignatureKind.LEADER, body.leader()).at();
        assertThat(drawn.heightMm() / drawn.widthMm()).isGreaterThan(0.25);
        value(keep(own, blue(), body.leader()));
        var mine = seen(letter, body.own(), SignatureKind.LEADER, body.leader()).at();
        assertThat(mine.heightMm() / mine.widthMm()).isCloseTo(0.2, within(0.001));
        assertThat(mine.widthMm()).isCloseTo(40, within(0.001));
        value(asking(body.leader(), () -> desk.remove(own, body.leader())));
        var again = seen(letter, body.own(), SignatureKind.LEADER, body.leader()).at();
        assertThat(again).isEqualTo(drawn);
        assertThat(why(asking(body.leader(), () -> desk.remove(own, body.leader()))))
                .isEqualTo(new CommonRefusal.NotFound());
    }

    @Test
    @DisplayName(
            "T14: the body's own seal, in its stated size over a third of the leader's picture")
    void ownSeal() throws IOException {
        value(keep(own, blue(), body.leader()));
        value(keep(seal, red(), body.clerk()));
        var letter =
                SigningBody.sign(
                        signing,
                        tokens,
                        body.handIn(documents),
                        body.own(),
                        SignatureKind.LEADER,
                        body.leader());
        var seen = seen(letter, body.organisational(), SignatureKind.ORGANISATION, body.clerk());
        assertThat(seen.at().widthMm()).isCloseTo(36, within(0.001));
        assertThat(seen.at().heightMm()).isCloseTo(36, within(0.001));
        assertThat(seen.covered().orElseThrow()).isBetween(0.30, 0.37);
    }

    @Test
    @DisplayName("Điều 32: each by whose it is, and seen by nobody else")
    void byWhoseItIs() throws IOException {
        var notAllowed = new CommonRefusal.NotAllowed();
        assertThat(why(keep(own, blue(), body.clerk()))).isEqualTo(notAllowed);
        assertThat(why(keep(seal, red(), body.leader()))).isEqualTo(notAllowed);
        var neighbour = house.commune(house.province().cam());
        var other =
                house.actor(
                        house.person(neighbour, Rank.OTHER, "Văn thư"),
                        Role.RECORDS_CLERK,
                        Role.SUBSCRIBER);
        assertThat(why(keep(seal, red(), other))).isEqualTo(notAllowed);
        assertThat(rows()).isZero();
        value(keep(own, blue(), body.leader()));
        value(keep(seal, red(), body.clerk()));
        assertThat(house.as(body.leader(), () -> pictures.find(own))).isPresent();
        assertThat(house.as(body.clerk(), () -> pictures.find(seal))).isPresent();
        assertThat(house.as(body.clerk(), () -> pictures.find(own))).isEmpty();
        assertThat(house.as(other, () -> pictures.find(own))).isEmpty();
        assertThat(house.as(other, () -> pictures.find(seal))).isEmpty();
        assertThat(why(asking(other, () -> desk.remove(seal, other)))).isEqualTo(notAllowed);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "T13, T14: what the decree doesn't allow is refused with every reason, and not kept")
    void unfit() throws IOException {
        assertThat(reasons(own, ink(400, 100, Color.BLUE, true, "gif")))
                .containsExactly(Advice.NOT_A_PNG);
        assertThat(reasons(own, SigningBody.letter())).containsExactly(Advice.NOT_A_PNG);
        assertThat(reasons(own, ink(800, 200, Color.RED, true, "png")))
                .containsExactly(Advice.WRONG_COLOUR);
        assertThat(reasons(own, ink(800, 200, Color.RED, false, "png")))
                .containsExactly(Advice.NOT_TRANSPARENT, Advice.WRONG_COLOUR);
        assertThat(reasons(seal, ink(450, 450, Color.BLUE, true, "png")))
                .containsExactly(Advice.WRONG_COLOUR);
        assertThat(rows()).isZero();
        assertThat(refusals())
                .containsExactlyInAnyOrder(
                        "document.mark.NOT_A_PNG",
                        "document.mark.NOT_A_PNG",
                        "document.mark.WRONG_COLOUR.LEADER",
                        "document.mark.NOT_TRANSPARENT",
                        "document.mark.WRONG_COLOUR.ORGANISATION");
    }

    private List<Advice> reasons(MarkOwner owner, byte[] png) {
        var actor = owner.equals(own) ? body.leader() : body.clerk();
        return ((MarkRefusal.Unfit) why(keep(owner, png, actor))).why();
    }

    private List<String> refusals() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        """
                                        select code from audit_entry
                                         where action = 'document.keep-picture' and subject in (?, ?)
                                        """)
                                .params(body.head().id().toString(), body.id().toString())
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName(
            "T13: what is only unwise is kept, with advice; a new picture takes the old one's place")
    void advice() throws IOException {
        var coarse = ink(120, 40, new Color(0x17, 0x3a, 0xb4), true, "png");
        assertThat(value(keep(own, coarse, body.leader())).advice())
                .containsExactly(Advice.TOO_COARSE);
        value(keep(own, blue(), body.leader()));
        assertThat(rows()).isEqualTo(1);
        var kept = house.as(body.leader(), () -> pictures.find(own)).orElseThrow();
        assertThat(kept.png()).isEqualTo(blue());
        assertThat(kept.advice()).isEmpty();
        assertThat(refusals()).as("two lines of what was done").containsExactly("", "");
    }

    @Test
    @DisplayName("outside practice mode nobody signs with a drawn picture")
    void noDrawnOnes() {
        var real = new Marks(pictures, organisations, subscribers, templates, false);
        assertThat(why(asking(body.leader(), () -> real.of(own, "x"))))
                .isEqualTo(new MarkRefusal.NoPicture(SignatureKind.LEADER));
        assertThat(why(asking(body.clerk(), () -> real.of(seal, "x"))))
                .isEqualTo(new MarkRefusal.NoPicture(SignatureKind.ORGANISATION));
    }
}
