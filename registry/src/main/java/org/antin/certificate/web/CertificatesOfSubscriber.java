package org.antin.certificate.web;

import org.antin.certificate.Certificates;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.EmptyState;
import org.antin.shell.Table;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberPart;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Optional;

/// The certificates of a subscriber on its page.
@Component
class CertificatesOfSubscriber implements SubscriberPart {
    private final Certificates certificates;
    private final Clock clock;

    CertificatesOfSubscriber(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Optional<Table> of(Subscriber subscriber) {
        var now = clock.instant();
        return Optional.of(
                Table.of(
                                "certificates",
                                "certificate.list",
                                Address.of("/subscribers/" + subscriber.id()),
                                CertificateViews.COLUMNS.stream().map(Column::fixed).toList(),
                                certificates.ofSubscriber(subscriber.id()).stream()
                                        .map(c -> CertificateViews.row(c, now))
                                        .toList())
                        .orElse(EmptyState.of("certificate.none-of-subscriber")));
    }
}
