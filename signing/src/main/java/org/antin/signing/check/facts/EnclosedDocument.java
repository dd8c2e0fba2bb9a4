package org.antin.signing.check.facts;

import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.make.EdxmlMessage;
import org.antin.signing.make.EdxmlMessage.Attachment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A document in an edXML message, out of its zip.
///
/// @param name for people only
/// @param unread why nobody looks into it; null when it is to be read
public record EnclosedDocument(String name, byte[] content, @Nullable Reason unread) {
    /// The same, not looked into.
    public EnclosedDocument unread(Reason why) {
        return new EnclosedDocument(name, content, why);
    }

    /// The documents in it, at most so many. What is packed again inside isn't followed, and says
    /// so; so does what is left out.
    ///
    /// @param limits bytes unpacked, of all of it together
    public static List<EnclosedDocument> of(EdxmlMessage message, Limits limits) {
        var all = new ArrayList<EnclosedDocument>();
        long left = limits.unpackedBytes();
        for (Attachment one : message.attachments()) {
            if (all.size() > EdxmlMessage.MOST) break;
            for (EnclosedDocument document : documents(one, within(limits, left))) {
                left -= document.content().length;
                all.add(document);
            }
        }
        if (message.more() || all.size() > EdxmlMessage.MOST) {
            all.subList(Math.min(all.size(), EdxmlMessage.MOST), all.size()).clear();
            all.add(new EnclosedDocument("…", new byte[0], Reason.TOO_COMPLEX));
        }
        return List.copyOf(all);
    }

    private static Limits within(Limits limits, long left) {
        return limits.with("unpacked-bytes", Math.max(1, left));
    }

    private static List<EnclosedDocument> documents(Attachment one, Limits limits) {
        var itself = new EnclosedDocument(one.name(), one.content(), null);
        if (one.odd()) return List.of(itself.unread(Reason.MALFORMED));
        if (!ZipLayout.looksLike(one.content())) return List.of(itself);
        ZipLayout zip = ZipLayout.of(one.content(), limits);
        if (zip.unreadable() != null) return List.of(itself.unread(zip.unreadable()));
        if (signable(zip)) return List.of(itself);
        if (zip.fault() != null) return List.of(itself.unread(zip.fault()));
        var all = new ArrayList<EnclosedDocument>();
        long left = limits.unpackedBytes();
        for (var entry : zip.entries().entrySet()) {
            if (all.size() > EdxmlMessage.MOST) break;
            byte[] content = entry.getValue();
            left -= content.length;
            boolean again =
                    ZipLayout.looksLike(content)
                            && !signable(ZipLayout.of(content, within(limits, left)));
            all.add(
                    new EnclosedDocument(
                            one.name() + "/" + EdxmlMessage.plain(entry.getKey()),
                            content,
                            again ? Reason.TOO_COMPLEX : null));
        }
        return all;
    }

    private static boolean signable(ZipLayout zip) {
        return AsicReader.looksLike(zip.entries()) || OoxmlReader.looksLike(zip.entries());
    }
}
