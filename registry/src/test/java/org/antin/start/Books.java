package org.antin.start;

import org.antin.database.DatabaseAddress;
import org.antin.database.Dump;
import org.antin.dossier.StageKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The tables of a server of its own, read past every row's guard by the database's superuser: what
/// is really there, whoever may see it.
final class Books implements AutoCloseable {
    private final DatabaseAddress superuser;
    private final Connection connection;

    Books(Path data) throws IOException, SQLException {
        var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var password = Files.readString(data.resolve("secrets/antin_root.password")).strip();
        superuser =
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/antin",
                        "antin_root",
                        password);
        connection =
                DriverManager.getConnection(
                        superuser.url(), superuser.user(), superuser.password());
    }

    /// A dossier as it stands.
    record Standing(UUID id, StageKind stage, int version) {}

    List<Standing> dossiers(Collection<UUID> ids) throws SQLException {
        try (var ask =
                connection.prepareStatement(
                        "select id, stage, version from dossier where id = any (?) order by id")) {
            ask.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var found = new ArrayList<Standing>();
            try (var rows = ask.executeQuery()) {
                while (rows.next())
                    found.add(
                            new Standing(
                                    rows.getObject(1, UUID.class),
                                    StageKind.valueOf(rows.getString(2)),
                                    rows.getInt(3)));
            }
            return found;
        }
    }

    /// What one step left behind.
    ///
    /// @param version the dossier's
    /// @param traces how many of each there are: the step in the history, the message in the
    ///   outbox, the line in the log
    record Left(int version, StageKind stage, Map<String, Integer> traces) {
        boolean nothing() {
            return traces.values().stream().allMatch(n -> n == 0);
        }

        boolean everything() {
            return traces.values().stream().allMatch(n -> n == 1);
        }
    }

    private static final String LEFT =
            """
            select d.version, d.stage,
                   (select count(*) from dossier_history h
                     where h.dossier = d.id and h.version = ? and h.move = ?),
                   (select count(*) from outbox o
                     where o.idempotency_key = 'dossier/' || d.id || '/' || ?),
                   (select count(*) from audit_entry a
                     where a.subject_kind = 'dossier' and a.subject = d.id::text
                       and a.action = 'dossier.' || ? and a.outcome = 'done'
                       and convert_from(a.line, 'UTF8') like '%"version":"' || ? || '"%')
              from dossier d where d.id = ?
            """;

    Left left(UUID dossier, int versionBefore, String move) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(LEFT)) {
            ask.setInt(1, versionBefore + 1);
            ask.setString(2, move);
            ask.setInt(3, versionBefore + 1);
            ask.setString(4, move);
            ask.setInt(5, versionBefore);
            ask.setObject(6, dossier);
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) throw new AssertionError("dossier " + dossier + " is gone");
                var traces = new LinkedHashMap<String, Integer>();
                traces.put("history", row.getInt(3));
                traces.put("outbox", row.getInt(4));
                traces.put("log", row.getInt(5));
                return new Left(row.getInt(1), StageKind.valueOf(row.getString(2)), traces);
            }
        }
    }

    /// What must never be, over the whole register; each counts rows that are half there.
    private static final Map<String, String> NEVER =
            Map.of(
                    "a dossier that stands where its history doesn't",
                    """
                    select count(*) from dossier d
                      join lateral (select to_stage, version from dossier_history h
                                     where h.dossier = d.id order by version desc limit 1) h on true
                     where h.to_stage <> d.stage or h.version > d.version
                    """,
                    "a step without its message, or a message without its step",
                    """
                    select count(*) from
                      (select 'dossier/' || dossier || '/' || version as key from dossier_history) h
                      full join (select idempotency_key as key from outbox
                                  where kind = 'dossier-moved') o using (key)
                     where h.key is null or o.key is null
                    """,
                    "steps without their lines in the log, or lines without steps",
                    """
                    select count(*) from
                      (select dossier::text as id, move, count(*) as n
                         from dossier_history group by 1, 2) h
                      full join
                      (select subject as id, substr(action, 9) as move, count(*) as n
                         from audit_entry where subject_kind = 'dossier' and outcome = 'done'
                          and action like 'dossier.%'
                          and action not in ('dossier.open', 'dossier.fill') group by 1, 2) a
                      using (id, move)
                     where h.n is distinct from a.n
                    """,
                    "a log with a hole, or a tree of another size",
                    """
                    select (select max(seq) - count(*) from audit_entry)
                         + (select abs(count(*) - count(f.size)) from audit_entry a
                              left join audit_frontier f on f.size = a.seq)
                         + (select abs((select count(*) from audit_entry) - count(*))
                              from audit_frontier)
                    """,
                    "an issued dossier without its certificate on its device",
                    """
                    select count(*) from dossier d
                     where d.procedure = 'ISSUE'
                       and d.stage in ('ISSUED', 'DELIVERED', 'HANDOVER_OFFERED', 'HANDED_OVER')
                       and not exists (select 1 from certificate c
                                        where c.id = (d.stage_facts ->> 'certificate')::uuid
                                          and c.device = (d.stage_facts ->> 'device')::uuid)
                    """,
                    "a certificate, a device or a subscriber that neither a dossier nor a list brought",
                    """
                    with adopted as (select subject as id from audit_entry
                                      where action = 'subscriber.adopt' and outcome = 'done')
                    select (select count(*) from certificate c where not exists (
                             select 1 from dossier d where d.stage_facts ->> 'certificate' = c.id::text)
                               and c.subscriber::text not in (select id from adopted))
                         + (select count(*) from device v where not exists (
                             select 1 from dossier d where d.stage_facts ->> 'device' = v.id::text)
                               and not exists (select 1 from certificate c
                                                where c.device = v.id
                                                  and c.subscriber::text in (select id from adopted)))
                         + (select count(*) from subscriber s where not exists (
                             select 1 from certificate c where c.subscriber = s.id)
                               and s.id::text not in (select id from adopted))
                    """,
                    "a certificate in use before its handover, or not in use after it",
                    """
                    select count(*) from dossier d
                      join certificate c on d.stage_facts ->> 'certificate' = c.id::text
                     where (d.stage = 'HANDED_OVER') <> (c.in_use_since is not null)
                    """,
                    "a device whose minutes say otherwise than its dossier",
                    """
                    select count(*) from dossier d
                      join device v on d.stage_facts ->> 'device' = v.id::text
                     where (d.stage = 'ISSUED') <> (v.received_at is null)
                        or (d.stage = 'HANDOVER_OFFERED') <> (v.pending_handover is not null)
                        or d.stage = 'HANDOVER_OFFERED'
                           and v.pending_handover::text <> d.stage_facts ->> 'handover'
                        or (v.pending_handover is not null) <> exists (
                             select 1 from handover h where h.device = v.id
                                and h.confirmed_at is null and h.declined_at is null)
                    """,
                    "a device with none or two who hold it",
                    """
                    select count(*) from device v
                     where (v.received_at is not null and v.ended_at is null)
                        <> ((select count(*) from custody c
                              where c.device = v.id and upper_inf(c.during)) = 1)
                    """);

    /// What is half there, by its name; empty when all is well.
    Map<String, Long> halfThere() throws SQLException {
        var found = new LinkedHashMap<String, Long>();
        for (var rule : NEVER.entrySet()) {
            try (var ask = connection.createStatement();
                    var row = ask.executeQuery(rule.getValue())) {
                row.next();
                if (row.getLong(1) != 0) found.put(rule.getKey(), row.getLong(1));
            }
        }
        return found;
    }

    /// Everything there is, for the house rule that looks for secrets in it.
    void dump(Path to) throws IOException, SQLException {
        Dump.write(superuser, to);
    }

    UUID one(String sql) throws SQLException {
        try (var ask = connection.createStatement();
                var row = ask.executeQuery(sql)) {
            if (!row.next()) throw new AssertionError("nothing: " + sql);
            return row.getObject(1, UUID.class);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
