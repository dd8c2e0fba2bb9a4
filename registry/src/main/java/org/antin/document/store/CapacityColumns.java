package org.antin.document.store;

import org.antin.document.CapacityNote;
import org.antin.signing.make.CapacityFinding;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// In what capacity a leader signed, in the columns of sessions and states.
final class CapacityColumns {
    private CapacityColumns() {}

    static @Nullable String finding(@Nullable CapacityNote note) {
        return note == null ? null : note.finding().name();
    }

    static String reason(@Nullable CapacityNote note) {
        return note == null ? "" : note.reason();
    }

    static @Nullable UUID delegation(@Nullable CapacityNote note) {
        return note == null ? null : note.delegation();
    }

    static String cited(@Nullable CapacityNote note) {
        return note == null ? "" : note.cited();
    }

    static @Nullable CapacityNote of(ResultSet rs) throws SQLException {
        var finding = rs.getString("capacity");
        return finding == null
                ? null
                : new CapacityNote(
                        CapacityFinding.valueOf(finding),
                        rs.getString("capacity_reason"),
                        rs.getObject("delegation", UUID.class),
                        rs.getString("delegation_cited"));
    }
}
