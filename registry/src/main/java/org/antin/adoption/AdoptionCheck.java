package org.antin.adoption;

import static org.antin.adoption.AdoptionColumn.*;

import org.antin.adoption.AdoptionRow.DeviceEntry;
import org.antin.adoption.AdoptionRow.Official;
import org.antin.certificate.CertificateIntake;
import org.antin.certificate.IntakeCertificate;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceKind;
import org.antin.device.DeviceNumber;
import org.antin.device.IntakeDevice;
import org.antin.device.Party;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Days;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Period;
import org.antin.kernel.Typed;
import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.Refused;
import org.antin.organisation.OrganisationLabel;
import org.antin.subscriber.Appointment;
import org.antin.subscriber.IntakePerson;
import org.antin.subscriber.IntakeSubscriber;
import org.antin.subscriber.PublicAuthority;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Route;
import org.antin.subscriber.SubscriberIntake.Known;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads a list row by row into a plan, or into everything that is wrong with it. Changes nothing.
final class AdoptionCheck {
    /// What the register knows of what the list speaks of.
    record Register(
            Bodies bodies,
            Map<String, Known> people,
            Set<String> takenEmails,
            Map<String, UUID> subscribers,
            Set<String> certificates,
            Set<DeviceNumber> devices) {}

    /// A certificate of the list, read once.
    ///
    /// @param inScope its chain ends at a configured root (D1.2c)
    record Read(X509Certificate certificate, X509Facts facts, boolean inScope) {}

    private record Holder(UUID id, String name, String title, UUID body, Rank rank) {}

    private final Register register;
    private final String label;
    private final LocalDate today;
    private final AdoptionFaults faults = new AdoptionFaults();
    private final AdoptionPlan plan = new AdoptionPlan();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Set<String> emails = new HashSet<>();
    private final Map<String, UUID> subscribers = new HashMap<>();
    private final Set<String> certificates = new HashSet<>();
    private final Set<DeviceNumber> devices = new HashSet<>();

    AdoptionCheck(Register register, String label, LocalDate today) {
        this.register = register;
        this.label = label;
        this.today = today;
    }

    Outcome<AdoptionPlan> check(List<AdoptionRow> rows, Map<Integer, Read> parsed) {
        for (var row : rows) check(row, parsed.get(row.line()));
        return faults.count() == 0
                ? Outcome.done(plan)
                : Outcome.refused(new AdoptionRefusal.BadCells(faults.sorted()));
    }

    private void check(AdoptionRow row, @Nullable Read x509) {
        int before = faults.count();
        var kind = choice(row.line(), KIND, row.kind(), SubscriberKind.values());
        var body = body(row);
        var since = day(row.line(), CUSTODY_SINCE, row.device().since());
        if (kind == null || body == null) {
            if (!row.official().entry().fullName().isBlank()) person(row, body, since);
            return;
        }
        var holder = holder(row, kind, body, since);
        if (holder == null) return;
        var authority = register.bodies().authority(body.id(), kind, holder.rank().standing());
        if (authority instanceof Refused(var reason)) {
            faults.refused(row.line(), ORGANISATION, reason);
            return;
        }
        var route = Route.of(authority);
        if (!register.bodies().reaches(body.id(), route.managerId())) {
            faults.add(row.line(), ORGANISATION, "no-such-body");
            return;
        }
        if (kind != SubscriberKind.INDIVIDUAL
                && !register.bodies().isWithin(holder.body(), body.id()))
            faults.add(row.line(), PERSONAL_NUMBER, "works-elsewhere", holder.name());
        var certificate = certificate(row, x509);
        var subscriber = subscriber(row, kind, body, holder, route);
        var device = device(row, subscriber, holder, (Managed) authority, since, certificate);
        if (certificate != null && faults.count() == before)
            plan.certificates.add(
                    new IntakeCertificate(
                            UUID.randomUUID(),
                            subscriber,
                            device == null ? null : device.id(),
                            certificate.certificate(),
                            certificate.facts(),
                            inUse(device, certificate.facts())));
    }

    private static @Nullable Instant inUse(@Nullable IntakeDevice device, X509Facts x509) {
        if (device == null) return x509.notBefore();
        return device.custodian() instanceof Party.Official ? device.since() : null;
    }

    private @Nullable OrganisationLabel body(AdoptionRow row) {
        var typed = row.organisation();
        if (typed.isBlank()) {
            faults.field(row.line(), ORGANISATION, "required");
            return null;
        }
        if (register.bodies().isAmbiguous(typed)) {
            faults.add(row.line(), ORGANISATION, "ambiguous-body");
            return null;
        }
        var found = register.bodies().find(typed);
        if (found.isEmpty()) faults.add(row.line(), ORGANISATION, "no-such-body");
        return found.orElse(null);
    }

    /// The person of this row: known to the register or to an earlier row, or new.
    private @Nullable Holder holder(
            AdoptionRow row,
            SubscriberKind kind,
            OrganisationLabel body,
            @Nullable LocalDate since) {
        var known = knownHolder(number(row.official()));
        if (known == null) return person(row, body, since);
        var name = Nfc.of(row.official().entry().fullName());
        if (!name.isEmpty() && !name.equals(known.name())) {
            faults.add(row.line(), FULL_NAME, "number-of-another");
            return null;
        }
        if (kind == SubscriberKind.INDIVIDUAL && !known.body().equals(body.id()))
            faults.add(row.line(), ORGANISATION, "works-elsewhere", known.name());
        return known;
    }

    private @Nullable Holder knownHolder(String number) {
        var earlier = holders.get(number);
        if (earlier != null) return earlier;
        var known = register.people().get(number);
        return known == null
                ? null
                : new Holder(
                        known.id(),
                        known.name(),
                        known.title(),
                        known.organisation(),
                        known.rank());
    }

    private static String number(Official official) {
        return official.entry().personalNumber().replaceAll("[\\s.]", "");
    }

    private @Nullable Holder person(
            AdoptionRow row, @Nullable OrganisationLabel body, @Nullable LocalDate custodySince) {
        var official = row.official();
        int before = faults.count();
        var read = official.entry().read(today);
        if (read instanceof Outcome.Refused(BadFields several))
            several.faults().forEach(fault -> faults.of(row.line(), fault));
        var rank = choice(row.line(), RANK, official.rank(), Rank.values());
        var since = day(row.line(), POSITION_SINCE, official.since());
        if (Nfc.of(official.title()).isEmpty()) faults.field(row.line(), TITLE, "required");
        if (faults.count() > before
                || body == null
                || rank == null
                || !(read instanceof Outcome.Done(var facts))) return null;
        if (register.takenEmails().contains(facts.email()) || !emails.add(facts.email())) {
            faults.refused(
                    row.line(), EMAIL, new org.antin.subscriber.SubscriberRefusal.EmailTaken());
            return null;
        }
        var from = since != null ? since : custodySince != null ? custodySince : today;
        var id = UUID.randomUUID();
        plan.people.add(
                new IntakePerson(
                        id,
                        facts,
                        new Appointment(body.id(), official.title(), rank, from, label),
                        Route.of(
                                register.bodies()
                                        .authority(
                                                body.id(),
                                                SubscriberKind.INDIVIDUAL,
                                                rank.standing())),
                        authorities(official, from)));
        var holder = new Holder(id, facts.fullName(), Nfc.of(official.title()), body.id(), rank);
        holders.put(facts.personalNumber(), holder);
        return holder;
    }

    private List<PublicAuthority> authorities(Official official, LocalDate from) {
        var authorities = new ArrayList<PublicAuthority>();
        if (!official.sealLaw().isBlank())
            authorities.add(
                    new PublicAuthority(PublicAuthority.Kind.SEAL_LAW, Period.since(from), label));
        if (!official.stateTitle().isBlank())
            authorities.add(
                    new PublicAuthority(
                            PublicAuthority.Kind.STATE_TITLE, Period.since(from), label));
        return authorities;
    }

    private UUID subscriber(
            AdoptionRow row,
            SubscriberKind kind,
            OrganisationLabel body,
            Holder holder,
            Route route) {
        var name =
                switch (kind) {
                    case INDIVIDUAL -> holder.name();
                    case ORGANISATION -> body.name();
                    case SYSTEM -> Nfc.of(row.system().name());
                };
        if (name.isEmpty()) faults.field(row.line(), SYSTEM_NAME, "required");
        if (kind == SubscriberKind.SYSTEM && row.system().sort().isBlank())
            faults.field(row.line(), SYSTEM_SORT, "required");
        var wanted =
                new IntakeSubscriber(
                        UUID.randomUUID(),
                        kind,
                        body,
                        holder.id(),
                        holder.title(),
                        name,
                        kind == SubscriberKind.SYSTEM ? row.system().sort().strip() : "",
                        kind == SubscriberKind.SYSTEM ? row.system().domain().strip() : "",
                        row.device().letter().strip(),
                        route);
        var known = register.subscribers().get(wanted.key());
        if (known == null) known = subscribers.get(wanted.key());
        if (known == null) {
            subscribers.put(wanted.key(), wanted.id());
            plan.subscribers.add(wanted);
            return wanted.id();
        }
        // a further certificate or device of a known subscriber is welcome, a mere repetition isn't
        if (row.certificate().length == 0 && row.device().number().isBlank())
            faults.add(row.line(), KIND, "already-subscriber", name);
        return known;
    }

    private @Nullable Read certificate(AdoptionRow row, @Nullable Read x509) {
        if (row.certificate().length == 0) return null;
        if (x509 == null) {
            faults.add(row.line(), CERTIFICATE, "no-certificate");
            return null;
        }
        var facts = x509.facts();
        if (!x509.inScope()) {
            faults.add(row.line(), CERTIFICATE, "out-of-scope", facts.issuer());
            return null;
        }
        var key = CertificateIntake.key(facts);
        if (register.certificates().contains(key) || !certificates.add(key)) {
            faults.add(row.line(), CERTIFICATE, "certificate-known", facts.serial());
            return null;
        }
        return x509;
    }

    private @Nullable IntakeDevice device(
            AdoptionRow row,
            UUID subscriber,
            Holder holder,
            Managed authority,
            @Nullable LocalDate since,
            @Nullable Read certificate) {
        var entry = row.device();
        if (entry.kind().isBlank() && entry.number().isBlank()) return null;
        var kind = choice(row.line(), DEVICE_KIND, entry.kind(), DeviceKind.values());
        var number = DeviceNumber.read(entry.number());
        if (number.isEmpty()) faults.field(row.line(), DEVICE_NUMBER, "device-number");
        else if (register.devices().contains(number.get()) || !devices.add(number.get()))
            faults.refused(
                    row.line(), DEVICE_NUMBER, new org.antin.device.DeviceRefusal.NumberTaken());
        var custodian = custodian(row, holder, authority);
        if (kind == null || number.isEmpty() || custodian.isEmpty()) return null;
        var on = since == null ? today : since;
        var start = on.atStartOfDay(Days.ZONE).toInstant();
        var issued = certificate == null ? start : certificate.facts().notBefore();
        boolean atBody = custodian.get() instanceof Party.Body;
        var device =
                new IntakeDevice(
                        UUID.randomUUID(),
                        subscriber,
                        kind,
                        number.get(),
                        issued.isBefore(start) ? issued : start,
                        entry.minutes().isBlank() ? label : entry.minutes().strip(),
                        atBody
                                ? new Party.Provider(label)
                                : new Party.Body(authority.by().id(), authority.by().name()),
                        custodian.get(),
                        start,
                        on,
                        entry.letter().strip());
        plan.devices.add(device);
        return device;
    }

    /// Điều 10.3: a personal device is with its holder or the managing authority; an organisation's
    /// with the assigned person, another official of the body, or the managing authority.
    private Optional<Party> custodian(AdoptionRow row, Holder holder, Managed authority) {
        var typed = row.device().custodian().strip();
        if (typed.equals(DeviceEntry.AUTHORITY))
            return Optional.of(new Party.Body(authority.by().id(), authority.by().name()));
        var other = typed.isEmpty() ? holder : knownHolder(typed.replaceAll("[\\s.]", ""));
        if (other == null) {
            faults.add(row.line(), CUSTODIAN, "no-such-person");
            return Optional.empty();
        }
        boolean own = other.id().equals(holder.id());
        boolean individual = row.kind().equals(SubscriberKind.INDIVIDUAL.name());
        if (!own && (individual || !other.body().equals(holder.body()))) {
            faults.refused(
                    row.line(),
                    CUSTODIAN,
                    individual
                            ? new org.antin.device.DeviceRefusal.PersonalDevice()
                            : new org.antin.device.DeviceRefusal.ReceiverElsewhere(other.name()));
            return Optional.empty();
        }
        return Optional.of(new Party.Official(other.id(), other.name()));
    }

    private <E extends Enum<E>> @Nullable E choice(
            int line, AdoptionColumn column, String typed, E[] choices) {
        for (var choice : choices) if (choice.name().equals(typed.strip())) return choice;
        faults.field(line, column, typed.isBlank() ? "required" : "choice");
        return null;
    }

    private @Nullable LocalDate day(int line, AdoptionColumn column, String typed) {
        if (typed.isBlank()) return null;
        var day = Typed.date(typed);
        if (day.isEmpty()) faults.field(line, column, "date");
        else if (day.get().isAfter(today)) faults.field(line, column, "not-in-future");
        else return day.get();
        return null;
    }
}
