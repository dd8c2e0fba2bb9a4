package org.antin.document.store;

import org.antin.document.Arrival;
import org.antin.document.Arrivals;
import org.antin.document.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The register of documents received, in PostgreSQL.
@Component
class ArrivalStore implements Arrivals {
    private final JdbcClient db;

    ArrivalStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Arrival> find(UUID document) {
        return db.sql("select number, day from document_arrival where document = ?")
                .param(document)
                .query((rs, n) -> new Arrival(rs.getInt(1), rs.getObject(2, LocalDate.class)))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public int next(UUID organisation, int year) {
        return db.sql(
                        """
                        select coalesce(max(number), 0) + 1 from document_arrival
                         where organisation = ? and year = ?
                        """)
                .params(organisation, year)
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isTaken(UUID organisation, int year, int number) {
        return db.sql(
                        """
                        select exists (select 1 from document_arrival
                         where organisation = ? and year = ? and number = ?)
                        """)
                .params(organisation, year, number)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Document document, Arrival arrival) {
        db.sql(
                        """
                        insert into document_arrival (document, organisation, year, number, day, scope_org, scope_persons)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        document.id(),
                        document.organisation(),
                        arrival.day().getYear(),
                        arrival.number(),
                        arrival.day(),
                        document.organisation(),
                        new UUID[] {document.uploadedBy()})
                .update();
    }
}
