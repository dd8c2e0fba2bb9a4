package org.antin.demo;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.demo.DemoAccountDoor.Held;
import org.antin.kernel.Folding;
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.ProvinceBody;
import org.antin.organisation.ProvinceData;
import org.antin.organisation.Standing;
import org.antin.organisation.UsualPositions;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.Person;
import org.antin.subscriber.PersonDesk;
import org.antin.subscriber.PersonFacts;
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
    private final DemoAccountDoor accounts;
    private final Replay replay;

    DemoRegister(
            OrganisationDesk organisations,
            PersonDesk people,
            DemoAccountDoor accounts,
            Replay replay) {
        this.organisations = organisations;
        this.people = people;
        this.accounts = accounts;
        this.replay = replay;
    }

    /// What has been entered so far, in one run.
    final class Entry {
        final ProvinceData data = ProvinceData.of2020();
        private final UsualPositions positions = UsualPositions.shipped();
        private final InventedPeople invented = new InventedPeople(SEED);
        private final Map<String, UUID> bodies = new HashMap<>();
        private final Instant at;
        private final String lockedHash;
        private int next;

        private Entry(Instant at, String lockedHash) {
            this.at = at;
            this.lockedHash = lockedHash;
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

        /// The people a body of its kind usually has.
        List<Person> staff(String key) {
            var body = data.body(key);
            var entered = new ArrayList<Person>();
            for (var position : positions.of(body.kind(), body.name()))
                for (int i = 0; i < position.people(); i++)
                    entered.add(person(key, position.title(), position.standing()));
            return entered;
        }

        /// Only those who lead it.
        List<Person> leaders(String key) {
            var body = data.body(key);
            var entered = new ArrayList<Person>();
            for (var position : positions.of(body.kind(), body.name()))
                if (position.standing() != Standing.OTHER)
                    entered.add(person(key, position.title(), position.standing()));
            return entered;
        }

        /// Somebody invented, in this position.
        Person person(String key, String title, Standing standing) {
            return person(key, title, standing, "");
        }

        /// @param name empty for an invented one
        Person person(String key, String title, Standing standing, String name) {
            var who = invented.person(next++, title, standing);
            var body = data.body(key);
            var facts =
                    new PersonFacts(
                            name.isEmpty() ? who.name() : name,
                            who.dateOfBirth(),
                            who.personalNumber(),
                            who.numberIssuedOn(),
                            who.numberIssuedBy(),
                            who.email(),
                            who.phone(),
                            publicEmployees(body.kind())
                                    ? OfficialKind.PUBLIC_EMPLOYEE
                                    : OfficialKind.CIVIL_SERVANT);
            var appointment =
                    new Appointment(
                            body(key),
                            title,
                            rank(title, standing),
                            IN_FORCE,
                            "Danh sách cán bộ năm 2020 (dữ liệu mẫu)");
            return replay.ask(
                    Replay.HOUSE,
                    at,
                    () -> people.register(UUID.randomUUID(), facts, appointment, Replay.HOUSE));
        }

        /// An account anybody may sign in with.
        Actor account(String username, Person person, String hash, List<Held> roles) {
            return replay.ask(Replay.HOUSE, at, () -> accounts.open(username, person, hash, roles));
        }

        /// An account whose password nobody knows, named as the work address is.
        Actor account(Person person, Role... roles) {
            var held = new ArrayList<Held>();
            for (var role : roles)
                held.add(new Held(role, person.organisation(), "Quyết định phân công (mẫu)"));
            var mail = Folding.fold(person.facts().email());
            return account(mail.substring(0, mail.indexOf('@')), person, lockedHash, held);
        }
    }

    /// @param at when everything is entered
    /// @param lockedHash of a password nobody knows
    Entry begin(Instant at, String lockedHash) {
        return new Entry(at, lockedHash);
    }

    private static boolean publicEmployees(OrganisationKind kind) {
        return switch (kind) {
            case SCHOOL, PUBLIC_SERVICE_UNIT, INFORMATION_CENTRE -> true;
            default -> false;
        };
    }

    private static Rank rank(String title, Standing standing) {
        return switch (standing) {
            case HEAD -> Rank.HEAD;
            case DEPUTY -> Rank.DEPUTY;
            case OTHER -> title.startsWith("Trưởng phòng") ? Rank.DIVISION_HEAD : Rank.OTHER;
        };
    }
}
