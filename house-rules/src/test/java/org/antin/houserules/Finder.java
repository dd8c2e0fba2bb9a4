package org.antin.houserules;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Finds secrets in files, in every form in which a program may write a text: as it is, in UTF-16,
/// escaped, and the bytes of any of these in hexadecimal or base64.
final class Finder {
    private record Needle(byte[] bytes, String what) {}

    private final Map<Integer, List<Needle>> byFirstFour = new HashMap<>();

    /// @param secrets of six bytes or more; a shorter one says nothing
    Finder(Collection<String> secrets) {
        for (var secret : secrets) {
            if (secret.getBytes(StandardCharsets.UTF_8).length < 6) {
                throw new IllegalArgumentException("too short to be looked for");
            }
            for (var spelling : spellings(secret)) add(spelling, secret);
        }
    }

    private void add(String text, String secret) {
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            byte[] bytes = text.getBytes(charset);
            add(bytes, secret, charset.name());
            var hex = HexFormat.of().formatHex(bytes);
            add(latin(hex), secret, charset + " in hex");
            add(latin(hex.toUpperCase(java.util.Locale.ROOT)), secret, charset + " in HEX");
            for (int shift = 0; shift < 3; shift++) {
                add(latin(base64(bytes, shift)), secret, charset + " in base64");
            }
        }
    }

    private void add(byte[] bytes, String secret, String form) {
        byFirstFour
                .computeIfAbsent(four(bytes, 0), _ -> new ArrayList<>())
                .add(new Needle(bytes, "«" + secret + "» (" + form + ")"));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// As it stands inside a longer base64 text, where it may begin at any of three places; the
    /// signs at both ends also depend on the neighbours and are left out.
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private static TreeSet<String> spellings(String secret) {
        var spellings = new TreeSet<String>();
        for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            var text = Normalizer.normalize(secret, form);
            spellings.add(text);
            spellings.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
            var escaped = new StringBuilder();
            for (char c : text.toCharArray())
                escaped.append(c < 128 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
            spellings.add(escaped.toString());
        }
        return spellings;
    }

    private static int four(byte[] bytes, int at) {
        return bytes[at] << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    /// Which secrets this file gives away, and how; never the surroundings.
    List<String> in(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        var found = new TreeSet<String>();
        for (int at = 0; at + 4 <= content.length; at++) {
            var candidates = byFirstFour.get(four(content, at));
            if (candidates == null) continue;
            for (var needle : candidates) {
                int end = at + needle.bytes().length;
                if (end <= content.length
                        && java.util.Arrays.equals(
                                content, at, end, needle.bytes(), 0, needle.bytes().length)) {
                    found.add(needle.what());
                }
            }
        }
        return List.copyOf(found);
    }
}
