package org.antin.auditlog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes an export as a stream, in constant memory: begin, add every entry from 1 on, finish.
///
/// It writes what it is given and judges nothing, so that a log someone has tampered with can still
/// be exported and the verifier can show where. Read all rows in one snapshot (repeatable read), up
/// to the size of the checkpoint. Not for use by several threads.
public final class AuditExport {
    private final OutputStream out;

    private AuditExport(OutputStream out) {
        this.out = out;
    }

    /// Writes the header.
    ///
    /// @param out stays open; the caller closes it after [#finish]
    /// @param origin the log's name, see [TreeHead]
    /// @param key the log's public key
    /// @param size number of entries that will follow
    public static AuditExport begin(OutputStream out, String origin, HeadVerifier key, long size)
            throws IOException {
        var export = new AuditExport(new BufferedOutputStream(out, 1 << 16));
        export.out.write(ExportFormat.header(origin, key, size));
        return export;
    }

    /// Writes one entry and its head.
    ///
    /// @throws UncheckedIOException when the stream fails: row callbacks can't throw checked ones
    public void add(byte[] line, SignedTreeHead signed) {
        TreeHead head = signed.head();
        write(
                ExportFormat.logged(
                        line,
                        head.size(),
                        head.root().base64(),
                        Instants.write(head.at()),
                        signed.signature()));
    }

    /// The same from what the table stores: the line and the head's note, in UTF-8. A note that no
    /// longer is one is written as an empty head, for the verifier to name.
    ///
    /// @throws UncheckedIOException when the stream fails
    public void add(byte[] line, byte[] note) {
        var signed = SignedTreeHead.parse(new String(note, StandardCharsets.UTF_8));
        if (signed.isPresent()) add(line, signed.get());
        else write(ExportFormat.logged(line, 0, "", "", ""));
    }

    private void write(byte[] logged) {
        try {
            out.write(logged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the closing checkpoint (usually the last entry's own head) and flushes.
    public void finish(SignedTreeHead checkpoint) throws IOException {
        out.write(ExportFormat.closing(checkpoint));
        out.flush();
    }
}
