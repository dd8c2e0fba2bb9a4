package org.antin.demo;

import org.antin.access.Acting;
import org.antin.calendar.WorkingDays;
import org.antin.kernel.Days;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Organisations;
import org.antin.organisation.ProvinceBody;
import org.antin.organisation.Standing;
import org.antin.subscriber.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Fills an empty database with the demo province before the server says it is ready: everything
/// through the desks users use, in one transaction, so that a start that is killed leaves nothing
/// half there and the next one begins anew.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoProvince implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoProvince.class);

    /// Working days from the opening of the register to today: about a year.
    private static final int A_YEAR = 250;

    private final DemoRegister register;
    private final DemoSteps steps;
    private final Organisations organisations;
    private final PasswordEncoder encoder;
    private final WorkingDays calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoProvince(
            DemoRegister register,
            DemoSteps steps,
            Organisations organisations,
            PasswordEncoder encoder,
            WorkingDays calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.register = register;
        this.steps = steps;
        this.organisations = organisations;
        this.encoder = encoder;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long before = System.nanoTime();
        boolean filled =
                Acting.as(
                        Replay.HOUSE,
                        () -> Boolean.TRUE.equals(transaction.execute(status -> fill())));
        if (filled)
            LOG.info("demo province filled in {} ms", (System.nanoTime() - before) / 1_000_000);
    }

    private boolean fill() {
        if (!organisations.tops().isEmpty()) return false;
        var time = new Timeline(calendar, Days.of(clock.instant()));
        var opening = time.instant(A_YEAR, 7, 30);
        var hashes = hashes();
        var entry = register.begin(opening, hash(UUID.randomUUID().toString()));
        entry.establishAll();
        var cast = DemoCast.enter(entry, hashes);
        var agenda = new DemoAgenda(entry, new DemoStory(steps, time, cast.actor("coyeu")));
        agenda.mayAsk(people(entry));
        plan(entry, cast, agenda, new DemoStory(steps, time, cast.actor("coyeu")));
        time.play();
        return true;
    }

    private Map<String, String> hashes() {
        return DemoCast.PARTS.parallelStream()
                .map(DemoCast.Part::username)
                .collect(
                        Collectors.toConcurrentMap(
                                Function.identity(), name -> hash(DemoDoors.PASSWORD)));
    }

    private String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /// Officials who may ask for a certificate.
    private static List<Person> people(DemoRegister.Entry entry) {
        var people = new ArrayList<Person>();
        var district = new ArrayList<ProvinceBody>();
        for (var body : entry.data.bodies()) {
            if (body.key().equals(DemoCast.COMMUNE)) {
                people.add(entry.person(body.key(), "Phó Chủ tịch", Standing.DEPUTY));
            } else if (DemoCast.DISTRICT.equals(body.parent())) district.add(body);
            else if (OTHERS.contains(Objects.requireNonNullElse(body.parent(), ""))
                    && body.kind() == OrganisationKind.COMMUNE_COMMITTEE)
                people.addAll(entry.leaders(body.key()));
            else if (body.kind() == OrganisationKind.DEPARTMENT)
                people.addAll(entry.leaders(body.key()));
        }
        for (var body : district)
            people.addAll(
                    body.kind() == OrganisationKind.COMMUNE_COMMITTEE
                            ? entry.staff(body.key())
                            : entry.leaders(body.key()));
        return people;
    }

    private static final List<String> OTHERS = List.of("district-436", "district-437");

    private void plan(DemoRegister.Entry entry, DemoCast cast, DemoAgenda agenda, DemoStory story) {
        var district = cast.district(entry.body(DemoCast.DISTRICT));
        var office = cast.office(entry.body(DemoCast.OFFICE));
        story.whole(
                List.of(agenda.personal(district, cast.person("thuebao"), cast.actor("thuebao"))),
                A_YEAR - 4);
        story.whole(
                List.of(
                        agenda.ofBody(
                                district,
                                entry.body(DemoCast.COMMUNE),
                                cast.actor("nguoiduocgiao"),
                                cast.actor("vanthu"))),
                A_YEAR - 6);
        var closed = agenda.pastYear(district, 10, 3, A_YEAR - 9);
        agenda.pastYear(office, 6, 3, A_YEAR - 14);
        for (var key : OTHERS) {
            var other = agenda.authority(key);
            agenda.pastYear(other, 3, 2, A_YEAR - 20);
        }
        agenda.endings(district, 120);
        agenda.endings(office, 90);
        agenda.losses(closed);
        agenda.onTheDesks(district);
        agenda.aFewOnTheDesks(office);
    }
}
