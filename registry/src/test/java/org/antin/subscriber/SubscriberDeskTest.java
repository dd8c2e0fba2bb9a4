package org.antin.subscriber;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.access.Role;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Window;
import org.antin.organisation.ManagingAuthority;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.RoutingGround;
import org.antin.organisation.Tier;
import org.antin.subscriber.PublicAuthority.Kind;
import org.antin.subscriber.SubscriberQuery.Order;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.UUID;

@RegistryTest
@DisplayName("Điều 5, 10: people and subscribers")
class SubscriberDeskTest {
    @Autowired House house;
    @Autowired PersonDesk people;
    @Autowired People register;
    @Autowired SubscriberDesk desk;
    @Autowired Subscribers subscribers;

    private Outcome<Person> enter(PersonFacts facts, UUID body) {
        return asking(
                House.SYSTEM,
                () ->
                        people.register(
                                UUID.randomUUID(),
                                facts,
                                new Appointment(
                                        body, "Chuyên viên", Rank.OTHER, House.LONG_AGO, ""),
                                House.SYSTEM));
    }

    @Test
    @DisplayName("Điều 10.1: a personal number or an e-mail already in use is a field's fault")
    void taken() {
        var commune = house.commune(house.province().cam());
        var first = value(enter(House.facts("Lê Thị Nhất"), commune));
        var other = House.facts("Lê Thị Nhì");
        var sameNumber =
                new PersonFacts(
                        "Lê Thị Nhì",
                        other.born(),
                        first.facts().personalNumber(),
                        null,
                        "",
                        other.email(),
                        "",
                        other.kind());
        var refusal = why(enter(sameNumber, commune));
        assertThat(refusal).isEqualTo(new SubscriberRefusal.PersonalNumberTaken());
        assertThat(refusal.field()).isEqualTo("personalNumber");
        var sameMail =
                new PersonFacts(
                        "Lê Thị Nhì",
                        other.born(),
                        other.personalNumber(),
                        null,
                        "",
                        first.facts().email().toUpperCase(java.util.Locale.ROOT),
                        "",
                        other.kind());
        assertThat(why(enter(sameMail, commune))).isEqualTo(new SubscriberRefusal.EmailTaken());
        // and the same says an officer who can't see who has it
        var stranger = house.actor(Role.IT_OFFICER, house.province().loc().commune());
        assertThat(
                        why(
                                asking(
                                        stranger,
                                        () ->
                                                people.register(
                                                        UUID.randomUUID(),
                                                        sameNumber,
                                                        new Appointment(
                                                                house.province().loc().commune(),
                                                                "Chuyên viên",
                                                                Rank.OTHER,
                                                                House.LONG_AGO,
                                                                ""),
                                                        stranger))))
                .isEqualTo(new SubscriberRefusal.PersonalNumberTaken());
    }

    @Test
    @DisplayName("a name in decomposed Unicode is stored composed and found without diacritics")
    void composed() {
        var commune = house.commune(house.province().cam());
        var name = "Nguyễn Thị Huệ Đặc Biệt";
        var person =
                value(enter(House.facts(Normalizer.normalize(name, Normalizer.Form.NFD)), commune));
        assertThat(person.name()).isEqualTo(name);
        house.as(
                House.SYSTEM,
                () -> {
                    var found =
                            register.page(
                                    PeopleQuery.named("hue dac biet", commune, Window.first(10)));
                    assertThat(found.items()).extracting(Person::id).containsExactly(person.id());
                    var number =
                            register.page(
                                    PeopleQuery.named(
                                            person.facts().personalNumber(),
                                            null,
                                            Window.first(10)));
                    assertThat(number.items()).extracting(Person::id).containsExactly(person.id());
                    return true;
                });
    }

    @Test
    @DisplayName("Điều 5: leaders and staff of a department have different managers")
    void routes() {
        var p = house.province();
        var director = house.person(p.department(), Rank.HEAD, "Giám đốc");
        var head = house.person(p.department(), Rank.DIVISION_HEAD, "Trưởng phòng");
        assertThat(director.managedBy()).isEqualTo(p.office());
        assertThat(head.managedBy()).isEqualTo(p.department());
        assertThat(head.ground()).isEqualTo(RoutingGround.PROVINCIAL_STAFF);
        var promoted =
                value(
                        asking(
                                House.SYSTEM,
                                () ->
                                        people.appoint(
                                                head.id(),
                                                1,
                                                new Appointment(
                                                        p.department(),
                                                        "Phó Giám đốc",
                                                        Rank.DEPUTY,
                                                        LocalDate.of(2026, 1, 5),
                                                        "QĐ 5"),
                                                House.SYSTEM)));
        assertThat(promoted.managedBy()).isEqualTo(p.office());
        house.as(
                House.SYSTEM,
                () -> {
                    assertThat(register.position(head.id(), LocalDate.of(2025, 12, 31)))
                            .map(Position::title)
                            .contains("Trưởng phòng");
                    assertThat(register.position(head.id(), LocalDate.of(2026, 1, 5)))
                            .map(Position::title)
                            .contains("Phó Giám đốc");
                    return true;
                });
    }

    @Test
    @DisplayName("Điều 5: a person who moves to another body takes the subscriber along")
    void moving() {
        var from = house.commune(house.province().cam());
        var to = house.commune(house.province().loc());
        var person = house.person(from, Rank.OTHER, "Địa chính");
        var subscriber = house.subscriber(person);
        value(
                asking(
                        House.SYSTEM,
                        () ->
                                people.appoint(
                                        person.id(),
                                        1,
                                        new Appointment(
                                                to,
                                                "Tư pháp",
                                                Rank.OTHER,
                                                LocalDate.of(2026, 2, 1),
                                                "QĐ 9"),
                                        House.SYSTEM)));
        var after = house.as(House.SYSTEM, () -> subscribers.find(subscriber.id()).orElseThrow());
        assertThat(after.organisation()).isEqualTo(to);
        assertThat(after.managedBy()).isEqualTo(house.province().loc().committee());
        assertThat(
                        why(
                                asking(
                                        House.SYSTEM,
                                        () ->
                                                people.appoint(
                                                        person.id(),
                                                        2,
                                                        new Appointment(
                                                                to,
                                                                "Tư pháp",
                                                                Rank.OTHER,
                                                                LocalDate.of(2026, 1, 1),
                                                                "QĐ 9"),
                                                        House.SYSTEM))))
                .isEqualTo(new SubscriberRefusal.BeforeLastPosition(LocalDate.of(2026, 2, 1)));
    }

    @Test
    @DisplayName("R-ELIG-03: authority under the seal law is a dated attribute of a person")
    void authority() {
        var person = house.person(house.province().cam().commune(), Rank.DEPUTY, "Phó Chủ tịch");
        var term = new Period(LocalDate.of(2021, 6, 1), LocalDate.of(2026, 6, 1));
        var given = new PublicAuthority(Kind.SEAL_LAW, term, "QĐ phân công");
        value(asking(House.SYSTEM, () -> people.authorise(person.id(), given, House.SYSTEM)));
        assertThat(
                        why(
                                asking(
                                        House.SYSTEM,
                                        () -> people.authorise(person.id(), given, House.SYSTEM))))
                .isEqualTo(new SubscriberRefusal.AuthorityOverlaps());
        house.as(
                House.SYSTEM,
                () -> {
                    assertThat(register.holds(person.id(), Kind.SEAL_LAW, term.from())).isTrue();
                    assertThat(register.holds(person.id(), Kind.SEAL_LAW, LocalDate.of(2026, 6, 1)))
                            .isFalse();
                    assertThat(register.holds(person.id(), Kind.STATE_TITLE, term.from()))
                            .isFalse();
                    return true;
                });
    }

    @Test
    @DisplayName("Điều 6.2a: three kinds, no subject twice")
    void threeKinds() {
        var commune = house.commune(house.province().cam());
        var chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        var clerk = house.person(commune, Rank.OTHER, "Văn thư");
        var individual = house.subscriber(chairman);
        assertThat(individual.holder()).isEqualTo(new Subscriber.Individual(chairman.id()));
        assertThat(individual.ground()).isEqualTo(RoutingGround.COMMUNE);
        var organisational = house.subscriber(commune, clerk);
        assertThat(organisational.scope().persons()).containsExactly(clerk.id());
        var system =
                value(
                        register(
                                new NewSubscriber.OfSystem(
                                        UUID.randomUUID(),
                                        commune,
                                        "Cổng thông tin điện tử xã",
                                        "ssl-server",
                                        "xa.hatinh.gov.vn",
                                        chairman.id(),
                                        "")));
        assertThat(system.kind()).isEqualTo(SubscriberKind.SYSTEM);
        assertThat(why(register(new NewSubscriber.OfPerson(UUID.randomUUID(), chairman.id()))))
                .isEqualTo(new SubscriberRefusal.AlreadySubscriber(chairman.name()));
        assertThat(
                        why(
                                register(
                                        new NewSubscriber.OfOrganisation(
                                                UUID.randomUUID(), commune, chairman.id(), ""))))
                .isInstanceOf(SubscriberRefusal.AlreadySubscriber.class);
        var stranger = house.person(house.province().loc().commune(), Rank.OTHER, "Văn thư");
        assertThat(
                        why(
                                register(
                                        new NewSubscriber.OfOrganisation(
                                                UUID.randomUUID(),
                                                house.commune(house.province().cam()),
                                                stranger.id(),
                                                ""))))
                .isEqualTo(new SubscriberRefusal.AssignedElsewhere(stranger.name()));
        // once closed, the same person may be entered again
        value(asking(House.SYSTEM, () -> desk.close(individual.id(), 1, "nghỉ hưu", House.SYSTEM)));
        house.subscriber(chairman);
    }

    private Outcome<Subscriber> register(NewSubscriber wanted) {
        return asking(House.SYSTEM, () -> desk.register(wanted, House.SYSTEM));
    }

    @Test
    @DisplayName("Điều 1.2a: nobody of a tax office becomes a subscriber")
    void outOfScope() {
        var tax =
                house.body(
                        house.province().committee(),
                        OrganisationKind.VERTICAL_AGENCY,
                        Tier.PROVINCE,
                        "Cục Thuế");
        var person = house.person(tax, Rank.OTHER, "Chuyên viên");
        assertThat(why(register(new NewSubscriber.OfPerson(UUID.randomUUID(), person.id()))))
                .isInstanceOf(ManagingAuthority.NotInScope.class);
    }

    @Test
    @DisplayName("Điều 10.2: assigning somebody else takes a letter and keeps the history")
    void assigning() {
        var commune = house.commune(house.province().cam());
        var clerk = house.person(commune, Rank.OTHER, "Văn thư");
        var next = house.person(commune, Rank.OTHER, "Văn thư mới");
        var subscriber = house.subscriber(commune, clerk);
        var officer = house.actor(Role.RECEIVING_OFFICER, house.province().cam().committee());
        assertThat(
                        why(
                                asking(
                                        officer,
                                        () ->
                                                desk.assign(
                                                        subscriber.id(),
                                                        1,
                                                        next.id(),
                                                        " ",
                                                        officer))))
                .isEqualTo(new CommonRefusal.BadField("letter", "required"));
        value(
                asking(
                        officer,
                        () -> desk.assign(subscriber.id(), 1, next.id(), "QĐ giao 2", officer)));
        assertThat(house.as(House.SYSTEM, () -> subscribers.assignments(subscriber.id())))
                .extracting(Assignment::person)
                .containsExactly(next.id(), clerk.id());
        var nextActor = house.actor(next);
        assertThat(house.as(nextActor, () -> subscribers.find(subscriber.id()))).isPresent();
        var clerkActor = house.actor(clerk);
        assertThat(house.as(clerkActor, () -> subscribers.find(subscriber.id()))).isEmpty();
    }

    @Test
    @DisplayName("found by name, body, title or personal number; sorted by name or day")
    void searching() {
        var commune = house.commune(house.province().cam());
        var person = house.person(commune, Rank.HEAD, "Chủ tịch Hội đồng", "Trần Bảo Ngọc");
        var subscriber = house.subscriber(person);
        for (var words :
                new String[] {"tran bao ngoc", "NGỌC chủ tịch", person.facts().personalNumber()}) {
            var query =
                    new SubscriberQuery(
                            words,
                            null,
                            commune,
                            null,
                            false,
                            Order.REGISTERED,
                            true,
                            Window.first(5));
            assertThat(house.as(House.SYSTEM, () -> subscribers.page(query)).items())
                    .as(words)
                    .extracting(line -> line.subscriber().id())
                    .containsExactly(subscriber.id());
            assertThat(house.as(House.SYSTEM, () -> subscribers.count(query))).isOne();
        }
        var line =
                house
                        .as(House.SYSTEM, () -> subscribers.page(SubscriberQuery.all(500)))
                        .items()
                        .stream()
                        .filter(l -> l.subscriber().id().equals(subscriber.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.title()).isEqualTo("Chủ tịch Hội đồng");
    }
}
