package org.antin.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Where in the log something typed may stand, without reading the log (V135).
///
/// Blocks are closed behind the log, never with it: an append costs what it did, and what isn't
/// closed yet is simply looked through. Nothing here decides who sees a line.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LogBlocks {
    /// A millisecond or two to look through.
    private static final int LINES = 4096;

    /// Lines from a number to a number, both counted in.
    record Stretch(long first, long last) {
        static final Stretch EVERYWHERE = new Stretch(1, Long.MAX_VALUE);
    }

    private final JdbcClient db;
    private final int lines;

    @Autowired
    LogBlocks(JdbcClient db) {
        this(db, LINES);
    }

    /// @param lines of a block; the same for all of a database
    LogBlocks(JdbcClient db, int lines) {
        this.db = db;
        this.lines = lines;
    }

    /// The newest first. Outside of them no line has what was typed; inside, one may.
    List<Stretch> mayHold(AuditQuery query) {
        int[] asked =
                IntStream.concat(
                                IntStream.of(Imprint.asked(Imprint.In.NAME, lower(query.actor()))),
                                IntStream.of(Imprint.asked(Imprint.In.TEXT, query.text())))
                        .toArray();
        if (asked.length == 0) return List.of(Stretch.EVERYWHERE);
        return db.sql(
                        """
                        select (select coalesce(max(block) + 1, 0) from audit_block where piece = 0),
                               array(select b.block
                                       from unnest(:pieces::int[], :bits::int[]) asked (piece, bit)
                                       join audit_block b on b.piece = asked.piece
                                      where b.block <= :last and get_bit(b.bits, asked.bit) = 1
                                      group by b.block having count(*) = :asked
                                      order by b.block desc)
                        """)
                .param("pieces", IntStream.of(asked).map(a -> a / Imprint.PIECE_BITS).toArray())
                .param("bits", IntStream.of(asked).map(a -> a % Imprint.PIECE_BITS).toArray())
                .param("asked", asked.length)
                .param("last", lastBlock(query.before()))
                .query((rs, n) -> stretches(rs.getInt(1), (Integer[]) rs.getArray(2).getArray()))
                .single();
    }

    private long lastBlock(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : Math.floorDiv(before - 2, lines);
    }

    /// As the list compares names: PostgreSQL's lower case, not Java's.
    private String lower(String typed) {
        if (typed.isEmpty()) return "";
        return db.sql("select lower(?)").param(typed).query(String.class).single();
    }

    private List<Stretch> stretches(int closed, Integer[] blocks) {
        var all = new ArrayList<Stretch>();
        all.add(new Stretch(first(closed), Long.MAX_VALUE));
        for (int block : blocks) all.add(new Stretch(first(block), first(block + 1) - 1));
        return all;
    }

    private long first(int block) {
        return (long) block * lines + 1;
    }

    /// Closes the next block if all its lines are there: they are once a later one is, because each
    /// append waits for the commit of the one before. To be asked by somebody who sees all lines.
    ///
    /// @return whether there was one
    boolean closeNext() {
        int next =
                db.sql("select coalesce(max(block) + 1, 0) from audit_block where piece = 0")
                        .query(Integer.class)
                        .single();
        if (newest() < first(next + 1) - 1) return false;
        var imprint = new Imprint();
        db.sql(
                        """
                        select lower(actor_name), code, subject from audit_entry
                         where seq between :first and :last
                        """)
                .param("first", first(next))
                .param("last", first(next + 1) - 1)
                .query(
                        (RowCallbackHandler)
                                rs -> {
                                    imprint.add(Imprint.In.NAME, rs.getString(1));
                                    imprint.add(Imprint.In.TEXT, rs.getString(2));
                                    imprint.add(Imprint.In.TEXT, rs.getString(3));
                                });
        // a second server on the same database would write the same
        db.sql(
                        """
                        insert into audit_block (piece, block, bits)
                        select piece, :block, substr(:all, piece * :size + 1, :size)
                          from generate_series(0, :pieces - 1) piece
                        on conflict do nothing
                        """)
                .param("block", next)
                .param("all", imprint.bytes())
                .param("size", Imprint.PIECE_BITS / Byte.SIZE)
                .param("pieces", Imprint.PIECES)
                .update();
        return true;
    }

    private long newest() {
        return db.sql("select coalesce(max(seq), 0) from audit_entry").query(Long.class).single();
    }
}
