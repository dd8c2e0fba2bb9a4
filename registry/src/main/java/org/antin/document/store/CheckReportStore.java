package org.antin.document.store;

import org.antin.document.CheckDesk;
import org.antin.document.CheckReports;
import org.antin.document.KeptPages;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.pages.PagePair;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
    public void keep(CheckDesk.Kept report, List<PagePair> pairs) {
        db.sql(
                        """
                        insert into check_report (id, made_at, expires_at, report, pages_looked, pages_cut)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        report.id(),
                        report.at().atOffset(ZoneOffset.UTC),
                        report.until().atOffset(ZoneOffset.UTC),
                        JSON.writeValueAsString(report.report()),
                        report.pages().looked(),
                        report.pages().cut())
                .update();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            db.sql(
                            """
                            insert into check_page (report, number, signature, page, alike, signed, now)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(report.id())
                    .param(i + 1)
                    .param(pair.signature())
                    .param(pair.page())
                    .param(pair.alike())
                    .param(pair.signed())
                    .param(pair.now())
                    .update();
        }
    }

    @Override
    public Optional<CheckDesk.Kept> find(UUID id, Instant now) {
        var pairs =
                db.sql(
                                """
                                select number, signature, page, alike, signed is not null, now is not null
                                  from check_page where report = ? order by number
                                """)
                        .param(id)
                        .query(
                                (row, _) ->
                                        new KeptPages.Pair(
                                                row.getInt(1),
                                                row.getInt(2),
                                                row.getInt(3),
                                                row.getBoolean(4),
                                                row.getBoolean(5),
                                                row.getBoolean(6)))
                        .list();
        return db.sql(
                        """
                        select made_at, report::text, pages_looked, pages_cut from check_report
                         where id = ? and expires_at > ?
                        """)
                .params(id, now.atOffset(ZoneOffset.UTC))
                .query(
                        (row, _) ->
                                new CheckDesk.Kept(
                                        id,
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        JSON.readValue(row.getString(2), VerificationReport.class),
                                        new KeptPages(pairs, row.getInt(3), row.getBoolean(4))))
                .optional();
    }

    @Override
    public List<PagePair> pairs(UUID id, Instant now) {
        return db.sql(
                        """
                        select p.signature, p.page, p.alike, p.signed, p.now
                          from check_page p join check_report r on r.id = p.report
                         where p.report = ? and r.expires_at > ? order by p.number
                        """)
                .params(id, now.atOffset(ZoneOffset.UTC))
                .query(
                        (row, _) ->
                                new PagePair(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getBoolean(3),
                                        row.getBytes(4),
                                        row.getBytes(5)))
                .list();
    }

    @Override
    public Optional<byte[]> picture(UUID id, int number, PagePair.Side side, Instant now) {
        return db.sql(
                        """
                        select case when ? then p.signed else p.now end
                          from check_page p join check_report r on r.id = p.report
                         where p.report = ? and p.number = ? and r.expires_at > ?
                        """)
                .params(side == PagePair.Side.SIGNED, id, number, now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(picture -> picture);
    }

    @Override
    public long pictureBytes() {
        return db.sql(
                        """
                        select coalesce(sum(coalesce(octet_length(signed), 0) + coalesce(octet_length(now), 0)), 0)
                          from check_page
                        """)
                .query(Long.class)
                .single();
    }

    @Override
    public int forget(Instant now) {
        return db.sql("delete from check_report where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
