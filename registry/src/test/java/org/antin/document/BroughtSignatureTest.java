package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import org.antin.ServerTest;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.kernel.Outcome;
import org.antin.provider.PracticeProvider.Handed;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.CapacityFinding;
import org.antin.signing.make.Grade;
import org.antin.signing.make.IssueNumber;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStamper;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ServerTest
@Needs
@DisplayName(
        "D7.3, D7.4, T05: the organisation signs over a leader's signature that other software made")
class BroughtSignatureTest extends AtSigningBody {
    private static final String REASON = "Chứng thư số chưa kịp đổi chức danh theo QĐ 9";
    private static final String SEAL = "Ký số của cơ quan, tổ chức";

    @Autowired Documents register;
    @Autowired Verifier verifier;
    @Autowired Vault vault;
    @Autowired TimeStamper stamper;
    @Autowired WebApplicationContext context;

    private Handed chairman;

    @BeforeEach
    void aCommuneWhoseChairmanSignsElsewhere() {
        var second = house.person(body.id(), Rank.HEAD, "Chủ tịch", "Lê Thị Ngoài");
        chairman = inUse(second, "Chủ tịch");
        clock.pass(Duration.ofMinutes(5));
    }

    /// A certificate of the register, with the token that other software uses.
    private Handed inUse(Person person, String title) {
        var handed = inUse().issued(subject(person.name(), title));
        var actor = house.actor(person, Role.SUBSCRIBER);
        inUse().of(body.officer(), house.subscriber(person), handed, actor);
        return handed;
    }

    private byte[] signed(Handed by, Grade grade, String name, String... above) {
        return new Elsewhere(provider, clock).leader(CapacityLetter.of(name, above), by, grade);
    }

    private byte[] byChairman(String... above) {
        return signed(chairman, new Grade.Basic(), "Lê Thị Ngoài", above);
    }

    /// The clerk hands it in at the desk.
    private Document taken(byte[] file) {
        var handed = new DocumentDesk.Handed(Secrecy.NONE, "thu.pdf", file);
        return value(asking(body.clerk(), () -> documents.take(handed, body.id(), body.clerk())));
    }

    private Outcome<SigningDesk.ToSign> prepare(Document letter, String reason) {
        return prepare(letter, SignatureKind.ORGANISATION, Look.USUAL, reason);
    }

    private Outcome<SigningDesk.ToSign> prepare(
            Document letter, SignatureKind kind, Look look, String reason) {
        var clerk = body.clerk();
        return asking(
                clerk,
                () ->
                        signing.prepare(
                                letter.id(), body.organisational(), kind, look, reason, clerk));
    }

    private Document sealed(SigningDesk.ToSign prepared) {
        return value(sign(prepared, body.clerk()));
    }

    private List<Documents.State> states(Document letter) {
        return house.as(body.clerk(), () -> register.states(letter.id()));
    }

    private static @Nullable CapacityNote note(Outcome<SigningDesk.ToSign> prepared) {
        return value(prepared).session().capacity();
    }

    @Test
    @DisplayName("T05: what disagrees blocks; with the clerk's reason it goes on, and that is kept")
    void withAReason() {
        var letter = taken(byChairman("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"));
        assertThat(letter.stage()).isEqualTo(DocumentStage.UPLOADED);
        assertThat(why(prepare(letter, " ")))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.KT_NOT_DEPUTY, "Chủ tịch", "", true));
        var prepared = value(prepare(letter, REASON));
        var note = new CapacityNote(CapacityFinding.KT_NOT_DEPUTY, REASON, null, "");
        assertThat(prepared.session().capacity()).isEqualTo(note);
        var sealed = sealed(prepared);
        assertThat(sealed.stage()).isEqualTo(DocumentStage.ISSUED);
        assertThat(states(letter).getLast().capacity()).isEqualTo(note);
        var file = vault.get(sealed.sha256()).orElseThrow();
        assertThat(verifier.verify("a.pdf", file, null).verdict()).isEqualTo(FileVerdict.VALID);
        var lines = log(letter);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .contains("document.capacity.kt-not-deputy")
                .doesNotContain(REASON);
        assertThat(lines.subList(1, 3))
                .allMatch(line -> line.contains(REASON) && line.contains("kt-not-deputy"));
    }

    @Test
    @DisplayName(
            "T05: what agrees takes no words, what can't be judged warns, what is forbidden stays so")
    void otherwise() {
        var agrees = taken(byChairman("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"));
        var prepared = value(prepare(agrees, REASON));
        assertThat(prepared.session().capacity()).isNull();
        sealed(prepared);
        assertThat(log(agrees)).noneMatch(line -> line.contains(REASON));

        var unjudged = new CapacityNote(CapacityFinding.UNJUDGED, "", null, "");
        var nameless = signed(chairman, new Grade.Basic(), "Không Ai Biết", "CHỦ TỊCH");
        assertThat(note(prepare(taken(nameless), ""))).isEqualTo(unjudged);

        var stranger = inUse().issued(subject("Phạm Văn Lạ", "Chủ tịch"));
        clock.pass(Duration.ofMinutes(5));
        var his = signed(stranger, new Grade.Basic(), "Phạm Văn Lạ", "CHỦ TỊCH");
        assertThat(note(prepare(taken(his), "")))
                .isEqualTo(new CapacityNote(CapacityFinding.SIGNER_UNKNOWN, "", null, ""));

        var passedOn = taken(byChairman("TUQ. CHỦ TỊCH", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"));
        assertThat(why(prepare(passedOn, REASON)))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_PASSED_ON, "Chủ tịch", "", false));
        assertThat(why(prepare(taken(CapacityLetter.of("Lê Thị Ngoài", "CHỦ TỊCH")), REASON)))
                .as("T02: unsigned")
                .isEqualTo(new DocumentRefusal.LeaderMissing());
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 Điều 13.4: TUQ. stands on the paper in force when he signed, of whatever body")
    void byPaper() {
        var unit =
                house.body(
                        body.id(),
                        org.antin.organisation.OrganisationKind.SCHOOL,
                        org.antin.organisation.Tier.COMMUNE,
                        "Trường Thử " + UUID.randomUUID());
        var headmaster = house.person(unit, Rank.HEAD, "Hiệu trưởng", "Lê Văn Trường");
        var token = inUse(headmaster, "Hiệu trưởng");
        clock.pass(Duration.ofMinutes(5));
        var lines = new String[] {"TUQ. CHỦ TỊCH", "HIỆU TRƯỞNG"};
        var name = headmaster.name();
        var before = signed(token, new Grade.Stamped(stamper), name, lines);
        assertThat(why(prepare(taken(before), REASON)))
                .as("of another body, without a paper")
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_NO_DELEGATION, "Hiệu trưởng", "", false));
        var paper = paper(headmaster, "7/GUQ-UBND", 9);
        var proven = signed(token, new Grade.Stamped(stamper), name, lines);
        var claimed = signed(token, new Grade.Basic(), name, lines);
        clock.pass(Duration.ofMinutes(1));
        value(asking(body.clerk(), () -> delegations.end(paper.id(), 1, "thu hồi", body.clerk())));
        clock.pass(Duration.ofMinutes(1));

        var note = new CapacityNote(CapacityFinding.AGREES, "", paper.id(), "7/GUQ-UBND");
        var letter = taken(proven);
        sealed(value(prepare(letter, "")));
        assertThat(states(letter).getLast().capacity()).isEqualTo(note);
        assertThat(log(letter)).allMatch(line -> line.contains(paper.id().toString()));

        var unproven = taken(claimed);
        assertThat(why(prepare(unproven, "")))
                .isEqualTo(
                        new DocumentRefusal.Capacity(
                                CapacityFinding.TUQ_ENDED, "Hiệu trưởng", "7/GUQ-UBND", true));
        assertThat(note(prepare(unproven, REASON)))
                .isEqualTo(new CapacityNote(CapacityFinding.TUQ_ENDED, REASON, null, ""));
    }

    @Test
    @DisplayName("Điều 14, T05: asked before the number is given, and not again for the seal")
    void withANumber() {
        var draft = new Elsewhere(provider, clock);
        var deputy = house.person(body.id(), Rank.DEPUTY, "Phó Chủ tịch", "Nguyễn Văn Thành");
        var token = inUse(deputy, "Phó Chủ tịch");
        clock.pass(Duration.ofMinutes(5));
        var letter = taken(draft.leader(SigningBody.draft(), token, new Grade.Basic()));
        assertThat(why(prepare(letter, REASON))).isEqualTo(new DocumentRefusal.NumberFirst());
        var issue = new IssueNumber(7, "UBND-VP", LocalDate.of(2026, 3, 5));
        var look = new Look.Numbered(issue, Optional.empty(), Optional.empty());
        assertThat(why(prepare(letter, SignatureKind.NUMBER, look, "")).code())
                .isEqualTo("document.capacity.title-differs");

        var clerk = new Desk(web(), body.clerk());
        var at = "/documents/" + letter.id();
        assertThat(clerk.page(at)).contains(at + "/number").doesNotContain(">" + SEAL + "<");
        var fields = new String[] {"number", "7", "day", "05/03/2026", "notation", "UBND-VP"};
        var asked = clerk.post(at + "/number", fields);
        assertThat(asked).hasStatus(422);
        assertThat(body(asked)).contains("name=\"reason\"", "f-reason-fault", "phần mềm khác tạo");
        var explained = java.util.Arrays.copyOf(fields, fields.length + 2);
        explained[fields.length] = "reason";
        explained[fields.length + 1] = REASON;
        var session = Desk.location(clerk.post(at + "/number", explained));
        assertThat(clerk.page(session)).contains(REASON);
        clerk.post(session, "pin", KnownSecret.PRACTICE_PIN.text());
        assertThat(states(letter).getLast().capacity())
                .isEqualTo(new CapacityNote(CapacityFinding.TITLE_DIFFERS, REASON, null, ""));
        assertThat(note(prepare(letter, ""))).as("judged once").isNull();
    }

    private MockMvcTester web() {
        return MockMvcTester.from(context, builder -> builder.apply(springSecurity()).build());
    }

    @Test
    @DisplayName(
            "T05: the clerk's page offers the seal, asks for the reason, and shows it afterwards")
    void onThePages() {
        var letter = taken(byChairman("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"));
        var clerk = new Desk(web(), body.clerk());
        var at = "/documents/" + letter.id();
        assertThat(clerk.page(at))
                .contains(">" + SEAL + "<", "Đưa vào đã có chữ ký số của lãnh đạo");
        assertThat(clerk.page("/documents")).contains("Đưa vào đã có chữ ký số của lãnh đạo");
        var certificate = body.organisational().toString();
        var kind = "ORGANISATION";
        var asked = clerk.post(at + "/signings", "certificate", certificate, "kind", kind);
        assertThat(asked).hasStatus(422);
        assertThat(body(asked))
                .contains("name=\"reason\"", "không phải cấp phó", "phần mềm khác tạo")
                .doesNotContain("??");
        var on =
                clerk.post(
                        at + "/signings",
                        "certificate",
                        certificate,
                        "kind",
                        kind,
                        "reason",
                        REASON);
        var session = Desk.location(on);
        assertThat(clerk.page(session)).contains(REASON);
        clerk.post(session, "pin", KnownSecret.PRACTICE_PIN.text());
        assertThat(clerk.page(at))
                .contains("Vẫn ký số của cơ quan, tổ chức, vì lý do: " + REASON)
                .doesNotContain("Người ký vẫn ký");
    }

    @Test
    @DisplayName("T05: what was signed here was judged here: the seal asks for nothing more")
    void madeHere() {
        var name = body.head().name();
        var letter =
                body.handIn(
                        documents,
                        "thu.pdf",
                        CapacityLetter.of(name, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"));
        Actor leader = body.leader();
        var prepared =
                value(
                        asking(
                                leader,
                                () ->
                                        signing.prepare(
                                                letter.id(),
                                                body.own(),
                                                SignatureKind.LEADER,
                                                Look.USUAL,
                                                REASON,
                                                leader)));
        var byLeader = value(sign(prepared, leader));
        assertThat(note(prepare(byLeader, ""))).isNull();
        // The same file, handed in anew: still the signature made here.
        var again = taken(vault.get(byLeader.sha256()).orElseThrow());
        assertThat(note(prepare(again, ""))).isNull();
        assertThat(new Desk(web(), leader).page("/documents/" + letter.id()))
                .contains("Người ký vẫn ký, vì lý do: " + REASON);
    }
}
