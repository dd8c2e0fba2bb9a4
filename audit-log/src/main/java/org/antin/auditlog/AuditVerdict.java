package org.antin.auditlog;

import java.util.Locale;
import java.util.OptionalLong;

/// What an export shows, and no more than that. [#sentence] says it in one line of English.
public sealed interface AuditVerdict {
    /// One line for people, without the file's name.
    String sentence();

    /// The witnessed entries are complete and unchanged, and the log's key signed each of them.
    ///
    /// @param witnessed the checkpoint given; entries 1 to its size are proven
    /// @param entries how many the file holds, at least the witnessed size. Those after it are
    ///   signed and in order, but nothing shows that none followed them
    record Proven(TreeHead witnessed, long entries) implements AuditVerdict {
        @Override
        public String sentence() {
            String proven =
                    "proven: %s complete and unchanged since the checkpoint of %s; root %s"
                            .formatted(
                                    witnessed.size() == 0
                                            ? "the empty log is"
                                            : "entries 1 to " + witnessed.size() + " are",
                                    witnessed.at(),
                                    witnessed.root().base64());
            return entries == witnessed.size()
                    ? proven
                    : proven
                            + "; entries %d to %d are signed, but nothing shows that none followed"
                                    .formatted(witnessed.size() + 1, entries);
        }
    }

    /// Nothing contradicts the file, but not all evidence was given.
    ///
    /// @param size number of entries in the file
    /// @param root root over them
    /// @param keyGiven the key came from outside: origin is shown
    /// @param checkpointGiven a checkpoint (of one entry or more) came from outside and agrees
    record ConsistentOnly(long size, Hash root, boolean keyGiven, boolean checkpointGiven)
            implements AuditVerdict {
        @Override
        public String sentence() {
            String what = "; " + size + " entries, root " + root.base64();
            if (keyGiven) {
                return "consistent; signed by the key given; completeness not shown" + what;
            }
            if (checkpointGiven) {
                return "consistent; agrees with the checkpoint given; origin not shown, nor who"
                        + " signed the checkpoint"
                        + what;
            }
            return "consistent; origin and completeness not shown" + what;
        }
    }

    /// The file isn't the log it says it is.
    ///
    /// @param first the first bad entry, from 1: all before it match their signed heads
    /// @param last end of the smallest range the evidence proves; empty when the end is unknown
    /// @param reason why
    /// @param detail one clause for people
    record Broken(long first, OptionalLong last, Reason reason, String detail)
            implements AuditVerdict {
        @Override
        public String sentence() {
            String where;
            if (last.isEmpty()) where = "after entry " + (first - 1);
            else if (last.getAsLong() == first) where = "at entry " + first;
            else where = "within entries " + first + " to " + last.getAsLong();
            String before =
                    first > 1 ? "; entries 1 to " + (first - 1) + " match their signed heads" : "";
            return "broken " + where + ": " + detail + before + " [" + reason.code() + "]";
        }
    }

    /// The file isn't an audit export at all.
    record Unreadable(String reason) implements AuditVerdict {
        @Override
        public String sentence() {
            return "not an audit export: " + reason;
        }
    }

    /// Why a log is broken. The codes are published; the table only grows.
    enum Reason {
        /// A line isn't in the published spelling.
        MALFORMED,
        /// Another, later entry stands in this one's place: this one was taken out or moved.
        MISSING_OR_MOVED,
        /// An earlier number again: something was put in, repeated or moved.
        INSERTED_OR_REPEATED,
        /// Entry and head don't belong together: one of them was changed.
        CHANGED,
        /// The head fits the entry, but the key didn't sign it: hashes were made anew without it.
        NOT_SIGNED,
        /// The file ends before the size it declares itself.
        CUT_OFF,
        /// More entries than the header says.
        MORE_THAN_DECLARED,
        /// The closing checkpoint isn't the head of what precedes it.
        CLOSING_DAMAGED,
        /// The file names another key than the one given.
        OTHER_KEY,
        /// The checkpoint is of a log with another origin.
        OTHER_LOG,
        /// The checkpoint isn't signed by the key.
        CHECKPOINT_NOT_SIGNED,
        /// More entries were witnessed than the file holds.
        OLD_COPY,
        /// The witnessed root isn't this log's root at that size: history was written anew.
        OTHER_HISTORY;

        /// Lower case with dashes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
