package org.antin.adoption;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.CertificateIntake;
import org.antin.certificate.GovernmentScope;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceIntake;
import org.antin.device.DeviceNumber;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Scope;
import org.antin.kernel.Window;
import org.antin.organisation.Capacities;
import org.antin.organisation.ManagingAuthorities;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.subscriber.SubscriberIntake;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Takes a body's list over (Điều 12.1a): everything in it, in one transaction, or nothing and
/// every fault by its cell.
@Component
public class AdoptionDesk {
    private static final Role[] KEEPERS = {
        Role.IT_OFFICER, Role.RECEIVING_OFFICER, Role.CONFIRMING_HEAD
    };

    private final Organisations organisations;
    private final ManagingAuthorities authorities;
    private final Capacities capacities;
    private final GovernmentScope scope;
    private final SubscriberIntake subscribers;
    private final CertificateIntake certificates;
    private final DeviceIntake devices;
    private final HouseRights house;
    private final AuditTrail audit;
    private final Clock clock;

    AdoptionDesk(
            Organisations organisations,
            ManagingAuthorities authorities,
            Capacities capacities,
            GovernmentScope scope,
            SubscriberIntake subscribers,
            CertificateIntake certificates,
            DeviceIntake devices,
            HouseRights house,
            AuditTrail audit,
            Clock clock) {
        this.organisations = organisations;
        this.authorities = authorities;
        this.capacities = capacities;
        this.scope = scope;
        this.subscribers = subscribers;
        this.certificates = certificates;
        this.devices = devices;
        this.house = house;
        this.audit = audit;
        this.clock = clock;
    }

    /// What the list would bring, or everything that is wrong with it. Writes nothing.
    @Transactional
    public Outcome<Adopted> look(AdoptionList list, Actor actor) {
        return planned(list, actor).map(AdoptionPlan::summary);
    }

    /// Takes the list over. Each new subscriber has a line of its own in the log.
    @Transactional
    public Outcome<Adopted> adopt(AdoptionList list, Actor actor) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return planned(list, actor)
                .map(
                        plan -> {
                            house.run(() -> write(plan, actor, at));
                            audit.appendAll(lines(plan, act(list, actor), actor));
                            return plan.summary();
                        });
    }

    /// A refusal has its line in the log, whether somebody looked or meant it.
    private Outcome<AdoptionPlan> planned(AdoptionList list, Actor actor) {
        var parsed = parsed(list);
        var outcome = house.in(() -> check(list, parsed, actor));
        if (outcome instanceof Outcome.Refused<AdoptionPlan>)
            audit.append(act(list, actor).outcome(outcome));
        return outcome;
    }

    private static Act act(AdoptionList list, Actor actor) {
        return Act.of(actor, "adoption.adopt", "list", list.label());
    }

    private void write(AdoptionPlan plan, Actor actor, Instant at) {
        subscribers.write(plan.people, plan.subscribers, at);
        devices.write(plan.devices, actor.name(), at);
        certificates.write(plan.certificates, at);
    }

    private Outcome<AdoptionPlan> check(
            AdoptionList list, Map<Integer, AdoptionCheck.Read> parsed, Actor actor) {
        if (list.rows().isEmpty()) return Outcome.refused(new AdoptionRefusal.NothingInIt());
        if (list.rows().size() > AdoptionList.LIMIT)
            return Outcome.refused(new AdoptionRefusal.TooLong(AdoptionList.LIMIT));
        var register =
                new AdoptionCheck.Register(
                        bodies(actor),
                        subscribers.people(personalNumbers(list)),
                        subscribers.takenEmails(emails(list)),
                        subscribers.live(),
                        certificates.known(
                                parsed.values().stream().map(AdoptionCheck.Read::facts).toList()),
                        devices.known(numbers(list)));
        var label = list.label().isBlank() ? "-" : list.label().strip();
        return new AdoptionCheck(register, label, Days.of(clock.instant()))
                .check(list.rows(), parsed);
    }

    private Bodies bodies(Actor actor) {
        var open = organisations.page(OrganisationQuery.all(1).in(Window.ALL)).items();
        return new Bodies(open, authorities.wholeTree(), capacities, actor, KEEPERS);
    }

    /// Reading and checking signatures is the slow part, and needs no database: on all cores.
    private Map<Integer, AdoptionCheck.Read> parsed(AdoptionList list) {
        var judge = scope.judge();
        var parsed = new ConcurrentHashMap<Integer, AdoptionCheck.Read>();
        list.rows().parallelStream()
                .filter(row -> row.certificate().length > 0)
                .forEach(
                        row ->
                                X509Facts.parse(decoded(row.certificate()))
                                        .ifPresent(
                                                x509 ->
                                                        parsed.put(
                                                                row.line(),
                                                                new AdoptionCheck.Read(
                                                                        x509,
                                                                        X509Facts.of(x509),
                                                                        judge.covers(
                                                                                x509,
                                                                                List.of())))));
        return parsed;
    }

    /// DER begins with a SEQUENCE, PEM with dashes; anything else may be bare Base64.
    private static byte[] decoded(byte[] typed) {
        if (typed[0] == 0x30 || typed[0] == '-') return typed;
        try {
            return Base64.getMimeDecoder().decode(typed);
        } catch (IllegalArgumentException neither) {
            return typed;
        }
    }

    private static List<String> personalNumbers(AdoptionList list) {
        var numbers = new HashSet<String>();
        for (var row : list.rows()) {
            numbers.add(row.official().entry().personalNumber().replaceAll("[\\s.]", ""));
            numbers.add(row.device().custodian().replaceAll("[\\s.]", ""));
        }
        return new ArrayList<>(numbers);
    }

    private static List<String> emails(AdoptionList list) {
        return list.rows().stream()
                .map(row -> row.official().entry().email().strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<DeviceNumber> numbers(AdoptionList list) {
        return list.rows().stream()
                .flatMap(row -> DeviceNumber.read(row.device().number()).stream())
                .toList();
    }

    private static List<Act> lines(AdoptionPlan plan, Act whole, Actor actor) {
        var acts = new ArrayList<Act>();
        for (var s : plan.subscribers)
            acts.add(
                    Act.of(actor, "subscriber.adopt", "subscriber", s.id())
                            .in(
                                    new Scope(
                                            s.body().id(),
                                            s.route().managerId(),
                                            List.<UUID>of(s.holder())))
                            .with("kind", s.kind().name())
                            .with("organisation", s.body().id())
                            .with("list", whole.subject()));
        acts.add(
                whole.with("people", plan.people.size())
                        .with("subscribers", plan.subscribers.size())
                        .with("certificates", plan.certificates.size())
                        .with("devices", plan.devices.size()));
        return acts;
    }
}
