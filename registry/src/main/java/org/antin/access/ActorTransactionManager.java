package org.antin.access;

import org.antin.kernel.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

/// Tells PostgreSQL at the start of each transaction who asks and what day it is; row-level
/// security decides from that. The settings end with the transaction, so a pooled connection never
/// carries them on.
public final class ActorTransactionManager extends JdbcTransactionManager {
    private static final String TELL =
            """
            select set_config('antin.kind', ?, true), set_config('antin.account', ?, true),
                   set_config('antin.person', ?, true), set_config('antin.today', ?, true),
                   set_config('antin.connection', ?, true), set_config('antin.within', ?, true)
            """;

    private final transient Clock clock;

    public ActorTransactionManager(DataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var actor = Acting.now();
        if (actor.isEmpty()) return;
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setString(1, actor.get().kind().name());
            tell.setString(2, text(actor.get().account()));
            tell.setString(3, text(actor.get().person()));
            tell.setString(4, Days.of(clock.instant()).toString());
            var via = actor.get().via();
            tell.setString(5, via == null ? "" : via.connection().toString());
            tell.setString(6, via == null ? "" : via.within().toString());
            tell.execute();
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
