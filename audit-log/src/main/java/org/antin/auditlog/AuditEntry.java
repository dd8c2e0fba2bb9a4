package org.antin.auditlog;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One line of the audit log: who did, or was refused, what, to what, when and in which capacity.
///
/// Texts are brought to NFC. Never put a PIN, a password or document text into an entry.
///
/// @param seq place in the log, from 1; the tree of size `seq` ends with this entry
/// @param at when it happened, years 1 to 9999, cut to microseconds
/// @param actor id of the person or system that acted; empty when nobody was signed in
/// @param actorName name of the actor as it was then; may be empty
/// @param capacity code of the role the actor acted in; may be empty
/// @param organisation id of the organisation acted for; may be empty
/// @param action stable code of what was attempted; not blank
/// @param subjectKind code of the kind of thing acted on; may be empty
/// @param subject id of the thing acted on; may be empty
/// @param outcome whether it was done or refused
/// @param code the refusal's stable code; empty exactly when done
/// @param facts further published facts, sorted by name; names match `[a-z][A-Za-z0-9._-]{0,63}`
public record AuditEntry(
        long seq,
        Instant at,
        String actor,
        String actorName,
        String capacity,
        String organisation,
        String action,
        String subjectKind,
        String subject,
        Outcome outcome,
        String code,
        SortedMap<String, String> facts) {

    /// Whether the attempt was carried out. A refusal is an entry too.
    public enum Outcome {
        DONE("done"),
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /// The word in the line.
        public String word() {
            return word;
        }
    }

    private static final Pattern FACT_NAME = Pattern.compile("[a-z][A-Za-z0-9._-]{0,63}");

    /// @throws IllegalArgumentException when a value is out of its range
    public AuditEntry {
        if (seq < 1) throw new IllegalArgumentException("the first entry has number 1, not " + seq);
        at = Instants.kept(at);
        actor = CanonicalJson.clean(actor);
        actorName = CanonicalJson.clean(actorName);
        capacity = CanonicalJson.clean(capacity);
        organisation = CanonicalJson.clean(organisation);
        action = CanonicalJson.clean(action);
        subjectKind = CanonicalJson.clean(subjectKind);
        subject = CanonicalJson.clean(subject);
        code = CanonicalJson.clean(code);
        if (action.isBlank()) throw new IllegalArgumentException("an entry names its action");
        if (code.isEmpty() != (outcome == Outcome.DONE)) {
            throw new IllegalArgumentException(
                    "a refusal has a code, and what was done has none: " + action);
        }
        facts = cleaned(facts);
    }

    /// Makes an entry from any map of facts.
    public static AuditEntry of(
            long seq,
            Instant at,
            Who who,
            String action,
            String subjectKind,
            String subject,
            String refusalCode,
            Map<String, String> facts) {
        return new AuditEntry(
                seq,
                at,
                who.actor(),
                who.actorName(),
                who.capacity(),
                who.organisation(),
                action,
                subjectKind,
                subject,
                refusalCode.isEmpty() ? Outcome.DONE : Outcome.REFUSED,
                refusalCode,
                new TreeMap<>(facts));
    }

    /// The acting side of an entry; see the parts of [AuditEntry].
    public record Who(String actor, String actorName, String capacity, String organisation) {
        /// Nobody is signed in.
        public static final Who NOBODY = new Who("", "", "", "");
    }

    private static SortedMap<String, String> cleaned(SortedMap<String, String> facts) {
        var cleaned = new TreeMap<String, String>();
        facts.forEach(
                (name, value) -> {
                    if (!FACT_NAME.matcher(name).matches()) {
                        throw new IllegalArgumentException("not a fact's name: " + name);
                    }
                    cleaned.put(name, CanonicalJson.clean(value));
                });
        return Collections.unmodifiableSortedMap(cleaned);
    }
}
