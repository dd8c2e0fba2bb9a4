package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ServerTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.SignatureKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.UUID;

@ServerTest
@Needs
@DisplayName("D7.4, T05, NĐ 30/2020 Điều 13: KT., TL. and TUQ. on real letters at the signing desk")
class SigningCapacityTest extends AtSigningBody {
    private static final String REASON = "Chứng thư số chưa kịp đổi chức danh theo QĐ 9";

    @Autowired Documents register;
    @Autowired PassingDesk passing;

    private Document letter(String name, String... above) {
        return body.handIn(documents, "thu.pdf", CapacityLetter.of(name, above));
    }

    private Outcome<SigningDesk.ToSign> prepare(
            Document document, UUID certificate, String reason, Actor actor) {
        return asking(
                actor,
                () ->
                        signing.prepare(
                                document.id(),
                                certificate,
                                SignatureKind.LEADER,
                                Look.USUAL,
                                reason,
                                actor));
    }

    @Test
    @DisplayName("T05: KT. by the head is refused, goes on with a reason, which is kept everywhere")
    void withAReason() {
        var letter = letter(body.head().name(), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        assertThat(why(prepare(letter, body.own(), "  ", body.leader())))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.KT_NOT_DEPUTY, "Chủ tịch", "", true));
        var prepared = value(prepare(letter, body.own(), REASON, body.leader()));
        var note = new CapacityNote(CapacityFinding.KT_NOT_DEPUTY, REASON, null, "");
        assertThat(prepared.session().capacity()).isEqualTo(note);
        value(sign(prepared, body.leader()));
        assertThat(house.as(body.leader(), () -> register.states(letter.id())).getLast().capacity())
                .isEqualTo(note);
        var lines = log(letter);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .contains("document.capacity.kt-not-deputy")
                .doesNotContain(REASON);
        assertThat(lines.subList(1, 3)).allMatch(l -> l.contains(REASON));
    }

    @Test
    @DisplayName("T05: what agrees is signed without a word, whatever reason comes along")
    void agrees() {
        var letter = letter(body.head().name(), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
        var prepared = value(prepare(letter, body.own(), REASON, body.leader()));
        assertThat(prepared.session().capacity()).isNull();
        value(sign(prepared, body.leader()));
        assertThat(log(letter)).noneMatch(line -> line.contains(REASON));
    }

    /// Somebody of the commune, or of a body below, with a certificate of his own.
    private record Delegate(Person person, Actor actor, UUID certificate) {}

    private Delegate delegate(UUID organisation, Rank rank, String title, String name) {
        var person = house.person(organisation, rank, title, name);
        var actor = house.actor(person, Role.SUBSCRIBER);
        var certificate = certificate(person, title, actor);
        clock.pass(Duration.ofMinutes(5));
        return new Delegate(person, actor, certificate);
    }

    private void pass(Document letter, Person person) {
        value(asking(body.leader(), () -> passing.pass(letter.id(), person.id(), body.leader())));
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 Điều 13.4: TUQ. with a paper in force, and with none, nor after its end")
    void byPaper() {
        var chief = delegate(body.id(), Rank.DIVISION_HEAD, "Chánh Văn phòng", "Trần Thị Giấy");
        var letter = letter(chief.person().name(), "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG");
        pass(letter, chief.person());
        assertThat(why(prepare(letter, chief.certificate(), "", chief.actor())))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_NO_DELEGATION, "Chánh Văn phòng", "", true));
        var paper = paper(chief.person(), "12/GUQ-UBND", 2);
        var prepared = value(prepare(letter, chief.certificate(), "", chief.actor()));
        var note = new CapacityNote(CapacityFinding.AGREES, "", paper.id(), "12/GUQ-UBND");
        assertThat(prepared.session().capacity()).isEqualTo(note);

        var again = value(prepare(letter, chief.certificate(), "", chief.actor()));
        value(sign(again, chief.actor()));
        assertThat(house.as(body.leader(), () -> register.states(letter.id())).getLast().capacity())
                .isEqualTo(note);
        assertThat(log(letter).getLast()).contains(paper.id().toString());

        var next = letter(chief.person().name(), "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG");
        pass(next, chief.person());
        var begun = value(prepare(next, chief.certificate(), "", chief.actor()));
        value(asking(body.clerk(), () -> delegations.end(paper.id(), 1, "thu hồi", body.clerk())));
        assertThat(why(sign(begun, chief.actor())))
                .as("begun before the end, not finished after it")
                .isEqualTo(new DocumentRefusal.DelegationOver("12/GUQ-UBND"));
        assertThat(why(prepare(next, chief.certificate(), "", chief.actor())))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_ENDED, "Chánh Văn phòng", "12/GUQ-UBND", true));
    }

    @Test
    @DisplayName(
            "D7.3: the head of a body below signs TUQ. by paper, nothing else, and not after it")
    void fromBelow() {
        var unit =
                house.body(
                        body.id(),
                        org.antin.organisation.OrganisationKind.SCHOOL,
                        org.antin.organisation.Tier.COMMUNE,
                        "Trường Thử " + UUID.randomUUID());
        var headmaster = delegate(unit, Rank.HEAD, "Hiệu trưởng", "Lê Văn Trường");
        var letter = letter(headmaster.person().name(), "TUQ. CHỦ TỊCH", "HIỆU TRƯỞNG");
        assertThat(
                        asking(
                                body.leader(),
                                () ->
                                        passing.pass(
                                                letter.id(),
                                                headmaster.person().id(),
                                                body.leader())))
                .as("without a paper it isn't passed on to him")
                .isEqualTo(new Outcome.Refused<>(new CommonRefusal.BadField("person", "choice")));
        paper(headmaster.person(), "3/GUQ-UBND", 2);
        pass(letter, headmaster.person());
        var own = letter(headmaster.person().name(), "HIỆU TRƯỞNG");
        pass(own, headmaster.person());
        assertThat(why(prepare(own, headmaster.certificate(), REASON, headmaster.actor())))
                .isEqualTo(new DocumentRefusal.DelegateOnly());
        value(
                sign(
                        value(prepare(letter, headmaster.certificate(), "", headmaster.actor())),
                        headmaster.actor()));

        var late = letter(headmaster.person().name(), "TUQ. CHỦ TỊCH", "HIỆU TRƯỞNG");
        pass(late, headmaster.person());
        clock.pass(Duration.ofDays(3));
        assertThat(why(prepare(late, headmaster.certificate(), REASON, headmaster.actor())))
                .as("no reason makes somebody of another body a signer of this one")
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_EXPIRED, "Hiệu trưởng", "3/GUQ-UBND", false));
    }
}
