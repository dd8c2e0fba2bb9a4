package org.antin.bench;

import org.antin.access.Actor;
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
import org.antin.organisation.NewOrganisation;
import org.antin.organisation.OrganisationDesk;
import org.antin.organisation.OrganisationFacts;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.ProvinceBody;
import org.antin.organisation.ProvinceData;
import org.antin.organisation.Tier;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.Rank;
import org.antin.subscriber.SubscriberKind;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Fills an empty register with the province of 2020 and any number of invented subscribers,
/// through the desks users use.
@Component
@Lazy
public class RegisterFiller {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final LocalDate REGULATION = LocalDate.of(2020, 8, 25);
    private static final Actor HOUSE = Actor.system("bench");

    private final OrganisationDesk organisations;
    private final AdoptionDesk adoption;
    private final Clock clock;

    RegisterFiller(OrganisationDesk organisations, AdoptionDesk adoption, Clock clock) {
        this.organisations = organisations;
        this.adoption = adoption;
        this.clock = clock;
    }

    /// Enters every body of the list.
    ///
    /// @return ids by the list's keys
    public Map<String, UUID> province() {
        var ids = new HashMap<String, UUID>();
        for (var body : ProvinceData.of2020().bodies()) {
            var id =
                    UUID.nameUUIDFromBytes(
                            body.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            ids.put(body.key(), id);
            var parent = body.parent() == null ? null : ids.get(body.parent());
            done(
                    organisations.establish(
                            new NewOrganisation(id, parent, facts(body), REGULATION, "bench"),
                            HOUSE));
        }
        return ids;
    }

    private static OrganisationFacts facts(ProvinceBody body) {
        return new OrganisationFacts(
                body.name(),
                "",
                body.kind(),
                body.tier(),
                body.legalPersonality(),
                body.ownSeal(),
                body.usesGovernmentSignatures(),
                body.ownSeal() ? body.tier() == Tier.PROVINCE ? 36 : 35 : null,
                body.agencyCode(),
                "",
                "");
    }

    /// Rows of a list of so many subscribers, spread over the bodies in scope: a head, a clerk with
    /// the organisation's device, then other officials in turn.
    public List<AdoptionRow> rows(int wanted, Map<String, UUID> ids, ThrowawayIssuer issuer) {
        var bodies =
                ProvinceData.of2020().bodies().stream()
                        .filter(b -> b.kind() != OrganisationKind.VERTICAL_AGENCY)
                        .filter(b -> b.kind() != OrganisationKind.INTERNAL_DIVISION)
                        .filter(ProvinceBody::usesGovernmentSignatures)
                        .toList();
        var making = new Making(issuer, clock.instant(), ids);
        for (int round = 0; making.rows.size() < wanted; round++)
            for (var body : bodies) {
                if (making.rows.size() >= wanted) break;
                making.add(body, round);
            }
        return making.rows;
    }

    public int fill(int wanted, Map<String, UUID> ids, ThrowawayIssuer issuer) {
        var rows = rows(wanted, ids, issuer);
        return done(adoption.adopt(new AdoptionList("bench", rows), HOUSE)).subscribers();
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                    throw new IllegalStateException(why.code() + " " + why);
        };
    }

    private static final class Making {
        private final List<AdoptionRow> rows = new ArrayList<>();
        private final InventedPeople people = new InventedPeople(2020);
        private final SplittableRandom random = new SplittableRandom(2020);
        private final ThrowawayIssuer issuer;
        private final Instant now;
        private final Map<String, UUID> ids;

        Making(ThrowawayIssuer issuer, Instant now, Map<String, UUID> ids) {
            this.issuer = issuer;
            this.now = now;
            this.ids = ids;
        }

        void add(ProvinceBody body, int round) {
            int line = rows.size() + 2;
            boolean organisation = round == 1 && body.legalPersonality();
            var rank = round == 0 ? Rank.HEAD : Rank.OTHER;
            var title = round == 0 ? "Thủ trưởng" : organisation ? "Văn thư" : "Chuyên viên";
            var person = people.person(line, title, rank.standing());
            var start = now.minus(Duration.ofDays(random.nextInt(1700)));
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
                            String.valueOf(ids.get(body.key())),
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
