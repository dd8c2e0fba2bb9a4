package org.antin.dossier.store;

import org.antin.dossier.Dossier;
import org.antin.dossier.Dossiers;
import org.antin.dossier.Procedure;
import org.antin.dossier.StageKind;
import org.antin.dossier.SubjectKind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Rows of the table of dossiers, read.
final class DossierRows {
    static final String SELECT =
            """
            select id, code, procedure, subject_kind, filer, subject_person, organisation,
                   managing_authority, request::text as request, stage, stage_facts::text as facts, version
              from dossier
            """;

    private DossierRows() {}

    static Dossier dossier(ResultSet rs, int n) throws SQLException {
        return new Dossier(
                rs.getObject("id", UUID.class),
                rs.getString("code"),
                Procedure.valueOf(rs.getString("procedure")),
                SubjectKind.valueOf(rs.getString("subject_kind")),
                rs.getObject("filer", UUID.class),
                rs.getObject("subject_person", UUID.class),
                rs.getObject("organisation", UUID.class),
                rs.getObject("managing_authority", UUID.class),
                StageRow.request(rs.getString("request")),
                StageRow.stage(rs.getString("stage"), rs.getString("facts")),
                rs.getInt("version"));
    }

    static Dossiers.Row row(ResultSet rs, int n) throws SQLException {
        var due = rs.getObject("due_at", OffsetDateTime.class);
        return new Dossiers.Row(
                rs.getObject("id", UUID.class),
                rs.getString("code"),
                Procedure.valueOf(rs.getString("procedure")),
                SubjectKind.valueOf(rs.getString("subject_kind")),
                rs.getString("subject_name"),
                rs.getObject("organisation", UUID.class),
                rs.getObject("managing_authority", UUID.class),
                StageKind.valueOf(rs.getString("stage")),
                instant(rs, "stage_since"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("due_internal"),
                instant(rs, "opened_at"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
