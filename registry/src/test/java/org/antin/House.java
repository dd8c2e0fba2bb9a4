package org.antin;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Refusal;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Tier;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.NewSubscriber;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonDesk;
import org.antin.subscriber.PersonFacts;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A small province for tests, entered through the desks; every test adds bodies and people of its
/// own, because all tests of one JVM share one database.
public final class House {
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 8, 25);
    public static final Actor SYSTEM = Actor.system("test");

    /// One of each: the provincial committee, its Office, a department with a division and a
    /// centre, two districts, each with an education office, a school and a commune.
    public record Province(
            UUID committee,
            UUID office,
            UUID department,
            UUID division,
            UUID centre,
            District cam,
            District loc) {}

    public record District(UUID committee, UUID educationOffice, UUID school, UUID commune) {}

    private static final AtomicInteger NUMBER = new AtomicInteger(100_000);

    private final OrganisationDesk organisations;
    private final PersonDesk people;
    private final SubscriberDesk subscribers;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private Province province;

    House(
            OrganisationDesk organisations,
            PersonDesk people,
            SubscriberDesk subscribers,
            JdbcClient db,
            TransactionTemplate transaction) {
        this.organisations = organisations;
        this.people = people;
        this.subscribers = subscribers;
        this.db = db;
        this.transaction = transaction;
    }

    public synchronized Province province() {
        if (province == null) {
            var committee =
                    body(
                            null,
                            OrganisationKind.PROVINCIAL_COMMITTEE,
                            Tier.PROVINCE,
                            "UBND tỉnh Thử");
            var office =
                    body(
                            committee,
                            OrganisationKind.PROVINCIAL_OFFICE,
                            Tier.PROVINCE,
                            "Văn phòng tỉnh");
            var department =
                    body(committee, OrganisationKind.DEPARTMENT, Tier.PROVINCE, "Sở Thử nghiệm");
            province =
                    new Province(
                            committee,
                            office,
                            department,
                            body(
                                    department,
                                    OrganisationKind.INTERNAL_DIVISION,
                                    Tier.PROVINCE,
                                    "Phòng Tổng hợp"),
                            body(
                                    department,
                                    OrganisationKind.PUBLIC_SERVICE_UNIT,
                                    Tier.PROVINCE,
                                    "Trung tâm Thử"),
                            district(committee, "Cẩm"),
                            district(committee, "Lộc"));
        }
        return province;
    }

    private District district(UUID province, String name) {
        var committee =
                body(
                        province,
                        OrganisationKind.DISTRICT_COMMITTEE,
                        Tier.DISTRICT,
                        "UBND huyện " + name);
        var education =
                body(
                        committee,
                        OrganisationKind.EDUCATION_OFFICE,
                        Tier.DISTRICT,
                        "Phòng Giáo dục huyện " + name);
        return new District(
                committee,
                education,
                body(education, OrganisationKind.SCHOOL, Tier.DISTRICT, "Trường THCS " + name),
                body(
                        committee,
                        OrganisationKind.COMMUNE_COMMITTEE,
                        Tier.COMMUNE,
                        "UBND xã " + name));
    }

    /// A commune of its own under a district of the province.
    public UUID commune(District district) {
        return body(
                district.committee(),
                OrganisationKind.COMMUNE_COMMITTEE,
                Tier.COMMUNE,
                "UBND xã Số " + NUMBER.incrementAndGet());
    }

    public UUID body(UUID parent, OrganisationKind kind, Tier tier, String name) {
        var id = UUID.randomUUID();
        value(
                asking(
                        SYSTEM,
                        () ->
                                organisations.establish(
                                        new NewOrganisation(
                                                id,
                                                parent,
                                                OrganisationFacts.of(name, kind, tier),
                                                LONG_AGO,
                                                "QĐ thử"),
                                        SYSTEM)));
        return id;
    }

    public Person person(UUID organisation, Rank rank, String title) {
        return person(organisation, rank, title, "Nguyễn Thị Số " + letters(NUMBER.get()));
    }

    public Person person(UUID organisation, Rank rank, String title, String name) {
        return value(
                asking(
                        SYSTEM,
                        () ->
                                people.register(
                                        UUID.randomUUID(),
                                        facts(name),
                                        new Appointment(
                                                organisation, title, rank, LONG_AGO, "QĐ bổ nhiệm"),
                                        SYSTEM)));
    }

    /// Facts nobody else has.
    public static PersonFacts facts(String name) {
        int n = NUMBER.incrementAndGet();
        return new PersonFacts(
                name,
                LocalDate.of(1980, 1, 1),
                "042080%06d".formatted(n),
                LocalDate.of(2021, 5, 1),
                "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
                "nguoi%d@hatinh.gov.vn".formatted(n),
                "",
                OfficialKind.CIVIL_SERVANT);
    }

    public Subscriber subscriber(Person person) {
        return value(
                asking(
                        SYSTEM,
                        () ->
                                subscribers.register(
                                        new NewSubscriber.OfPerson(UUID.randomUUID(), person.id()),
                                        SYSTEM)));
    }

    public Subscriber subscriber(UUID organisation, Person assigned) {
        return value(
                asking(
                        SYSTEM,
                        () ->
                                subscribers.register(
                                        new NewSubscriber.OfOrganisation(
                                                UUID.randomUUID(),
                                                organisation,
                                                assigned.id(),
                                                "QĐ giao 01"),
                                        SYSTEM)));
    }

    /// Somebody new who works in the body and holds the role for it, with an account.
    public Actor actor(Role role, UUID organisation) {
        return actor(person(organisation, Rank.OTHER, "Chuyên viên"), role);
    }

    /// An account for this person with these roles for the body he or she works in.
    public Actor actor(Person person, Role... roles) {
        var grants = new ArrayList<Grant>();
        for (var role : roles)
            grants.add(new Grant(role, person.organisation(), Period.since(LONG_AGO)));
        return account(person, grants);
    }

    public Actor account(Person person, List<Grant> grants) {
        var account = UUID.randomUUID();
        as(
                SYSTEM,
                () -> {
                    db.sql(
                                    """
                                    insert into account (id, username, person, display_name, password_hash, created_at)
                                    values (?, ?, ?, ?, '', now())
                                    """)
                            .params(
                                    account,
                                    "test" + NUMBER.incrementAndGet(),
                                    person.id(),
                                    person.name())
                            .update();
                    for (var grant : grants)
                        db.sql(
                                        """
                                        insert into role_grant (id, account, role, organisation, during, basis, granted_at, granted_by)
                                        values (gen_random_uuid(), ?, ?, ?, daterange(?, null), 'test', now(), 'test')
                                        """)
                                .params(
                                        account,
                                        grant.role().name(),
                                        grant.organisation(),
                                        grant.during().from())
                                .update();
                    return true;
                });
        return new Actor(Actor.Kind.PERSON, account, person.id(), person.name(), grants);
    }

    /// The person behind an actor.
    public static UUID person(Actor actor) {
        return java.util.Objects.requireNonNull(actor.person());
    }

    /// Runs in one transaction with this actor's eyes.
    public <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, () -> transaction.execute(status -> work.get()));
    }

    /// Calls a desk the way a page does: no transaction around it.
    public static <T> Outcome<T> asking(Actor actor, Supplier<Outcome<T>> desk) {
        return Acting.as(actor, desk::get);
    }

    /// What was done; fails the test with the refusal's code.
    public static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                    throw new AssertionError("refused: " + why.code() + " " + why);
        };
    }

    /// Why it was refused; fails the test when it wasn't.
    public static Refusal why(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).why();
    }

    private static String letters(int number) {
        var text = new StringBuilder();
        for (int n = number; n > 0; n /= 26) text.append((char) ('A' + n % 26));
        return text.toString();
    }
}
