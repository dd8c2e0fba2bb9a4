package org.antin.document.store;

import org.antin.document.Document;
import org.antin.document.Signer;
import org.antin.document.Signers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Who may get a letter, and who has it, in PostgreSQL.
@Component
class SignerStore implements Signers {
    private final JdbcClient db;

    SignerStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Signer> of(UUID organisation) {
        return db.sql("select person, name, title from antin_signers(?)")
                .param(organisation)
                .query(
                        (rs, n) ->
                                new Signer(
                                        rs.getObject(1, UUID.class),
                                        rs.getString(2),
                                        rs.getString(3)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> of(Document document) {
        return db.sql("select unnest(scope_persons) from document where id = ?")
                .param(document.id())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void show(Document document, UUID person) {
        db.sql(
                        """
                        update document set scope_persons = array_append(scope_persons, :person)
                         where id = :id and not (:person = any (scope_persons))
                        """)
                .param("person", person)
                .param("id", document.id())
                .update();
    }
}
