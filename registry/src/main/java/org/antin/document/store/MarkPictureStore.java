package org.antin.document.store;

import org.antin.document.MarkOwner;
import org.antin.document.MarkPicture;
import org.antin.document.MarkPictureRecords;
import org.antin.document.MarkPictures;
import org.antin.signing.make.Picture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Pictures of signatures and seals in PostgreSQL.
@Component
class MarkPictureStore implements MarkPictures, MarkPictureRecords {
    private final JdbcClient db;

    MarkPictureStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MarkPicture> find(MarkOwner owner) {
        return db.sql(
                        "select png, sha256, advice, kept_at, kept_by from mark_picture where "
                                + column(owner)
                                + " = ?")
                .param(owner.id())
                .query(MarkPictureStore::picture)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(MarkOwner owner, MarkPicture picture) {
        remove(owner);
        boolean body = owner instanceof MarkOwner.OfBody;
        db.sql(
                        """
                        insert into mark_picture (id, person, organisation, png, sha256, advice, kept_at, kept_by, scope_org,
                               scope_persons)
                        values (:id, :person, :organisation, :png, :sha256, :advice, :at, :by, :organisation, :persons)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", body ? null : owner.id(), java.sql.Types.OTHER)
                .param("organisation", body ? owner.id() : null, java.sql.Types.OTHER)
                .param("png", picture.png())
                .param("sha256", picture.sha256())
                .param("advice", picture.advice().stream().map(Enum::name).toArray(String[]::new))
                .param("at", picture.at().atOffset(ZoneOffset.UTC))
                .param("by", picture.by())
                .param("persons", body ? new UUID[0] : new UUID[] {owner.id()})
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(MarkOwner owner) {
        return db.sql("delete from mark_picture where " + column(owner) + " = ?")
                        .param(owner.id())
                        .update()
                == 1;
    }

    private static String column(MarkOwner owner) {
        return switch (owner) {
            case MarkOwner.OfPerson _ -> "person";
            case MarkOwner.OfBody _ -> "organisation";
        };
    }

    private static MarkPicture picture(ResultSet rs, int n) throws SQLException {
        return new MarkPicture(
                rs.getBytes("png"),
                rs.getString("sha256"),
                advice((String[]) rs.getArray("advice").getArray()),
                rs.getObject("kept_at", OffsetDateTime.class).toInstant(),
                rs.getString("kept_by"));
    }

    private static List<Picture.Advice> advice(String... names) {
        return Arrays.stream(names).map(Picture.Advice::valueOf).toList();
    }
}
