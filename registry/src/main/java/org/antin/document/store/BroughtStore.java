package org.antin.document.store;

import org.antin.document.BroughtSignatures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// Which letters came signed, and which signatures were judged, in PostgreSQL.
@Component
class BroughtStore implements BroughtSignatures {
    private final JdbcClient db;

    BroughtStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> among(Collection<UUID> letters) {
        return new HashSet<>(
                db.sql("select id from document where id = any (?) and came_signed")
                        .param(letters.toArray(UUID[]::new))
                        .query((rs, n) -> rs.getObject(1, UUID.class))
                        .list());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isJudged(String sha256, UUID organisation) {
        return db.sql(
                        """
                        select exists (
                            select 1 from document_state this
                              join document_state judged on judged.document = this.document and judged.version <= this.version
                             where this.sha256 = ? and this.scope_org = ? and judged.what in ('LEADER', 'NUMBER'))
                        """)
                .params(sha256, organisation)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(UUID letter) {
        db.sql("update document set came_signed = true where id = ?").param(letter).update();
    }
}
