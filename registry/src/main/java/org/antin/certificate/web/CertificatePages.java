package org.antin.certificate.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.AuditTrail;
import org.antin.certificate.Certificate;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateQuery.Order;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.device.Devices;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Days;
import org.antin.kernel.Outcome;
import org.antin.kernel.Outcome.Done;
import org.antin.kernel.Outcome.Refused;
import org.antin.kernel.Window;
import org.antin.organisation.BodyChips;
import org.antin.organisation.Capacities;
import org.antin.organisation.Organisations;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Cell;
import org.antin.shell.Chip;
import org.antin.shell.EmptyState;
import org.antin.shell.Fact;
import org.antin.shell.Form;
import org.antin.shell.Notice;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Sort;
import org.antin.shell.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Chứng thư số: list, page, download (D9.1, D12.1a, D4, D8.0, D8.2a; one's own by D10.1), and the
/// outside systems it is registered with (D3.2). Which rows come is decided by scope.
@Controller
@Allowed({
    Role.SUBSCRIBER,
    Role.RECORDS_CLERK,
    Role.ASSIGNED_PERSON,
    Role.IT_OFFICER,
    Role.RECEIVING_OFFICER,
    Role.CONFIRMING_HEAD,
    Role.OFFICE_FOCAL_POINT,
    Role.SUBSCRIBER_MANAGER,
    Role.INSPECTOR
})
class CertificatePages {
    private static final int PAGE = 50;
    private static final String VIEW = "certificate/CertificatePage";

    private final Certificates certificates;
    private final CertificateDesk desk;
    private final Devices devices;
    private final Organisations organisations;
    private final Capacities capacities;
    private final AuditTrail audit;
    private final Clock clock;

    CertificatePages(
            Certificates certificates,
            CertificateDesk desk,
            Devices devices,
            Organisations organisations,
            Capacities capacities,
            AuditTrail audit,
            Clock clock) {
        this.certificates = certificates;
        this.desk = desk;
        this.devices = devices;
        this.organisations = organisations;
        this.capacities = capacities;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/certificates")
    ModelAndView list(Reply reply) {
        var address = reply.address();
        var query = query(address, PAGE);
        var found = certificates.page(query);
        var counts = certificates.countByStatus(query);
        var table =
                table(address, found.items(), counts)
                        .paged(Asked.pager(found, Asked.total(counts, query.status())));
        return reply.page(
                "certificate/CertificateListPage", new CertificateListPage(address, table));
    }

    @GetMapping("/certificates.xlsx")
    ResponseEntity<byte[]> excel(Reply reply) {
        var address = reply.address();
        var found = certificates.page(query(address, Window.ALL.limit()));
        return reply.excel("chung-thu-so.xlsx", table(address, found.items(), Map.of()));
    }

    private Table table(
            Address address, List<Certificate> rows, Map<CertificateStatus, Long> counts) {
        var now = clock.instant();
        return Table.of(
                        "certificates",
                        "certificate.list",
                        address,
                        CertificateViews.COLUMNS,
                        rows.stream().map(c -> CertificateViews.row(c, now)).toList())
                .sorted(sort(address))
                .filtered(chips(address, counts))
                .exported("/certificates.xlsx")
                .orElse(EmptyState.of("certificate.none"));
    }

    private List<Chip> chips(Address address, Map<CertificateStatus, Long> counts) {
        var chips =
                new ArrayList<>(
                        Chip.each(
                                address,
                                "status",
                                CertificateStatus.values(),
                                counts,
                                CertificateStatus::messageKey));
        var month = month(address);
        if (month != null)
            chips.add(
                    Chip.filter(
                            address,
                            "month",
                            month.toString(),
                            Phrase.of("certificate.ends-in", month),
                            null));
        chips.addAll(BodyChips.of(address, organisations));
        return chips;
    }

    private static CertificateQuery query(Address address, int limit) {
        var sort = sort(address);
        var month = month(address);
        return new CertificateQuery(
                Asked.words(address),
                Asked.choice(address, "status", CertificateStatus.values()),
                Asked.id(address, "subscriber"),
                Asked.id(address, "within"),
                month == null ? null : start(month),
                month == null ? null : start(month.plusMonths(1)),
                sort.column().equals("ends") ? Order.ENDS : Order.NAME,
                sort.descending(),
                Asked.window(address, limit));
    }

    private static @Nullable YearMonth month(Address address) {
        try {
            return address.first("month").map(YearMonth::parse).orElse(null);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(Days.ZONE).toInstant();
    }

    private static Sort sort(Address address) {
        return Sort.parse(
                address.first("sort").orElse(null), CertificateViews.COLUMNS, Sort.up("name"));
    }

    @GetMapping("/certificates/{id}")
    ModelAndView show(@PathVariable UUID id, Actor actor, Reply reply) {
        return certificates
                .find(id)
                .map(c -> reply.page(VIEW, page(c, Form.empty(), actor)))
                .orElseGet(() -> missing(id, actor, reply));
    }

    /// The certificate itself: public by its nature, but in the register only for those who see it.
    @GetMapping("/certificates/{id}.cer")
    ResponseEntity<byte[]> download(@PathVariable UUID id, Actor actor) {
        var certificate = certificates.find(id);
        var der = certificates.der(id);
        if (certificate.isEmpty() || der.isEmpty()) {
            audit.notFound(actor, "certificate", id.toString());
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/pkix-cert"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(certificate.get().x509().serial() + ".cer")
                                .build()
                                .toString())
                .body(der.get());
    }

    /// D3.2: the certificate is registered with an outside system.
    @PostMapping("/certificates/{id}/registrations")
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD
    })
    ModelAndView register(@PathVariable UUID id, Actor actor, Reply reply) {
        var form = reply.form();
        var since = form.date("since");
        if (since.isEmpty())
            return again(id, form.refused(new BadField("since", "date")), actor, reply);
        return answer(
                desk.register(
                        id,
                        UUID.randomUUID(),
                        form.value("system"),
                        form.value("account"),
                        since.get(),
                        actor),
                id,
                form,
                actor,
                reply);
    }

    /// D3.2: the registration ended today.
    @PostMapping("/certificates/{id}/registrations/{registration}/end")
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD
    })
    ModelAndView unregister(
            @PathVariable UUID id, @PathVariable UUID registration, Actor actor, Reply reply) {
        return answer(
                desk.unregister(id, registration, Days.of(clock.instant()), actor),
                id,
                Form.empty(),
                actor,
                reply);
    }

    private ModelAndView answer(
            Outcome<Certificate> outcome, UUID id, Form form, Actor actor, Reply reply) {
        return switch (outcome) {
            case Done<Certificate> _ ->
                    reply.done(
                            CertificateViews.href(id),
                            Notice.success("certificate.registrations.done"));
            case Refused<Certificate>(CommonRefusal.NotFound why) -> reply.refusal(why);
            case Refused<Certificate>(CommonRefusal.NotAllowed why) -> reply.refusal(why);
            case Refused<Certificate>(var why) -> again(id, form.refused(why), actor, reply);
        };
    }

    private ModelAndView again(UUID id, Form form, Actor actor, Reply reply) {
        return certificates
                .find(id)
                .map(c -> reply.invalid(VIEW, page(c, form, actor)))
                .orElseGet(() -> missing(id, actor, reply));
    }

    private ModelAndView missing(UUID id, Actor actor, Reply reply) {
        audit.notFound(actor, "certificate", id.toString());
        return reply.notFound();
    }

    private CertificatePage page(Certificate certificate, Form form, Actor actor) {
        var now = clock.instant();
        var scope = certificate.scope();
        boolean keeper =
                scope.persons().stream().anyMatch(actor::isPerson)
                        || capacities
                                .of(
                                        actor,
                                        scope.organisation(),
                                        scope.authority(),
                                        Role.IT_OFFICER,
                                        Role.RECEIVING_OFFICER,
                                        Role.CONFIRMING_HEAD)
                                .isPresent();
        return new CertificatePage(
                certificate.id(),
                certificate.name(),
                CertificateViews.tag(certificate.status(now)),
                CertificateViews.until(certificate, now),
                CertificateViews.cannot(certificate, now),
                facts(certificate),
                CertificateViews.x509(certificate),
                CertificateViews.history(certificate),
                certificates.registrations(certificate.id()).stream()
                        .map(
                                r ->
                                        new CertificatePage.Registered(
                                                r.id(),
                                                r.system(),
                                                r.account(),
                                                r.since(),
                                                r.until()))
                        .toList(),
                form.labelled("certificate.field."),
                keeper);
    }

    private List<Fact> facts(Certificate certificate) {
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        "subscriber.column.name",
                        Cell.link(certificate.name(), "/subscribers/" + certificate.subscriber())));
        organisations
                .label(certificate.scope().organisation())
                .ifPresent(
                        label ->
                                facts.add(
                                        Fact.of(
                                                "subscriber.column.organisation",
                                                Cell.text(label.name()))));
        var device = certificate.device();
        if (device != null)
            devices.find(device)
                    .ifPresent(
                            d ->
                                    facts.add(
                                            Fact.of(
                                                    "certificate.device",
                                                    Cell.link(d.masked(), "/devices/" + d.id()))));
        facts.add(
                Fact.of(
                        "certificate.renewals",
                        Cell.word(
                                certificate.renewals() == 0
                                        ? "certificate.renewals.none"
                                        : "certificate.renewals.one")));
        var replaces = certificate.replaces();
        if (replaces != null)
            certificates
                    .find(replaces)
                    .ifPresent(
                            c ->
                                    facts.add(
                                            Fact.of(
                                                    "certificate.replaces",
                                                    Cell.link(
                                                            CertificateViews.spaced(
                                                                    c.x509().serial()),
                                                            CertificateViews.href(c.id())))));
        return facts;
    }
}
