package org.antin.shell;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/// Tells an accident that only means "no connection to the database just now" from a fault in the
/// program.
public final class DatabaseAway {
    private DatabaseAway() {}

    /// Whether this came of a broken or missing connection.
    ///
    /// After such an accident nobody here knows whether a commit that was under way arrived.
    public static boolean because(Throwable accident) {
        boolean fromTheDatabase = false;
        boolean broken = false;
        for (Throwable at = accident; at != null; at = at.getCause()) {
            fromTheDatabase |= at instanceof DataAccessException;
            fromTheDatabase |= at instanceof TransactionException;
            // Neither commit nor rollback went through: the connection died under them.
            broken |= at instanceof TransactionSystemException;
            if (at instanceof SQLException sql) {
                fromTheDatabase = true;
                broken |= broken(sql);
            }
        }
        return fromTheDatabase && broken;
    }

    /// Whether the database's disk took no more; what was to be written is rolled back.
    public static boolean full(Throwable accident) {
        for (Throwable at = accident; at != null; at = at.getCause()) {
            // 53100: disk full
            if (at instanceof SQLException sql && "53100".equals(sql.getSQLState())) return true;
        }
        return false;
    }

    private static boolean broken(SQLException sql) {
        if (sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException) {
            return true;
        }
        var state = sql.getSQLState();
        // 08: connection exception; 57P01-57P03: shutting down, crashed, not up yet; 53300: full
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }
}
