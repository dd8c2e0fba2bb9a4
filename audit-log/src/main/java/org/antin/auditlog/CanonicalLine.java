package org.antin.auditlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/// The bytes of one entry: the leaf of the tree, and what a court is shown.
///
/// JSON with every published field, in this order, always present, without white space. Quoted
/// values make every field's end explicit, so no byte can wander from one field into the next
/// without the line, and with it its hash, becoming another.
public final class CanonicalLine {
    /// Longest line, in bytes: a verifier must never need more memory because a file says so.
    public static final int LONGEST = 256 * 1024;

    private CanonicalLine() {}

    /// The one spelling of this entry, UTF-8, without a line end.
    ///
    /// @throws IllegalArgumentException when it would be longer than [#LONGEST]
    public static byte[] write(AuditEntry entry) {
        var out = new StringBuilder(512);
        out.append("{\"seq\":").append(entry.seq());
        field(out, "at", Instants.write(entry.at()));
        field(out, "actor", entry.actor());
        field(out, "actorName", entry.actorName());
        field(out, "capacity", entry.capacity());
        field(out, "organisation", entry.organisation());
        field(out, "action", entry.action());
        field(out, "subjectKind", entry.subjectKind());
        field(out, "subject", entry.subject());
        field(out, "outcome", entry.outcome().word());
        field(out, "code", entry.code());
        out.append(",\"facts\":{");
        String separator = "";
        for (var fact : entry.facts().entrySet()) {
            out.append(separator);
            CanonicalJson.quote(out, fact.getKey());
            out.append(':');
            CanonicalJson.quote(out, fact.getValue());
            separator = ",";
        }
        byte[] line = out.append("}}").toString().getBytes(StandardCharsets.UTF_8);
        if (line.length > LONGEST) {
            throw new IllegalArgumentException(
                    "an audit line has at most %d bytes, not %d".formatted(LONGEST, line.length));
        }
        return line;
    }

    /// Reads a line back; empty unless [#write] would give exactly these bytes.
    public static Optional<AuditEntry> parse(byte[] line) {
        try {
            var in = new CanonicalCursor(line);
            AuditEntry entry = read(in);
            in.end();
            return Optional.of(entry);
        } catch (NotCanonicalException e) {
            return Optional.empty();
        }
    }

    static AuditEntry read(CanonicalCursor in) throws NotCanonicalException {
        int start = in.position();
        in.take("{\"seq\":");
        long seq = in.number();
        var at =
                Instants.parse(field(in, "at"))
                        .orElseThrow(() -> new NotCanonicalException("not an instant"));
        String actor = field(in, "actor");
        String actorName = field(in, "actorName");
        String capacity = field(in, "capacity");
        String organisation = field(in, "organisation");
        String action = field(in, "action");
        String subjectKind = field(in, "subjectKind");
        String subject = field(in, "subject");
        String word = field(in, "outcome");
        var outcome =
                Arrays.stream(AuditEntry.Outcome.values())
                        .filter(o -> o.word().equals(word))
                        .findAny()
                        .orElseThrow(() -> new NotCanonicalException("unknown outcome"));
        String code = field(in, "code");
        var facts = facts(in);
        in.take("}");
        AuditEntry entry;
        byte[] respelt;
        try {
            entry =
                    new AuditEntry(
                            seq,
                            at,
                            actor,
                            actorName,
                            capacity,
                            organisation,
                            action,
                            subjectKind,
                            subject,
                            outcome,
                            code,
                            facts);
            respelt = write(entry);
        } catch (IllegalArgumentException e) {
            throw new NotCanonicalException("a value out of its range");
        }
        if (!Arrays.equals(in.since(start), respelt)) {
            throw new NotCanonicalException("another spelling");
        }
        return entry;
    }

    private static TreeMap<String, String> facts(CanonicalCursor in) throws NotCanonicalException {
        var facts = new TreeMap<String, String>();
        in.take(",\"facts\":{");
        while (!in.peek('}')) {
            if (!facts.isEmpty()) in.take(",");
            String name = in.string();
            in.take(":");
            if (facts.put(name, in.string()) != null) {
                throw new NotCanonicalException("a fact named twice");
            }
        }
        in.take("}");
        return facts;
    }

    private static String field(CanonicalCursor in, String name) throws NotCanonicalException {
        in.take(",\"" + name + "\":");
        return in.string();
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append(",\"").append(name).append("\":");
        CanonicalJson.quote(out, value);
    }
}
