package org.antin.document.store;

import org.antin.document.CheckDesk;
import org.antin.document.CheckReports;
import org.antin.signing.check.VerificationReport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Reports in PostgreSQL. Unscoped: whoever knows the id may read it, and nobody guesses 122 bits.
@Component
class CheckReportStore implements CheckReports {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;

    CheckReportStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void keep(CheckDesk.Kept report) {
        db.sql(
                        """
                        insert into check_report (id, made_at, expires_at, report) values (?, ?, ?, ?::jsonb)
                        """)
                .params(
                        report.id(),
                        report.at().atOffset(ZoneOffset.UTC),
                        report.until().atOffset(ZoneOffset.UTC),
                        JSON.writeValueAsString(report.report()))
                .update();
    }

    @Override
    public Optional<CheckDesk.Kept> find(UUID id, Instant now) {
        return db.sql(
                        "select made_at, report::text from check_report where id = ? and expires_at > ?")
                .params(id, now.atOffset(ZoneOffset.UTC))
                .query(
                        (row, _) ->
                                new CheckDesk.Kept(
                                        id,
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        JSON.readValue(row.getString(2), VerificationReport.class)))
                .optional();
    }

    @Override
    public int forget(Instant now) {
        return db.sql("delete from check_report where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
