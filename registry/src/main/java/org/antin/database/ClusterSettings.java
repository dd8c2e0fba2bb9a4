package org.antin.database;

import java.util.ArrayList;
import java.util.List;

/// What every start of PostgreSQL is told. It stands on the command line, above anything in the
/// cluster's own files, so no edit or `alter system` can weaken it.
enum ClusterSettings {
    /// What the product runs with: an acknowledged commit survives the loss of power.
    DURABLE("on"),
    /// For test databases that are thrown away: several times faster.
    THROWAWAY("off");

    /// The whole access control of the cluster: three roles, from this machine, by password. No
    /// trust line, no replication, no socket.
    static final String HBA =
            """
            # Written at every start by org.antin.database; edits are lost.
            host all antin_root,antin_owner,antin_app 127.0.0.1/32 scram-sha-256
            """;

    private final String durable;

    ClusterSettings(String durable) {
        this.durable = durable;
    }

    List<String> arguments(int port) {
        var all = new ArrayList<String>();
        for (String setting :
                List.of(
                        "fsync=" + durable,
                        "synchronous_commit=" + durable,
                        "full_page_writes=" + durable,
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "password_encryption=scram-sha-256",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "lc_messages=C",
                        "client_encoding=UTF8",
                        "max_connections=100",
                        "shared_buffers=128MB",
                        // No statement, row or value in the log: they hold personal data (Điều
                        // 2.3). See also RoleSetup for what the two roles' errors would say.
                        "log_error_verbosity=terse",
                        "log_min_error_statement=panic",
                        "log_statement=none",
                        "log_min_duration_statement=-1",
                        "log_parameter_max_length_on_error=0",
                        "log_destination=stderr",
                        "logging_collector=off")) {
            all.add("-c");
            all.add(setting);
        }
        return all;
    }
}
