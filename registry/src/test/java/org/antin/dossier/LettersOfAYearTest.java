package org.antin.dossier;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.dossier.web.Desk;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonDesk;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@RegistryTest
@DisplayName("D9.3: letters to the provider: their numbers, and their answer as a whole")
class LettersOfAYearTest {
    @Autowired House house;
    @Autowired DossierDesk desk;
    @Autowired LetterDesk letters;
    @Autowired Dossiers dossiers;
    @Autowired PersonDesk people;
    @Autowired SteeredClock clock;
    @Autowired MockMvcTester web;
    @Autowired JdbcClient db;

    private House.Province province;
    private House.District district;
    private Actor officer;
    private Actor head;

    @BeforeEach
    void actors() {
        province = house.province();
        // numbers are taken by letters of other tests, so the authority is a new one
        var committee =
                house.body(
                        province.committee(),
                        OrganisationKind.DISTRICT_COMMITTEE,
                        Tier.DISTRICT,
                        "UBND huyện " + System.nanoTime());
        district = new House.District(committee, committee, committee, committee);
        officer = house.actor(Role.RECEIVING_OFFICER, committee);
        head = house.actor(Role.CONFIRMING_HEAD, committee);
    }

    @AfterEach
    void today() {
        clock.set(RegistryTestContext.MORNING);
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 Điều 15: số bắt đầu lại từ 01 mỗi năm; số, ký hiệu là duy nhất trong năm")
    void numbersBeginAnewEachYear() {
        assertThat(sent(gathered(personal()), "5").isSent()).isTrue();
        var second = gathered(personal());
        var taken = new DossierRefusal.LetterNumberTaken("05", 2026);
        assertThat(why(send(second, "05"))).as("5 and 05 are one number").isEqualTo(taken);
        var other = gathered(ofBody());
        assertThat(other.form()).isNotEqualTo(second.form());
        assertThat(why(send(other, "05"))).as("of another form").isEqualTo(taken);
        assertThat(why(send(second, "00"))).isEqualTo(new BadField("number", "letter-number"));

        clock.set(Instant.parse("2026-12-31T16:59:59Z")); // the last second of the year in Hà Tĩnh
        assertThat(why(send(second, "05"))).isEqualTo(taken);
        clock.set(Instant.parse("2026-12-31T17:00:00Z"));
        assertThat(sent(second, "05").sending()).extracting(s -> s.number()).isEqualTo("05");
        assertThat(why(send(other, "5")))
                .isEqualTo(new DossierRefusal.LetterNumberTaken("5", 2027));
    }

    @Test
    @Needs
    @DisplayName("D9.3: issuing all of a letter does each; what is refused is told with its reason")
    void issueAllGoesOn() {
        var cuc = house.actor(Role.PROVIDER, province.committee());
        var first = house.person(house.commune(district), Rank.HEAD, "Chủ tịch");
        var last = house.person(house.commune(district), Rank.HEAD, "Chủ tịch");
        var one = ofPerson(first);
        var other = ofPerson(last);
        var letter = sent(gathered(one, other), "7");
        // between sending and answer he goes to a body outside the regulation (Điều 1.2a)
        var tax =
                house.body(
                        district.committee(),
                        OrganisationKind.VERTICAL_AGENCY,
                        Tier.DISTRICT,
                        "Chi cục Thuế " + System.nanoTime());
        var away = dossiersInOrder(letter).getFirst();
        var moved = away.id().equals(one.id()) ? first : last;
        value(
                asking(
                        House.SYSTEM,
                        () ->
                                people.appoint(
                                        moved.id(),
                                        moved.version(),
                                        new Appointment(
                                                tax,
                                                "Chuyên viên",
                                                Rank.OTHER,
                                                LocalDate.of(2026, 3, 2),
                                                "QĐ điều động 1"),
                                        House.SYSTEM)));

        var answer = new Desk(web, cuc).post("/provider/letters/" + letter.id() + "/issue-all");

        assertThat(answer).hasStatus(422);
        assertThat(Desk.body(answer))
                .contains("Đã cấp 1 chứng thư số; 1 hồ sơ chưa cấp được", away.code())
                .doesNotContain("??");
        assertThat(dossiersInOrder(letter))
                .extracting(d -> d.stage().kind())
                .as("the first is refused, the second is issued all the same")
                .containsExactly(StageKind.FORWARDED, StageKind.ISSUED);
    }

    @Test
    @DisplayName(
            "D9.2, D9.3: a confirmation cancelled while a letter is gathered: one waits, none fails")
    void gatheringWaitsForAMove() throws Exception {
        var first = personal();
        var last = personal();
        var gathering = new CompletableFuture<Outcome<RequestLetter>>();
        var cancelled =
                house.as(
                        head,
                        () -> {
                            db.sql("select id from dossier where id = ? for update")
                                    .param(last.id())
                                    .query(UUID.class)
                                    .single();
                            gathering.completeAsync(() -> gather(first, last));
                            await().until(this::somebodyWaitsForARow);
                            var why = new Move.CancelConfirmation("thiếu hồ sơ");
                            return value(desk.move(last.id(), last.version(), why, head));
                        });

        assertThat(cancelled.stage().kind()).isEqualTo(StageKind.UNDER_REVIEW);
        assertThat(why(gathering.get(30, TimeUnit.SECONDS))).isEqualTo(new CommonRefusal.Stale());
        assertThat(house.as(officer, () -> dossiers.find(first.id()).orElseThrow()).stage().kind())
                .as("all of a letter or none")
                .isEqualTo(StageKind.CONFIRMED);
    }

    @Test
    @DisplayName(
            "D9.3: the authority's own officers gather and send, and send once; others' don't, nor does the Office")
    void byTheAuthorityItself() {
        var dossier = personal();
        var chosen = List.of(new LetterDesk.Chosen(dossier.id(), dossier.version()));
        var authority = district.committee();
        var office = house.actor(Role.OFFICE_FOCAL_POINT, province.committee());
        var others = house.actor(Role.RECEIVING_OFFICER, province.loc().committee());
        for (var stranger : List.of(office, others, head))
            assertThat(why(asking(stranger, () -> letters.gather(authority, chosen, stranger))))
                    .isEqualTo(new DossierRefusal.NotYours(Set.of(Party.RECEIVING_OFFICER)));
        var ofBoth = servingBoth(authority, province.loc().committee());
        assertThat(
                        why(
                                asking(
                                        ofBoth,
                                        () ->
                                                letters.gather(
                                                        province.loc().committee(),
                                                        chosen,
                                                        ofBoth))))
                .as("another authority's dossier")
                .isEqualTo(new DossierRefusal.LetterDoesNotFit());
        assertThat(why(gather(dossier, ofBody())))
                .as("two forms in one letter")
                .isEqualTo(new DossierRefusal.LetterDoesNotFit());

        var letter = gathered(dossier);
        var posting = new LetterDesk.Posting("123456", House.person(head), "post");
        var byFax = new LetterDesk.Posting("123456", House.person(head), "fax");
        assertThat(why(send(letter, letter.version(), byFax, office)))
                .as("before anything is said of the letter")
                .isInstanceOf(DossierRefusal.NotYours.class);
        assertThat(why(send(letter, letter.version(), posting, others)))
                .isEqualTo(new CommonRefusal.NotFound());
        assertThat(why(send(letter, letter.version() + 1, posting, head)))
                .isEqualTo(new CommonRefusal.Stale());
        assertThat(why(send(letter, letter.version(), byFax, head)))
                .isEqualTo(new BadField("channel", "required"));
        assertThat(dossiersInOrder(letter).getFirst().stage().kind())
                .isEqualTo(StageKind.IN_LETTER);

        var sent = value(send(letter, letter.version(), posting, head));
        assertThat(sent.sending())
                .isEqualTo(
                        new RequestLetter.Sending(
                                "123456", House.person(head), clock.instant(), "post"));
        assertThat(dossiersInOrder(letter))
                .extracting(d -> d.id() + " " + d.stage().kind())
                .containsExactly(dossier.id() + " FORWARDED");
        assertThat(why(send(sent, sent.version(), posting, officer)))
                .isEqualTo(new DossierRefusal.LetterIsSent());
        assertThat(
                        ofLetter(
                                "select action || ' ' || capacity || ' ' || code from audit_entry where subject = ? order by seq",
                                letter.id().toString()))
                .contains("letter.gather receiving-officer ", "letter.send confirming-head ")
                .contains("letter.send  dossier.letter-is-sent");
        assertThat(
                        ofLetter(
                                "select kind from outbox where idempotency_key = ?",
                                "letter/" + letter.id()))
                .containsExactly("letter-sent");
    }

    private Actor servingBoth(UUID one, UUID other) {
        var since = Period.since(House.LONG_AGO);
        return house.account(
                house.person(one, Rank.OTHER, "Chuyên viên"),
                List.of(
                        new Grant(Role.RECEIVING_OFFICER, one, since),
                        new Grant(Role.RECEIVING_OFFICER, other, since)));
    }

    private Outcome<RequestLetter> send(
            RequestLetter letter, int version, LetterDesk.Posting posting, Actor actor) {
        return asking(actor, () -> letters.send(letter.id(), version, posting, actor));
    }

    private List<String> ofLetter(String sql, String what) {
        return house.as(House.SYSTEM, () -> db.sql(sql).param(what).query(String.class).list());
    }

    private boolean somebodyWaitsForARow() {
        return db.sql(
                        """
                        select exists (select 1 from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%dossier%for update%')
                        """)
                .query(Boolean.class)
                .single();
    }

    private List<Dossier> dossiersInOrder(RequestLetter letter) {
        return house.as(officer, () -> dossiers.inLetter(letter.id()));
    }

    private Dossier personal() {
        return ofPerson(house.person(house.commune(district), Rank.HEAD, "Chủ tịch"));
    }

    private Dossier ofPerson(Person person) {
        var applicant = house.actor(person, Role.SUBSCRIBER);
        var request =
                new Request.ForIndividual(
                        person.id(), person.facts().email(), "0912345678", "ký số", "", "", false);
        return confirmed(
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        SubjectKind.INDIVIDUAL,
                        person.id(),
                        person.organisation(),
                        request),
                applicant);
    }

    private Dossier ofBody() {
        var clerk = house.person(house.commune(district), Rank.OTHER, "Văn thư");
        return confirmed(
                new DossierDesk.Opening(
                        Procedure.ISSUE,
                        SubjectKind.ORGANISATION,
                        null,
                        clerk.organisation(),
                        new Request.ForOrganisation(
                                "xa@hatinh.gov.vn", "Hà Tĩnh", "", "", "Nghị quyết 1", "")),
                house.actor(clerk, Role.ASSIGNED_PERSON));
    }

    private Dossier confirmed(DossierDesk.Opening opening, Actor applicant) {
        var draft = value(asking(applicant, () -> desk.open(opening, applicant)));
        var submitted = move(draft, new Move.Submit(), applicant);
        var review = move(submitted, new Move.TakeUp(), officer);
        return move(move(review, new Move.PutUp("đủ"), officer), new Move.Confirm(""), head);
    }

    private Dossier move(Dossier dossier, Move move, Actor actor) {
        return value(asking(actor, () -> desk.move(dossier.id(), dossier.version(), move, actor)));
    }

    private RequestLetter gathered(Dossier... confirmed) {
        return value(gather(confirmed));
    }

    private Outcome<RequestLetter> gather(Dossier... confirmed) {
        var chosen =
                Stream.of(confirmed).map(d -> new LetterDesk.Chosen(d.id(), d.version())).toList();
        return asking(officer, () -> letters.gather(district.committee(), chosen, officer));
    }

    private RequestLetter sent(RequestLetter letter, String number) {
        return value(send(letter, number));
    }

    private Outcome<RequestLetter> send(RequestLetter letter, String number) {
        var posting = new LetterDesk.Posting(number, House.person(head), "portal");
        return asking(officer, () -> letters.send(letter.id(), letter.version(), posting, officer));
    }
}
