package org.antin.document.store;

import org.antin.document.KeptTemplate;
import org.antin.document.MarkTemplate;
import org.antin.document.MarkTemplate.Measure;
import org.antin.document.MarkTemplateRecords;
import org.antin.document.MarkTemplates;
import org.antin.signing.make.Appearance.ArrivalStamp.Under;
import org.antin.signing.make.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Templates of marks in PostgreSQL: rows are added, never changed.
@Component
class MarkTemplateStore implements MarkTemplates, MarkTemplateRecords {
    private static final String NEWEST_FIRST =
            "select * from mark_template where organisation = ? order by version desc";

    private final JdbcClient db;

    MarkTemplateStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public MarkTemplate of(UUID organisation) {
        return db.sql(NEWEST_FIRST + " limit 1")
                .param(organisation)
                .query(MarkTemplateStore::kept)
                .optional()
                .map(KeptTemplate::template)
                .orElse(MarkTemplate.USUAL);
    }

    @Override
    @Transactional(readOnly = true)
    public List<KeptTemplate> history(UUID organisation) {
        return db.sql(NEWEST_FIRST).param(organisation).query(MarkTemplateStore::kept).list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID organisation, KeptTemplate kept) {
        var template = kept.template();
        var insert =
                db.sql(
                                """
                                insert into mark_template (id, organisation, version, leader_width_mm, leader_right_mm, leader_down_mm,
                                       initials_width_mm, initials_side, arrival_under, arrival_apart_mm, date_size, number_left_mm,
                                       number_top_mm, date_left_mm, date_top_mm, seal_words, kept_at, kept_by, scope_org)
                                values (:id, :organisation, :version, :leader_width_mm, :leader_right_mm, :leader_down_mm,
                                       :initials_width_mm, :side, :under, :arrival_apart_mm, :size, :number_left_mm,
                                       :number_top_mm, :date_left_mm, :date_top_mm, :words, :at, :by, :organisation)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("organisation", organisation)
                        .param("version", kept.version())
                        .param("side", template.initials().name())
                        .param("under", template.arrival().name())
                        .param("size", template.dateSize())
                        .param("words", template.sealWords())
                        .param("at", kept.at().atOffset(ZoneOffset.UTC))
                        .param("by", kept.by());
        for (var measure : Measure.values()) {
            insert =
                    insert.param(
                            column(measure),
                            template.of(measure).orElse(null),
                            java.sql.Types.NUMERIC);
        }
        insert.update();
    }

    private static String column(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT) + "_mm";
    }

    private static KeptTemplate kept(ResultSet rs, int n) throws SQLException {
        var millimetres = new EnumMap<Measure, Double>(Measure.class);
        for (var measure : Measure.values()) {
            var kept = rs.getBigDecimal(column(measure));
            if (kept != null) millimetres.put(measure, kept.doubleValue());
        }
        return new KeptTemplate(
                new MarkTemplate(
                        millimetres,
                        Place.Side.valueOf(rs.getString("initials_side")),
                        Under.valueOf(rs.getString("arrival_under")),
                        rs.getInt("date_size"),
                        rs.getBoolean("seal_words")),
                rs.getInt("version"),
                rs.getObject("kept_at", OffsetDateTime.class).toInstant(),
                rs.getString("kept_by"));
    }
}
