package org.antin.api;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Kept answers in PostgreSQL, each seen by the system that asked only.
@Component
class AnswerStore implements KeptAnswers {
    private final JdbcClient db;

    AnswerStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean take(UUID connection, String key, String askedSha256, Instant now, Times times) {
        return db.sql(
                                """
                                insert into api_answer as a (connection, key, asked_sha256, started_at)
                                values (:connection, :key, :asked, :now)
                                on conflict (connection, key) do update
                                   set asked_sha256 = excluded.asked_sha256, started_at = excluded.started_at, status = null,
                                       content_type = null, location = null, body = null, vault_sha256 = null, file_name = null
                                 where a.started_at < :stale
                                    or (a.status is null and a.started_at < :lost and a.asked_sha256 = excluded.asked_sha256)
                                """)
                        .param("connection", connection)
                        .param("key", key)
                        .param("asked", askedSha256)
                        .param("now", at(now))
                        .param("stale", at(times.stale()))
                        .param("lost", at(times.lost()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Kept> find(UUID connection, String key) {
        return db.sql("select * from api_answer where connection = ? and key = ?")
                .params(connection, key)
                .query((rs, n) -> kept(rs))
                .optional();
    }

    @Override
    public void answer(UUID connection, String key, Answer answer) {
        db.sql(
                        """
                        update api_answer set status = :status, content_type = :type, location = :location, body = :body,
                               vault_sha256 = :vault, file_name = :file
                         where connection = :connection and key = :key
                        """)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("vault", answer.vaultSha256())
                .param("file", answer.fileName())
                .param("connection", connection)
                .param("key", key)
                .update();
    }

    @Override
    public void free(UUID connection, String key) {
        db.sql("delete from api_answer where connection = ? and key = ? and status is null")
                .params(connection, key)
                .update();
    }

    @Override
    public int forget(Instant before) {
        return db.sql("delete from api_answer where started_at < ?").param(at(before)).update();
    }

    private static Kept kept(ResultSet rs) throws SQLException {
        return new Kept(
                rs.getString("asked_sha256"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                answer(rs));
    }

    private static @Nullable Answer answer(ResultSet rs) throws SQLException {
        int status = rs.getInt("status");
        if (rs.wasNull()) return null;
        return new Answer(
                status,
                rs.getString("content_type"),
                rs.getString("location"),
                rs.getBytes("body"),
                rs.getString("vault_sha256"),
                rs.getString("file_name"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
