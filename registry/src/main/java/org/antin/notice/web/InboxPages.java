package org.antin.notice.web;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.calendar.WorkingDays;
import org.antin.document.VaultHealth;
import org.antin.dossier.Dossiers;
import org.antin.dossier.StageKind;
import org.antin.kernel.Days;
import org.antin.organisation.OrganisationLabel;
import org.antin.organisation.Organisations;
import org.antin.shell.Action;
import org.antin.shell.Address;
import org.antin.shell.Chip;
import org.antin.shell.DueView;
import org.antin.shell.EmptyState;
import org.antin.shell.Phrase;
import org.antin.shell.Reply;
import org.antin.shell.Tag;
import org.antin.shell.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// "Việc cần xử lý": the first page is work, not welcome.
@Controller
class InboxPages {
    private static final int MOST = 200;

    private final Dossiers dossiers;
    private final Organisations organisations;
    private final InboxFigures figures;
    private final OwnCertificates own;
    private final VaultHealth vault;
    private final WorkingDays days;
    private final Clock clock;

    InboxPages(
            Dossiers dossiers,
            Organisations organisations,
            InboxFigures figures,
            OwnCertificates own,
            VaultHealth vault,
            WorkingDays days,
            Clock clock) {
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.figures = figures;
        this.own = own;
        this.vault = vault;
        this.days = days;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    @Allowed(signedIn = true)
    ModelAndView show(Actor actor, Reply reply) {
        var now = clock.instant();
        var waiting = dossiers.waitingFor(actor, MOST);
        var held = own.of(actor);
        var chosen = reply.address().first("due").orElse("");
        var shown = waiting.stream().filter(urgency(chosen, now)).toList();
        var ofTheServer = damaged(actor);
        var rows = new ArrayList<>(chosen.isEmpty() ? ofTheServer : List.<InboxPage.Row>of());
        rows.addAll(rows(shown, now));
        return reply.page(
                "inbox/InboxPage",
                new InboxPage(
                        waiting.size() + ofTheServer.size(),
                        chips(reply.address(), waiting, now),
                        rows,
                        null,
                        empty(actor, held),
                        figures.of(actor),
                        figures.expiring(actor),
                        held,
                        review(actor)));
    }

    /// D7.2: stored files that aren't whole wait for who can put them back.
    private List<InboxPage.Row> damaged(Actor actor) {
        long count = vault.count(actor);
        if (count == 0) return List.of();
        return List.of(
                new InboxPage.Row(
                        Tag.of("notice.inbox.at-once", Tone.DANGER),
                        null,
                        "",
                        Phrase.of("notice.work.vault", count),
                        Phrase.of("notice.work.vault.todo"),
                        Action.primary("notice.do.vault", "/vault")));
    }

    private static @Nullable String review(Actor actor) {
        return actor.holds(Role.SUBSCRIBER, Role.RECORDS_CLERK, Role.ASSIGNED_PERSON)
                ? "/subscribers/own"
                : null;
    }

    /// Who came for a certificate, has none and asked for none is told how to get one.
    private EmptyState empty(Actor actor, List<InboxPage.Own> held) {
        boolean came = actor.holds(Role.SUBSCRIBER, Role.ASSIGNED_PERSON);
        return came && held.isEmpty() && dossiers.counts().isEmpty()
                ? EmptyState.of(
                        "notice.inbox.none.start", Action.primary("dossier.new", "/dossiers/new"))
                : EmptyState.of("notice.inbox.none");
    }

    private List<Chip> chips(Address address, List<Dossiers.Row> waiting, Instant now) {
        var chips = new ArrayList<Chip>();
        for (var when : List.of("overdue", "today", "week")) {
            long count = waiting.stream().filter(urgency(when, now)).count();
            if (count > 0) {
                chips.add(
                        Chip.filter(
                                address, "due", when, Phrase.of("notice.inbox." + when), count));
            }
        }
        return chips;
    }

    private Predicate<Dossiers.Row> urgency(String when, Instant now) {
        var today = Days.of(now);
        return row -> {
            if (when.isEmpty()) return true;
            var due = row.dueAt();
            if (due == null) return false;
            var last = lastDay(due);
            return switch (when) {
                case "overdue" -> last.isBefore(today);
                case "today" -> last.equals(today);
                case "week" -> last.isAfter(today) && last.isBefore(today.plusDays(7));
                default -> true;
            };
        };
    }

    /// A limit ends at 24:00: the last day is the one before its end.
    private static java.time.LocalDate lastDay(Instant end) {
        return Days.of(end.minusMillis(1));
    }

    private List<InboxPage.Row> rows(List<Dossiers.Row> shown, Instant now) {
        var labels =
                organisations.labels(
                        shown.stream().map(Dossiers.Row::organisation).distinct().toList());
        var rows = new ArrayList<InboxPage.Row>();
        var confirmed = shown.stream().filter(r -> r.stage() == StageKind.CONFIRMED).toList();
        for (var row : shown) {
            boolean together = confirmed.size() > 1 && row.stage() == StageKind.CONFIRMED;
            if (!together) rows.add(row(row, labels, now));
            else if (row.equals(confirmed.getFirst())) rows.add(together(confirmed, row, now));
        }
        return rows;
    }

    /// Confirmed and not yet sent: one piece of work, however many dossiers.
    private InboxPage.Row together(
            List<Dossiers.Row> confirmed, Dossiers.Row mostUrgent, Instant now) {
        var due = due(mostUrgent, now);
        return new InboxPage.Row(
                tag(due),
                due,
                "",
                Phrase.of("notice.work.confirmed", confirmed.size()),
                Phrase.text(""),
                Action.primary("notice.do.gather", "/letters/new"));
    }

    private InboxPage.Row row(Dossiers.Row row, Map<UUID, OrganisationLabel> labels, Instant now) {
        var due = due(row, now);
        var body = labels.get(row.organisation());
        var who =
                body == null || body.name().equals(row.subjectName())
                        ? Phrase.text(row.subjectName())
                        : Phrase.of("notice.who", row.subjectName(), body.name());
        return new InboxPage.Row(
                tag(due),
                due,
                row.code(),
                Phrase.of("notice.work." + row.procedure() + "." + row.subjectKind()),
                who,
                Action.primary("notice.do." + row.stage(), where(row)));
    }

    /// Where the work is done: at once, if that isn't on the dossier's own page.
    private static String where(Dossiers.Row row) {
        var dossier = "/dossiers/" + row.id();
        return switch (row.stage()) {
            case DRAFT, SENT_BACK -> dossier + "/edit";
            case CONFIRMED -> "/letters/new";
            default -> dossier;
        };
    }

    private @Nullable DueView due(Dossiers.Row row, Instant now) {
        var end = row.dueAt();
        return end == null ? null : DueView.ending(end, row.dueInternal(), days, now);
    }

    private static Tag tag(@Nullable DueView due) {
        return due == null
                ? Tag.of("notice.inbox.no-limit", Tone.PLAIN)
                : new Tag(due.left(), due.tone());
    }

    /// Whom the register's numbers tell something.
    static boolean overlooksARegister(Actor actor) {
        return actor.holds(
                Role.RECEIVING_OFFICER,
                Role.CONFIRMING_HEAD,
                Role.IT_OFFICER,
                Role.OFFICE_FOCAL_POINT,
                Role.SUBSCRIBER_MANAGER,
                Role.INSPECTOR);
    }
}
