package org.antin.subscriber.web;

import org.antin.kernel.Window;
import org.antin.organisation.BodyNames;
import org.antin.organisation.Organisations;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Column;
import org.antin.shell.Table;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.SubscriberQuery.Order;
import org.antin.subscriber.Subscribers;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.UUID;

/// Subscribers by name, title, body, domain or personal number.
@Component
class SubscriberSearch implements SearchPart {
    private final Subscribers subscribers;
    private final Organisations organisations;

    SubscriberSearch(Subscribers subscribers, Organisations organisations) {
        this.subscribers = subscribers;
        this.organisations = organisations;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Hits search(String words) {
        var found =
                subscribers.page(
                        new SubscriberQuery(
                                words,
                                null,
                                null,
                                null,
                                false,
                                Order.NAME,
                                false,
                                Window.first(SHOWN)));
        var ids = new HashSet<UUID>();
        for (var line : found.items())
            if (line.subscriber().managedBy() != null) ids.add(line.subscriber().managedBy());
        var names = BodyNames.of(organisations, ids);
        var table =
                Table.of(
                        "found-subscribers",
                        "subscriber.list",
                        Address.of("/search"),
                        SubscriberViews.COLUMNS.stream().map(Column::fixed).toList(),
                        found.items().stream()
                                .map(line -> SubscriberViews.row(line, names))
                                .toList());
        return new Hits(
                table,
                Address.of("/subscribers").with("q", words).toString(),
                found.next() != null);
    }
}
