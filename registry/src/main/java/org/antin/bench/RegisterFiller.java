package org.antin.bench;

import org.antin.access.Actor;
import org.antin.adoption.Adopted;
import org.antin.adoption.AdoptionDesk;
import org.antin.adoption.AdoptionList;
import org.antin.adoption.AdoptionRow;
import org.antin.adoption.AdoptionRow.DeviceEntry;
import org.antin.adoption.AdoptionRow.Official;
import org.antin.adoption.AdoptionRow.SystemEntry;
import org.antin.certificate.X509Facts;
import org.antin.demo.InventedPeople;
import org.antin.device.DeviceKind;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Window;
import org.antin.organisation.Organisation;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberKind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Enters any number of invented subscribers, each with a person, a certificate and a device in
/// custody, through the desk that takes a body's list over.
@Component
@ConditionalOnProperty("antin.bench.subscribers")
class RegisterFiller {
    static final Actor HOUSE = Actor.system("bench");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /// Days back to the first certificate; they run for 1826, so some run out every month to come.
    private static final int SPREAD = 1_780;

    /// The demo's seed with other indices: nobody gets the number or address of one of its people.
    static final long SEED = 19_2020;

    static final int FIRST_PERSON = 100_000;

    private final Organisations organisations;
    private final AdoptionDesk adoption;
    private final ThrowawayRoot root;
    private final Clock clock;

    RegisterFiller(
            Organisations organisations, AdoptionDesk adoption, ThrowawayRoot root, Clock clock) {
        this.organisations = organisations;
        this.adoption = adoption;
        this.root = root;
        this.clock = clock;
    }

    /// Adds one list of so many rows, spread over every body in scope: a head, a clerk with the
    /// organisation's device, then other officials in turn.
    int add(int wanted, int firstLine) {
        var making = new Making(root.issuer(), clock.instant(), firstLine);
        var bodies = bodies();
        for (int round = 0; making.rows.size() < wanted; round++)
            for (var body : bodies) {
                if (making.rows.size() >= wanted) break;
                making.add(body, round);
            }
        return switch (adoption.adopt(new AdoptionList("bench", making.rows), HOUSE)) {
            case Outcome.Done<Adopted>(var adopted) -> adopted.subscribers();
            case Outcome.Refused<Adopted>(var why) ->
                    throw new IllegalStateException(why.code() + " " + why);
        };
    }

    private List<Organisation> bodies() {
        return organisations.page(OrganisationQuery.all(1).in(Window.ALL)).items().stream()
                .filter(b -> b.facts().kind() != OrganisationKind.VERTICAL_AGENCY)
                .filter(b -> b.facts().kind() != OrganisationKind.INTERNAL_DIVISION)
                .filter(b -> b.facts().governmentSignatures())
                .toList();
    }

    private static final class Making {
        private final List<AdoptionRow> rows = new ArrayList<>();
        private final InventedPeople people = new InventedPeople(SEED);
        private final SplittableRandom random = new SplittableRandom(2020);
        private final ThrowawayIssuer issuer;
        private final Instant now;
        private final int firstLine;

        Making(ThrowawayIssuer issuer, Instant now, int firstLine) {
            this.issuer = issuer;
            this.now = now;
            this.firstLine = firstLine;
        }

        void add(Organisation body, int round) {
            int line = firstLine + rows.size();
            boolean organisation = round == 1 && body.facts().legalPersonality();
            var rank = round == 0 ? Rank.HEAD : Rank.OTHER;
            var title = round == 0 ? "Thủ trưởng" : organisation ? "Văn thư" : "Chuyên viên";
            var person = people.person(FIRST_PERSON + line, title, rank.standing());
            var start = now.minus(Duration.ofDays(1 + random.nextInt(SPREAD)));
            var x509 =
                    issuer.issue(
                            organisation ? body.name() : person.name(),
                            body.name(),
                            start,
                            start.plus(Duration.ofDays(1826)));
            rows.add(
                    new AdoptionRow(
                            line,
                            (organisation ? SubscriberKind.ORGANISATION : SubscriberKind.INDIVIDUAL)
                                    .name(),
                            String.valueOf(body.id()),
                            new Official(
                                    new PersonEntry(
                                            person.name(),
                                            DAY.format(person.dateOfBirth()),
                                            person.personalNumber(),
                                            DAY.format(person.numberIssuedOn()),
                                            person.numberIssuedBy(),
                                            person.email(),
                                            person.phone(),
                                            OfficialKind.CIVIL_SERVANT.name()),
                                    title,
                                    rank.name(),
                                    DAY.format(Days.of(start)),
                                    round == 0 ? "x" : "",
                                    ""),
                            SystemEntry.NONE,
                            X509Facts.encoded(x509),
                            new DeviceEntry(
                                    DeviceKind.USB_TOKEN.name(),
                                    "BENCH-%08d".formatted(line),
                                    "",
                                    DAY.format(Days.of(start)),
                                    "BG-" + line,
                                    organisation ? "QĐ giao " + line : "")));
        }
    }
}
