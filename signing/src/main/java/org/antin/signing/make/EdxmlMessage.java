package org.antin.signing.make;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What an edXML message (QCVN 102:2016/BTTTT) brings along, and what it says of its signer. The
/// legal signatures are those of the documents in it, which are base64, zipped as a rule.
///
/// Senders differ on prefixes and on the namespace behind them, so names count alone.
///
/// @param attachments in file order, at most so many
/// @param more whether there are more than that
/// @param competence TM., KT., TL. …, as the sender wrote it; null when he didn't
/// @param position title of whoever signed the document; null when it isn't told
public record EdxmlMessage(
        List<Attachment> attachments,
        boolean more,
        @Nullable String competence,
        @Nullable String position,
        @Nullable String fullName) {
    /// More files than any letter has.
    public static final int MOST = 100;

    /// Shorter text is a name, a number or a word, though base64 may look so.
    private static final int SHORTEST = 64;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WORDS = 300;

    public EdxmlMessage {
        attachments = List.copyOf(attachments);
    }

    /// A file in the message.
    ///
    /// @param name for people only
    /// @param content what most readers decode
    /// @param odd whether readers may differ on what that is
    public record Attachment(String name, byte[] content, boolean odd) {}

    /// On one line, and no letters that turn others around.
    public static String plain(String name) {
        String shown = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) + "…" : shown;
    }

    /// What the file brings along; null when it isn't such a message, or isn't well-formed.
    public static @Nullable EdxmlMessage of(byte[] xml) {
        try {
            XMLStreamReader in = XmlStream.open(xml);
            try {
                return new Reading().message(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /// One pass over the file.
    private static final class Reading {
        private final Deque<String> open = new ArrayDeque<>();
        private final Map<String, Integer> inside = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final List<Attachment> found = new ArrayList<>();
        private final List<@Nullable String> ids = new ArrayList<>();
        private final Map<String, String> signer = new HashMap<>();
        private StringBuilder text = new StringBuilder();
        private boolean leaf;
        private boolean more;
        private @Nullable String id;
        private @Nullable String name;
        private int first;

        @Nullable EdxmlMessage message(XMLStreamReader in) throws XMLStreamException {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (open.isEmpty() && !in.getLocalName().equals("edXML")) return null;
                        start(in.getLocalName());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (leaf && wanted()) append(in.getText());
                    }
                    case XMLStreamConstants.END_ELEMENT -> end(in.getLocalName());
                    default -> {}
                }
            }
            return new EdxmlMessage(
                    named(),
                    more,
                    signer.get("Competence"),
                    signer.get("Position"),
                    signer.get("FullName"));
        }

        private void start(String local) {
            open.push(local);
            inside.merge(local, 1, Integer::sum);
            leaf = true;
            text = new StringBuilder();
            if (local.equals("Attachment") && within("AttachmentEncoded")
                    || local.equals("Reference")) {
                id = null;
                name = null;
                first = found.size();
            }
        }

        private boolean within(String element) {
            return inside.getOrDefault(element, 0) > 0;
        }

        private boolean wanted() {
            return within("AttachmentEncoded")
                    || (within("Reference") || within("SignerInfo"))
                            && text.length() < LONGEST_WORDS;
        }

        /// Names keep their spaces; what is encoded has none that count.
        private void append(String piece) {
            if (!within("AttachmentEncoded") || within("AttachmentName")) {
                text.append(piece);
                return;
            }
            for (int i = 0; i < piece.length(); i++) {
                if (!Character.isWhitespace(piece.charAt(i))) text.append(piece.charAt(i));
            }
        }

        private void end(String local) {
            open.pop();
            inside.merge(local, -1, Integer::sum);
            boolean enclosed = within("AttachmentEncoded") || local.equals("AttachmentEncoded");
            if (leaf) {
                String words = text.toString().strip();
                if (local.equals("ContentId")) id = words;
                else if (local.equals("AttachmentName")) name = words;
                else if (enclosed) content(local, words);
                else if ("SignerInfo".equals(open.peek())) signer.putIfAbsent(local, words);
            }
            if (local.equals("Reference") && id != null && name != null) names.put(id, name);
            if (local.equals("Attachment") && enclosed) {
                for (int i = first; i < found.size(); i++) {
                    ids.set(i, id);
                    if (name != null) found.set(i, renamed(found.get(i), name));
                }
            }
            leaf = false;
            text = new StringBuilder();
        }

        private void content(String local, String letters) {
            boolean told = local.equals("ContentTransferEncoded");
            if (letters.isEmpty() || !told && letters.length() < SHORTEST) return;
            byte[] bytes;
            boolean odd = false;
            try {
                bytes = Base64.getDecoder().decode(letters);
            } catch (IllegalArgumentException e) {
                // Long words of another kind. In its place, a reader may pass over what we can't.
                if (!told) return;
                odd = true;
                bytes = lenient(letters);
            }
            if (found.size() >= MOST) {
                more = true;
                return;
            }
            found.add(new Attachment("", bytes, odd));
            ids.add(null);
        }

        private static byte[] lenient(String letters) {
            try {
                return Base64.getMimeDecoder().decode(letters);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }

        private List<Attachment> named() {
            var all = new ArrayList<Attachment>();
            for (Attachment one : found) {
                String listed = one.name();
                String cid = ids.get(all.size());
                if (listed.isEmpty() && cid != null) listed = names.getOrDefault(cid, "");
                String shown = plain(listed);
                all.add(renamed(one, shown.isEmpty() ? "#" + (all.size() + 1) : shown));
            }
            return all;
        }

        private static Attachment renamed(Attachment one, String name) {
            return new Attachment(name, one.content(), one.odd());
        }
    }
}
