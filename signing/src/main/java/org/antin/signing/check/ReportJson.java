package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/// Writes a report as the one JSON line of interfaces.md 2, fields in the published order.
///
/// Written by hand: a dozen fields need no JSON library on the command line's classpath.
public final class ReportJson {
    private final StringBuilder out = new StringBuilder(1024);

    private ReportJson() {}

    /// One line, without the line break at its end.
    public static String line(VerificationReport report) {
        var json = new ReportJson();
        json.out.append('{');
        json.report(report);
        json.out.append('}');
        return json.out.toString();
    }

    private void report(VerificationReport r) {
        text("file", r.file());
        text("sha256", r.sha256());
        var content = r.content();
        if (content != null) {
            raw("content", "{");
            text("file", content.file());
            text("sha256", content.sha256());
            out.append('}');
        }
        text("verdict", r.verdict().name());
        text("format", r.format() == null ? null : r.format().published());
        raw("millis", Long.toString(r.millis()));
        list("signatures", r.signatures(), ReportJson::signature);
        list("timestamps", r.timestamps(), ReportJson::timestamp);
        list("messages", r.messages(), ReportJson::message);
        if (!r.attachments().isEmpty()) list("attachments", r.attachments(), ReportJson::report);
    }

    private void signature(SignatureReport s) {
        raw("index", Integer.toString(s.index()));
        text("verdict", s.verdict().name());
        text("reason", s.reason().code());
        text("indication", s.indication().name());
        text("subIndication", s.subIndication() == null ? null : s.subIndication().name());
        text("level", s.level());
        text("signer", s.signer());
        text("serial", s.serial());
        text("issuer", s.issuer());
        time("claimedTime", s.claimedTime());
        time("trustedTime", s.trustedTime());
        text("integrity", s.integrity().name());
        Boolean whole = s.coversWholeDocument();
        raw("coversWholeDocument", whole == null ? "null" : whole.toString());
        text("laterChanges", s.laterChanges().name());
        text("kind", s.kind().published().name());
        text("mark", s.kind().name());
    }

    private void timestamp(TimestampReport t) {
        raw("index", Integer.toString(t.index()));
        text("type", t.type().name());
        time("time", t.time());
        text("tsa", t.tsa());
        text("verdict", t.verdict().name());
        text("reason", t.reason().code());
    }

    private void message(Message m) {
        text("code", m.code());
        text("severity", m.severity().name());
        text("text", m.text());
    }

    private <T> void list(String name, List<T> items, BiConsumer<ReportJson, T> fields) {
        raw(name, "[");
        for (T item : items) {
            if (out.charAt(out.length() - 1) != '[') out.append(',');
            out.append('{');
            fields.accept(this, item);
            out.append('}');
        }
        out.append(']');
    }

    private void time(String name, @Nullable Instant at) {
        text(name, at == null ? null : at.toString());
    }

    private void raw(String name, String value) {
        if (out.charAt(out.length() - 1) != '{') out.append(',');
        quote(name);
        out.append(':').append(value);
    }

    private void text(String name, @Nullable String value) {
        raw(name, "");
        if (value == null) out.append("null");
        else quote(value);
    }

    /// RFC 8259 7. A lone surrogate has no UTF-8 form and becomes U+FFFD; line separators are
    /// escaped so that one report stays one line for every reader.
    private void quote(String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < s.length()
                            && Character.isLowSurrogate(s.charAt(i + 1))) {
                        out.append(c).append(s.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        out.append('\uFFFD');
                    } else if (c < 0x20 || c == 0x7F || c == '\u2028' || c == '\u2029') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
