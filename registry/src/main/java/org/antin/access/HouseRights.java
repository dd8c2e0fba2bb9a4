package org.antin.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.Objects;
import java.util.function.Supplier;

/// The house's own rights for a few statements inside somebody's transaction: for consequences of
/// an act that reach further than the actor sees (a body moved by the administrator takes the scope
/// of its subscribers along; a personal number is taken by somebody out of sight).
///
/// The desk decides first, with the actor's own eyes; only what follows from the decision is
/// written this way. Nothing read here may reach the screen, save yes or no, the names of
/// officials, and counts of their own part of the tree for those whose duty is to count (Điều
/// 8.1.a).
@Component
public class HouseRights {
    private static final String BECOME_THE_HOUSE =
            """
            with before as materialized (select coalesce(current_setting('antin.kind', true), '') as kind)
            select kind, set_config('antin.kind', 'SYSTEM', true) from before
            """;

    private final JdbcClient db;

    HouseRights(JdbcClient db) {
        this.db = db;
    }

    /// Runs `work` in the surrounding transaction as the house, then gives the rights back. When
    /// `work` throws, the rights end with the transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public <R> R in(Supplier<R> work) {
        var before =
                Objects.requireNonNull(
                        db.sql(BECOME_THE_HOUSE).query((rs, n) -> rs.getString("kind")).single());
        var result = work.get();
        if (!before.equals("SYSTEM")) become(before);
        return result;
    }

    /// Same, for work without a result.
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(Runnable work) {
        in(
                () -> {
                    work.run();
                    return true;
                });
    }

    private void become(String kind) {
        db.sql("select set_config('antin.kind', ?, true)").param(kind).query((rs, n) -> 1).single();
    }
}
