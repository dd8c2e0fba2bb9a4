package org.antin.demo;

import org.antin.access.Accounts;
import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.database.Reaches;
import org.antin.database.Where;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Whether what [Reaches] says beforehand is what the policies show, row by row, for accounts of
/// the demo.
final class SmallScopes {
    /// A table, the resource of its policy, and how many persons a row can be the own of.
    record Guarded(String table, String resource, int people, String... other) {}

    static final List<Guarded> TABLES =
            List.of(
                    new Guarded("subscriber", "subscriber", 1),
                    new Guarded("person", "subscriber", 1),
                    new Guarded("certificate", "certificate", 1),
                    new Guarded("device", "device", 3),
                    new Guarded("dossier", "dossier", 3, "sent-dossier"));

    private final DemoServer demo;

    SmallScopes(DemoServer demo) {
        this.demo = demo;
    }

    /// Every tenth account, and all that aren't only a subscriber's.
    List<UUID> accounts() {
        return demo
                .rows(
                        """
                        select id from account a
                         where exists (select 1 from role_grant g where g.account = a.id and g.role <> 'SUBSCRIBER')
                            or substr(id::text, 1, 1) = '7'
                        """)
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    /// How many rows of the table the account sees.
    ///
    /// @param narrow whether the scope is said beforehand too
    long seen(UUID account, Guarded guarded, boolean narrow) {
        return as(
                actor(account),
                () ->
                        where(guarded, narrow)
                                .on(db(), "select count(*) from " + guarded.table(), "")
                                .query(Long.class)
                                .single());
    }

    private Where where(Guarded guarded, boolean narrow) {
        return narrow
                ? demo.bean(Reaches.class)
                        .narrow(guarded.resource(), "", guarded.people(), guarded.other())
                : new Where();
    }

    private Actor actor(UUID account) {
        return Acting.as(Actor.GATE, () -> demo.bean(Accounts.class).actor(account).orElseThrow());
    }

    private JdbcClient db() {
        return demo.bean(JdbcClient.class);
    }

    private <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return Acting.as(
                actor,
                () ->
                        Objects.requireNonNull(
                                demo.bean(TransactionTemplate.class).execute(_ -> work.get())));
    }
}
