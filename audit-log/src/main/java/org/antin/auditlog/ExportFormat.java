package org.antin.auditlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The lines of an export, written and read: header, one line for each entry with its signed head,
/// closing checkpoint. Published in `docs/audit-log-format.md`.
final class ExportFormat {
    static final String NAME = "antin-audit-export/1";

    /// Longest line of a file, in bytes: an entry and room for its head.
    static final int LONGEST = CanonicalLine.LONGEST + 4 * 1024;

    private static final String CLOSING = "{\"checkpoint\":";

    private ExportFormat() {}

    /// First line.
    ///
    /// @param key the key the file itself names; it proves nothing about where the file is from
    record Header(String origin, HeadVerifier key, long size) {}

    /// An entry's line.
    record Logged(AuditEntry entry, byte[] line, SignedTreeHead head) {}

    static byte[] header(String origin, HeadVerifier key, long size) {
        var out = new StringBuilder("{\"format\":");
        CanonicalJson.quote(out, NAME);
        out.append(",\"origin\":");
        CanonicalJson.quote(out, origin);
        out.append(",\"keyId\":");
        CanonicalJson.quote(out, key.keyId());
        out.append(",\"publicKey\":");
        CanonicalJson.quote(out, Base64.getEncoder().encodeToString(key.spki()));
        out.append(",\"from\":1,\"size\":").append(size).append("}\n");
        return utf8(out);
    }

    static Header header(byte[] line) throws NotCanonicalException {
        var in = new CanonicalCursor(line);
        in.take("{\"format\":\"" + NAME + "\",\"origin\":");
        String origin = in.string();
        in.take(",\"keyId\":");
        String keyId = in.string();
        in.take(",\"publicKey\":");
        var key = StrictBase64.decode(in.string()).flatMap(HeadVerifier::ofSpki);
        in.take(",\"from\":1,\"size\":");
        long size = in.number();
        in.take("}");
        in.end();
        if (!TreeHead.isOrigin(origin)) throw new NotCanonicalException("not an origin");
        if (key.isEmpty() || !key.get().keyId().equals(keyId)) {
            throw new NotCanonicalException("not a key and its id");
        }
        return new Header(origin, key.get(), size);
    }

    /// Nothing is checked here: an export shows what is stored, and the verifier judges it.
    static byte[] logged(byte[] line, long size, String root, String at, String signature) {
        var head = new StringBuilder(",\"head\":{\"size\":").append(size).append(",\"root\":");
        CanonicalJson.quote(head, root);
        head.append(",\"at\":");
        CanonicalJson.quote(head, at);
        head.append(",\"signature\":");
        CanonicalJson.quote(head, signature);
        head.append("}}\n");
        var out = new ByteArrayOutputStream(line.length + 256);
        out.writeBytes(utf8("{\"entry\":"));
        out.writeBytes(line);
        out.writeBytes(utf8(head));
        return out.toByteArray();
    }

    static Logged logged(byte[] bytes, String origin) throws NotCanonicalException {
        var in = new CanonicalCursor(bytes);
        in.take("{\"entry\":");
        int start = in.position();
        AuditEntry entry = CanonicalLine.read(in);
        byte[] line = in.since(start);
        in.take(",\"head\":{\"size\":");
        long size = in.number();
        in.take(",\"root\":");
        var root = Hash.fromBase64(in.string());
        in.take(",\"at\":");
        var at = Instants.parse(in.string());
        in.take(",\"signature\":");
        String signature = in.string();
        in.take("}}");
        in.end();
        if (root.isEmpty() || at.isEmpty() || !SignedTreeHead.isSignature(signature)) {
            throw new NotCanonicalException("not a signed head");
        }
        var head = new TreeHead(origin, size, root.get(), at.get());
        return new Logged(entry, line, new SignedTreeHead(head, signature));
    }

    static byte[] closing(SignedTreeHead checkpoint) {
        var out = new StringBuilder(CLOSING);
        CanonicalJson.quote(out, checkpoint.note());
        return utf8(out.append("}\n"));
    }

    static boolean isClosing(byte[] line) {
        byte[] start = utf8(CLOSING);
        return line.length >= start.length
                && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    static SignedTreeHead closing(byte[] line) throws NotCanonicalException {
        var in = new CanonicalCursor(line);
        in.take(CLOSING);
        String note = in.string();
        in.take("}");
        in.end();
        return SignedTreeHead.parse(note)
                .filter(head -> head.note().equals(note))
                .orElseThrow(() -> new NotCanonicalException("not a checkpoint"));
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
