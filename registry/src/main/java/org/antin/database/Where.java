package org.antin.database;

import org.antin.kernel.Folding;
import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The conditions of a list, put together from what was asked. Values always travel as parameters.
public final class Where {
    /// More words than this only slow the search down.
    private static final int WORDS = 8;

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /// A condition without a value.
    public Where and(String clause) {
        clauses.add(clause);
        return this;
    }

    /// A condition with a value, left out when the value is null.
    ///
    /// @param clause uses the value as `:name`
    public Where and(String clause, String name, @Nullable Object value) {
        if (value == null) return this;
        clauses.add(clause);
        values.put(name, value);
        return this;
    }

    /// These conditions together, as one.
    public Where and(Where other) {
        if (!other.clauses.isEmpty()) clauses.add(other.together());
        values.putAll(other.values);
        return this;
    }

    /// What stands so far, or this.
    public Where or(String clause, String name, Object value) {
        var so = clauses.isEmpty() ? "false" : together();
        clauses.clear();
        clauses.add("(" + so + ") or (" + clause + ")");
        values.put(name, value);
        return this;
    }

    /// A further value for a condition already given.
    public Where with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /// Every word must be found in the folded column, wherever it stands.
    public Where words(String column, String typed) {
        int n = 0;
        for (var word : Folding.fold(typed).split(" ")) {
            if (word.isEmpty() || n == WORDS) continue;
            and(column + " like :word" + n, "word" + n, "%" + escaped(word) + "%");
            n++;
        }
        return this;
    }

    /// The rows of a window: adds its condition and says order and limit, one row more than wanted.
    ///
    /// @param column sorted by, then by `id`
    /// @param type the column's SQL type
    public String window(String column, String type, String id, boolean descending, Window window) {
        boolean down = descending != window.backwards();
        var place = window.backwards() ? window.before() : window.after();
        if (place != null && fits(place.value(), type)) {
            and(
                    "(%s, %s) %s (cast(:place as %s), :placeId)"
                            .formatted(column, id, down ? "<" : ">", type));
            with("place", place.value()).with("placeId", place.id());
        }
        var direction = down ? " desc" : "";
        return " order by %s%s, %s%s limit %d"
                .formatted(column, direction, id, direction, window.limit() + 1);
    }

    /// Whether an address's token can be a value of this type: one of another list, or one somebody
    /// made up, means the beginning.
    private static boolean fits(String value, String type) {
        if (!type.equals("timestamptz")) return value.indexOf('\0') < 0;
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeParseException another) {
            return false;
        }
    }

    /// The statement, ready to run.
    ///
    /// @param select up to where the conditions begin
    /// @param tail order, limit
    public StatementSpec on(JdbcClient db, String select, String tail) {
        return db.sql(select + conditions() + tail).params(values);
    }

    /// The rows of a [#window], cut by id first and dressed after. What is searched, filtered and
    /// scoped by stands in the list's index (V070), so only rows that are shown are touched.
    ///
    /// @param select what the shown rows are dressed with, up to where conditions begin
    /// @param table with its alias, as in `select`
    /// @param cut order and limit
    public StatementSpec cut(JdbcClient db, String select, String table, String id, String cut) {
        var inner = "select " + id + " from " + table + conditions() + cut;
        var order = cut.substring(0, cut.indexOf(" limit "));
        return db.sql(select + " where " + id + " in (" + inner + ")" + order).params(values);
    }

    private String conditions() {
        return clauses.isEmpty() ? "" : " where " + together();
    }

    private String together() {
        return "(" + String.join(") and (", clauses) + ")";
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
