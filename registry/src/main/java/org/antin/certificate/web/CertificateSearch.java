package org.antin.certificate.web;

import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateQuery.Order;
import org.antin.certificate.Certificates;
import org.antin.kernel.Window;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.Table;
import org.springframework.stereotype.Component;

import java.time.Clock;

/// Certificates by subscriber or whole serial.
@Component
class CertificateSearch implements SearchPart {
    private final Certificates certificates;
    private final Clock clock;

    CertificateSearch(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public Hits search(String words) {
        var now = clock.instant();
        var found =
                certificates.page(
                        new CertificateQuery(
                                words,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Order.NAME,
                                false,
                                Window.first(SHOWN)));
        var table =
                Table.of(
                        "found-certificates",
                        "certificate.list",
                        Address.of("/search"),
                        CertificateViews.COLUMNS.stream().map(Column::fixed).toList(),
                        found.items().stream().map(c -> CertificateViews.row(c, now)).toList());
        return new Hits(
                table,
                Address.of("/certificates").with("q", words).toString(),
                found.next() != null);
    }
}
