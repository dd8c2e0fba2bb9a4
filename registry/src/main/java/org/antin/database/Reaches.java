package org.antin.database;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// What somebody with a small scope may read, said in the query as well.
///
/// A policy serves everybody, so no index can serve it: for one row in scope PostgreSQL reads
/// twenty thousand. Whoever reaches few bodies therefore says so himself, in the policy's own words
/// and from the same two functions; the rows then come by index (V071), and the policy judges each
/// of them all the same. A second condition lets nothing through that the first holds back; that it
/// holds nothing back either is tested row by row.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Reaches {
    /// With more bodies than this, one pass over a table is as quick.
    private static final int FEW = 64;

    private record Found(
            boolean person, boolean otherwise, UUID[] bodies, UUID[] managed, @Nullable UUID own) {
        boolean few() {
            return person && !otherwise && bodies.length <= FEW && managed.length <= FEW;
        }
    }

    private final JdbcClient db;

    Reaches(JdbcClient db) {
        this.db = db;
    }

    /// @param resource as the table's policy names it
    /// @param alias of the table, with its dot, or nothing
    /// @param people most persons a row can be the own of
    /// @param other a kind whose reach opens rows of this table by another policy
    /// @return no condition for those whose scope is wide
    public Where narrow(String resource, String alias, int people, String... other) {
        var found = found(resource, List.of(other));
        var where = new Where();
        if (!found.few()) return where;
        var any =
                new StringBuilder(alias)
                        .append("scope_org = any (:reachBodies) or ")
                        .append(alias)
                        .append("scope_authority = any (:reachManaged)");
        where.with("reachBodies", found.bodies()).with("reachManaged", found.managed());
        var own = found.own();
        if (own != null) {
            for (int i = 1; i <= people; i++)
                any.append(" or ").append(alias).append("scope_persons[" + i + "] = :reachOwn");
            where.with("reachOwn", own);
        }
        return where.and(any.toString());
    }

    private Found found(String resource, List<String> other) {
        return db.sql(
                        """
                        select antin_kind() = 'PERSON',
                               exists (select 1 from unnest(:other::text[]) o(kind), antin_reach(o.kind)),
                               array(select antin_reach(:resource) limit :most),
                               array(select antin_managed(:resource) limit :most),
                               antin_person()
                        """)
                .param("other", other.toArray(String[]::new))
                .param("resource", resource)
                .param("most", FEW + 1)
                .query(
                        (rs, n) ->
                                new Found(
                                        rs.getBoolean(1),
                                        rs.getBoolean(2),
                                        (UUID[]) rs.getArray(3).getArray(),
                                        (UUID[]) rs.getArray(4).getArray(),
                                        rs.getObject(5, UUID.class)))
                .single();
    }
}
