package org.antin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Writes everything a database holds as text, a row a line, byte strings in hexadecimal: what
/// `pg_dump` would take away. The programs that come with the embedded PostgreSQL have none.
public final class Dump {
    private Dump() {}

    /// @param superuser sees every row
    public static void write(DatabaseAddress superuser, Path to) throws SQLException, IOException {
        Files.createDirectories(to.getParent());
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                var out = Files.newBufferedWriter(to)) {
            connection.setAutoCommit(false); // rows come in portions
            for (var table : tables(connection)) {
                out.write("-- " + table + "\n");
                try (var ask = connection.createStatement()) {
                    ask.setFetchSize(500);
                    try (var rows =
                            ask.executeQuery("select row_to_json(t) from " + table + " t")) {
                        while (rows.next()) out.write(rows.getString(1) + "\n");
                    }
                }
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var ask = connection.createStatement();
                var rows =
                        ask.executeQuery(
                                """
                                select format('%I.%I', schemaname, tablename) from pg_tables
                                 where schemaname not in ('pg_catalog', 'information_schema')
                                 order by 1
                                """)) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }
}
