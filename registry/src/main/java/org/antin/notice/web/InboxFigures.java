package org.antin.notice.web;

import org.antin.access.Actor;
import org.antin.access.HouseRights;
import org.antin.access.Role;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.device.DeviceQuery;
import org.antin.device.Devices;
import org.antin.dossier.Dossiers;
import org.antin.kernel.Days;
import org.antin.shell.BarPlot;
import org.antin.shell.Phrase;
import org.antin.shell.Tone;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// The numbers that matter to a role, beside its work.
@Component
class InboxFigures {
    private static final int MONTHS = 12;

    /// The register's lists wait behind a profile (see NavigationViews): a count without a link.
    private static final String NOWHERE_YET = "";

    private final Certificates certificates;
    private final Subscribers subscribers;
    private final Devices devices;
    private final Dossiers dossiers;
    private final HouseRights house;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboxFigures(
            Certificates certificates,
            Subscribers subscribers,
            Devices devices,
            Dossiers dossiers,
            HouseRights house,
            TransactionTemplate transaction,
            Clock clock) {
        this.certificates = certificates;
        this.subscribers = subscribers;
        this.devices = devices;
        this.dossiers = dossiers;
        this.house = house;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<InboxPage.Figure> of(Actor actor) {
        if (!InboxPages.overlooksARegister(actor)) return ofCountedBody(actor);
        var figures = new ArrayList<InboxPage.Figure>();
        figures.add(figure("certificates", inForce(CertificateQuery.all(1)), NOWHERE_YET));
        figures.add(figure("subscribers", subscribers.count(SubscriberQuery.all(1)), NOWHERE_YET));
        if (actor.holds(
                Role.RECEIVING_OFFICER,
                Role.CONFIRMING_HEAD,
                Role.SUBSCRIBER_MANAGER,
                Role.INSPECTOR)) {
            figures.add(figure("devices", devices.count(DeviceQuery.all(1)), NOWHERE_YET));
        }
        figures.add(figure("dossiers", dossiers.open(), "/dossiers"));
        return figures;
    }

    /// D8.1a: the Centre drafts the plan of needs, so it counts the subscribers and certificates of
    /// its part of the tree, though it may look through none of them.
    private List<InboxPage.Figure> ofCountedBody(Actor actor) {
        var body = counted(actor);
        if (body == null) return List.of();
        return counting(
                () ->
                        List.of(
                                figure(
                                        "certificates",
                                        inForce(CertificateQuery.all(1).within(body)),
                                        NOWHERE_YET),
                                figure(
                                        "subscribers",
                                        subscribers.count(SubscriberQuery.all(1).within(body)),
                                        NOWHERE_YET)));
    }

    private static @Nullable UUID counted(Actor actor) {
        var bodies = actor.organisations(Role.CENTRE);
        return bodies.isEmpty() ? null : bodies.getFirst();
    }

    private <R> R counting(Supplier<R> count) {
        return Objects.requireNonNull(transaction.execute(status -> house.in(count)));
    }

    /// One about to run out is in force too.
    private long inForce(CertificateQuery query) {
        var standing = certificates.countByStatus(query);
        return standing.getOrDefault(CertificateStatus.IN_FORCE, 0L)
                + standing.getOrDefault(CertificateStatus.EXPIRING, 0L);
    }

    private static InboxPage.Figure figure(String name, long value, String href) {
        return new InboxPage.Figure(Phrase.of("notice.figure." + name), value, href, null);
    }

    /// Certificates running out by month; null for roles it tells nothing.
    @Nullable BarPlot expiring(Actor actor) {
        var from = YearMonth.from(Days.of(clock.instant()));
        var body = counted(actor);
        if (InboxPages.overlooksARegister(actor))
            return plot(from, certificates.endings(from, MONTHS, null));
        if (body == null) return null;
        return plot(from, counting(() -> certificates.endings(from, MONTHS, body)));
    }

    private static BarPlot plot(YearMonth from, Map<YearMonth, Long> endings) {
        var bars = new ArrayList<BarPlot.Bar>();
        for (int i = 0; i < MONTHS; i++) {
            var month = from.plusMonths(i);
            bars.add(
                    new BarPlot.Bar(
                            Phrase.text("T" + month.getMonthValue()),
                            i == 0 || month.getMonthValue() == 1
                                    ? Integer.toString(month.getYear())
                                    : null,
                            Phrase.text(
                                    "%02d/%d".formatted(month.getMonthValue(), month.getYear())),
                            endings.getOrDefault(month, 0L),
                            i < 2 ? Tone.ATTENTION : Tone.PLAIN));
        }
        return new BarPlot(
                "expiring",
                Phrase.of("notice.expiring.title"),
                Phrase.of("notice.expiring.description"),
                Phrase.of("notice.expiring.month"),
                Phrase.of("notice.expiring.count"),
                bars);
    }
}
