package org.antin.demo;

import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.account.AccountDesk;
import org.antin.account.DemoPasswords;
import org.antin.account.NewAccount;
import org.antin.account.NewGrant;
import org.antin.kernel.Days;
import org.antin.kernel.Folding;
import org.antin.kernel.Period;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.ProvinceBody;
import org.antin.organisation.ProvinceData;
import org.antin.organisation.Standing;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonDesk;
import org.antin.subscriber.PersonFacts;
import org.antin.subscriber.PublicAuthority;
import org.antin.subscriber.Rank;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Enters bodies, officials and accounts of the demo province through their desks.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoRegister {
    /// The day the regulation came into force.
    static final LocalDate IN_FORCE = LocalDate.of(2020, 8, 25);

    private static final long SEED = 19_2020;
    private static final int SEAL_MM = 36;

    private final OrganisationDesk organisations;
    private final PersonDesk people;
    private final AccountDesk accounts;
    private final DemoPasswords passwords;
    private final Replay replay;

    DemoRegister(
            OrganisationDesk organisations,
            PersonDesk people,
            AccountDesk accounts,
            DemoPasswords passwords,
            Replay replay) {
        this.organisations = organisations;
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.replay = replay;
    }

    /// What has been entered so far, in one run.
    final class Entry {
        final ProvinceData data = ProvinceData.of2020();
        private final Map<UUID, String> names = new HashMap<>();
        private final InventedPeople invented = new InventedPeople(SEED);
        private final Map<String, UUID> bodies = new HashMap<>();
        private final Instant at;
        private int next;

        private Entry(Instant at) {
            this.at = at;
        }

        InventedPeople invented() {
            return invented;
        }

        Map<String, UUID> bodies() {
            return bodies;
        }

        /// Name of a body by its id.
        String name(UUID id) {
            var name = names.get(id);
            if (name == null) throw new IllegalArgumentException("no body " + id);
            return name;
        }

        UUID body(String key) {
            var id = bodies.get(key);
            if (id == null) throw new IllegalArgumentException("no body " + key);
            return id;
        }

        /// Every body of 2020, in force since the regulation was.
        void establishAll() {
            var all = data.bodies().stream().map(this::wanted).toList();
            replay.ask(Replay.HOUSE, at, () -> organisations.establishAll(all, Replay.HOUSE));
        }

        private NewOrganisation wanted(ProvinceBody body) {
            var id = UUID.randomUUID();
            var parent = body.parent();
            bodies.put(body.key(), id);
            names.put(id, body.name());
            return new NewOrganisation(
                    id,
                    parent == null ? null : body(parent),
                    new OrganisationFacts(
                            body.name(),
                            "",
                            body.kind(),
                            body.tier(),
                            body.legalPersonality(),
                            body.ownSeal(),
                            body.usesGovernmentSignatures(),
                            body.ownSeal() ? SEAL_MM : null,
                            body.agencyCode(),
                            "",
                            ""),
                    IN_FORCE,
                    "Danh mục cơ quan, tổ chức năm 2020 (dữ liệu mẫu)");
        }

        /// Somebody invented, in this position.
        Person person(String key, String title, Standing standing) {
            return person(key, title, standing, "");
        }

        /// Somebody of the roster.
        Person person(DemoRoster.Post post) {
            return person(
                    post.body(), post.title(), post.standing(), post.who(), post.who().name());
        }

        /// @param name empty for an invented one
        Person person(String key, String title, Standing standing, String name) {
            var who = invented.person(next++, title, standing);
            return person(data.body(key), title, standing, who, name.isEmpty() ? who.name() : name);
        }

        private Person person(
                ProvinceBody body,
                String title,
                Standing standing,
                InventedPerson who,
                String name) {
            var facts =
                    new PersonFacts(
                            name,
                            who.dateOfBirth(),
                            who.personalNumber(),
                            who.numberIssuedOn(),
                            who.numberIssuedBy(),
                            who.email(),
                            who.phone(),
                            officialKind(body.kind()));
            var appointment =
                    new Appointment(
                            body(body.key()),
                            title,
                            rank(title, standing),
                            IN_FORCE,
                            "Danh sách cán bộ năm 2020 (dữ liệu mẫu)");
            return replay.ask(
                    Replay.HOUSE,
                    at,
                    () -> people.register(UUID.randomUUID(), facts, appointment, Replay.HOUSE));
        }

        /// Somebody who may manage a system's certificate.
        void authorise(Person person) {
            var authority =
                    new PublicAuthority(
                            PublicAuthority.Kind.SEAL_LAW,
                            Period.since(IN_FORCE),
                            "Văn bản ủy quyền số 06/UQ (mẫu)");
            replay.ask(
                    Replay.HOUSE, at, () -> people.authorise(person.id(), authority, Replay.HOUSE));
        }

        /// A role, held since the regulation came into force; the delegation of Điều 4 has an end.
        NewGrant held(Role role, UUID organisation, String basis) {
            var until = role == Role.SUBSCRIBER_MANAGER ? Days.of(at).plusYears(3) : null;
            return new NewGrant(role, organisation, IN_FORCE, until, basis);
        }

        /// An account anybody may sign in with.
        Actor accountForAll(String username, Person person, List<NewGrant> roles) {
            var opened = open(username, person);
            replay.ask(Replay.HOUSE, at, () -> passwords.choose(opened.link()));
            return granted(opened.account(), person, roles);
        }

        /// An account whose holder hasn't chosen a password yet, named as the work address is.
        Actor account(Person person, Role... roles) {
            var held = new ArrayList<NewGrant>();
            for (var role : roles)
                held.add(held(role, person.organisation(), "Quyết định phân công (mẫu)"));
            var mail = Folding.fold(person.facts().email());
            var opened = open(mail.substring(0, mail.indexOf('@')), person);
            return granted(opened.account(), person, held);
        }

        private AccountDesk.Opened open(String username, Person person) {
            var wanted =
                    new NewAccount(username, person.name(), person.organisation(), person.id());
            return replay.ask(Replay.HOUSE, at, () -> accounts.open(wanted, Replay.HOUSE));
        }

        private Actor granted(UUID account, Person person, List<NewGrant> roles) {
            var grants = new ArrayList<Grant>();
            for (var role : roles) {
                replay.ask(Replay.HOUSE, at, () -> accounts.grant(account, role, Replay.HOUSE));
                grants.add(new Grant(role.role(), role.organisation(), Period.since(role.from())));
            }
            return new Actor(Actor.Kind.PERSON, account, person.id(), person.name(), grants);
        }
    }

    /// @param at when everything is entered
    Entry begin(Instant at) {
        return new Entry(at);
    }

    static OfficialKind officialKind(OrganisationKind kind) {
        return switch (kind) {
            case SCHOOL, PUBLIC_SERVICE_UNIT, INFORMATION_CENTRE -> OfficialKind.PUBLIC_EMPLOYEE;
            default -> OfficialKind.CIVIL_SERVANT;
        };
    }

    static Rank rank(String title, Standing standing) {
        return switch (standing) {
            case HEAD -> Rank.HEAD;
            case DEPUTY -> Rank.DEPUTY;
            case OTHER -> title.startsWith("Trưởng phòng") ? Rank.DIVISION_HEAD : Rank.OTHER;
        };
    }
}
