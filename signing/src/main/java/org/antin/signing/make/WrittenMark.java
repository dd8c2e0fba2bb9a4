package org.antin.signing.make;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A secrecy mark (Điều 1.1.b, T01) in a file of any kind. A PDF has a place for it
/// ([SecrecyMark]); in the others it is a paragraph, cell, value or line near the beginning that is
/// nothing but the mark, its letters capitals, as Nghị định 30/2020 has it. What a container, a CMS
/// or an edXML message encloses is looked into, too.
///
/// Like there, a picture of a mark isn't seen: that is why the person is asked first.
public final class WrittenMark {
    /// Pieces of text looked at: a letterhead with its mark has a dozen.
    private static final int PIECES = 80;

    /// A container in a CMS in a container, and no further.
    private static final int DEEPEST = 3;

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_FILES = 100;

    /// Longer than any mark with its label, spaced out.
    private static final int LONGEST = 60;

    private static final Pattern TEXT_PART =
            Pattern.compile(
                    "word/(document|header\\d*)\\.xml|xl/sharedStrings\\.xml|xl/worksheets/sheet\\d+\\.xml"
                            + "|ppt/slides/slide\\d+\\.xml");

    private static final Pattern JSON_TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /// The content of a JWS (RFC 7515, 7.2).
    private static final Pattern PAYLOAD =
            Pattern.compile("\"payload\"\\s*:\\s*\"([A-Za-z0-9_-]++)\"");

    /// A compact JWS, and its content (RFC 7515, 7.1).
    private static final Pattern COMPACT =
            Pattern.compile("\\s*+ey[A-Za-z0-9_-]++\\.([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]++\\s*+");

    private final List<String> pieces = new ArrayList<>();
    private Optional<String> found = Optional.empty();
    private int bytesLeft = MOST_BYTES;

    private WrittenMark() {}

    /// The words of the mark; empty also when the file can't be read, which others find out.
    public static Optional<String> find(byte[] file) {
        var search = new WrittenMark();
        search.file(file, 0);
        return search.found;
    }

    private void file(byte[] file, int depth) {
        if (found.isPresent() || depth > DEEPEST) return;
        pieces.clear();
        switch (FileKind.of(file).orElse(FileKind.CONTAINER)) {
            case PDF -> found = SecrecyMark.find(file).map(SecrecyMark::words);
            case OFFICE ->
                    unpacked(
                            file, TEXT_PART.asMatchPredicate(), part -> xml(part, "p", "si", "is"));
            case XML -> {
                xml(file);
                attached(file, depth);
            }
            case JSON -> json(new String(file, UTF_8), depth);
            case CMS -> enclosed(file, depth);
            case CONTAINER -> container(file, depth);
        }
    }

    private void container(byte[] file, int depth) {
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            unpacked(
                    file,
                    name -> !name.startsWith("META-INF/") && !name.equals("mimetype"),
                    one -> file(one, depth + 1));
            return;
        }
        var compact = COMPACT.matcher(new String(file, ISO_8859_1));
        if (compact.matches() && compact.group(1).length() % 4 != 1) {
            file(Base64.getUrlDecoder().decode(compact.group(1)), depth + 1);
            return;
        }
        var text = new String(file, 0, Math.min(file.length, 1 << 16), UTF_8);
        if (text.indexOf('\0') < 0) text.lines().forEach(this::piece);
    }

    /// The documents an edXML message carries are what a reader opens.
    private void attached(byte[] file, int depth) {
        EdxmlMessage message = found.isPresent() ? null : EdxmlMessage.of(file);
        if (message == null) return;
        for (var one : message.attachments()) file(one.content(), depth + 1);
    }

    private void enclosed(byte[] file, int depth) {
        try {
            var content = new CMSSignedData(file).getSignedContent();
            if (content != null && content.getContent() instanceof byte[] inside) {
                file(inside, depth + 1);
            }
        } catch (CMSException | RuntimeException e) {
            // Others say that it can't be read.
        }
    }

    private void json(String text, int depth) {
        var payload = PAYLOAD.matcher(text);
        if (payload.find() && payload.group(1).length() % 4 != 1) {
            file(Base64.getUrlDecoder().decode(payload.group(1)), depth + 1);
            return;
        }
        var values = JSON_TEXT.matcher(text);
        while (pieces.size() < PIECES && values.find()) piece(values.group(1));
    }

    private interface Part {
        void read(byte[] content);
    }

    private void unpacked(byte[] zip, Predicate<String> wanted, Part part) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int files = 0;
            for (ZipEntry one = in.getNextEntry();
                    one != null && ++files < MOST_FILES && found.isEmpty();
                    one = in.getNextEntry()) {
                if (one.isDirectory() || !wanted.test(one.getName())) continue;
                byte[] content = in.readNBytes(bytesLeft);
                bytesLeft -= content.length;
                pieces.clear();
                part.read(content);
                if (bytesLeft <= 0) return;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Others say that it can't be read.
        }
    }

    /// @param whole names of the elements whose text is one piece; none: every element's own text
    private void xml(byte[] bytes, String... whole) {
        try {
            XMLStreamReader in = XmlStream.open(bytes);
            walk(in, List.of(whole));
            in.close();
        } catch (XMLStreamException e) {
            // Others say that it can't be read.
        }
    }

    private void walk(XMLStreamReader in, List<String> whole) throws XMLStreamException {
        var open = new ArrayDeque<StringBuilder>();
        while (in.hasNext() && pieces.size() < PIECES && found.isEmpty()) {
            int event = in.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (whole.isEmpty() || whole.contains(in.getLocalName()))
                        open.push(new StringBuilder());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty() && open.peek().length() <= LONGEST)
                        open.peek().append(in.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (whole.isEmpty() || whole.contains(in.getLocalName()))
                        piece(open.pop().toString());
                }
                default -> {}
            }
        }
    }

    private void piece(String text) {
        var letters = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .forEach(letters::appendCodePoint);
        if (letters.isEmpty() || pieces.size() >= PIECES) return;
        var seen = letters.toString();
        pieces.add(seen);
        var capitals = seen.toUpperCase(Locale.ROOT);
        // "Độ mật: MẬT" is a mark; "Mật" in a list of goods is honey.
        var end = seen.substring(Math.max(0, seen.length() - 3));
        if (found.isEmpty() && end.equals(end.toUpperCase(Locale.ROOT))) {
            found = SecrecyMark.spelt(capitals).map(SecrecyMark::words);
        }
    }
}
