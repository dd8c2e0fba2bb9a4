package org.antin.signing.files;

import org.antin.practiceca.forge.Forged;
import org.antin.signing.Workshop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Files to put before both: what our own desk signs, the same tampered with, and what a forger
/// signs with certificates no honest authority issues.
final class Samples {
    private static final String NOTE = "Báo cáo số 12";

    private Samples() {}

    /// Every format at every level, then each of them tampered with.
    static List<Sample> own(Path dir) {
        var all = new ArrayList<Sample>();
        try (var desk = new Desk(dir)) {
            var roots = List.of(desk.server.ca().root());
            for (Packaging packaging : Packaging.values()) {
                byte[] content = content(packaging);
                for (String level : List.of("B", "T", "LT", "LTA")) {
                    byte[] signed = desk.sign(Sample.CONTENT_NAME, content, packaging, level);
                    String name = packaging.published() + " " + level;
                    all.add(own(name, signed, packaging, content, roots));
                    if (!level.equals("LT")) continue;
                    tampered(packaging, signed)
                            .forEach(
                                    (how, forged) ->
                                            all.add(
                                                    own(
                                                            name + ", " + how,
                                                            forged,
                                                            packaging,
                                                            content,
                                                            roots)));
                    if (packaging.detached()) {
                        byte[] other = "Báo cáo số 13".getBytes(StandardCharsets.UTF_8);
                        all.add(own(name + ", another content", signed, packaging, other, roots));
                    }
                }
            }
        }
        return all;
    }

    private static Sample own(
            String name,
            byte[] signed,
            Packaging packaging,
            byte[] content,
            List<X509Certificate> roots) {
        return new Sample(
                name, signed, packaging.detached() ? content : null, roots, null, List.of());
    }

    private static byte[] content(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case OFFICE -> Letters.docx(NOTE);
            case XML -> ("<so>" + NOTE + "</so>").getBytes(StandardCharsets.UTF_8);
            case JSON -> ("{\"so\":\"" + NOTE + "\"}").getBytes(StandardCharsets.UTF_8);
            case CMS, CMS_DETACHED, XML_DETACHED, CONTAINER ->
                    NOTE.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Map<String, byte[]> tampered(Packaging packaging, byte[] signed) {
        var all = new LinkedHashMap<String, byte[]>();
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        switch (packaging) {
            case PDF -> {
                byte[] changed = signed.clone();
                changed[Letters.pdf().length / 2] ^= 1;
                all.put("a byte changed", changed);
                all.put("junk behind", latin(text + "junk"));
                all.put("cut off", java.util.Arrays.copyOf(signed, signed.length - 900));
            }
            case XML -> {
                all.put("a digit changed", latin(text.replace("12</so>", "13</so>")));
                all.put("without its signature", latin("<so>12</so>"));
                all.put("cut off", java.util.Arrays.copyOf(signed, signed.length / 2));
            }
            case CMS -> {
                all.put("a digit changed", latin(text.replace(" 12", " 13")));
                all.put("cut off", java.util.Arrays.copyOf(signed, signed.length / 2));
            }
            case JSON -> {
                var payload = text.indexOf("\"payload\":\"") + 20;
                char other = text.charAt(payload) == 'A' ? 'B' : 'A';
                all.put(
                        "a letter changed",
                        latin(text.substring(0, payload) + other + text.substring(payload + 1)));
            }
            case CONTAINER -> {
                all.put("content changed", with(signed, Sample.CONTENT_NAME, "13"));
                all.put("a file more", with(signed, "more.txt", "13"));
                all.put("a script in META-INF", with(signed, "META-INF/run.sh", "13"));
            }
            case CMS_DETACHED, XML_DETACHED, OFFICE -> {}
        }
        return all;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The container with one entry put in or replaced.
    private static byte[] with(byte[] zip, String name, String text) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
                var packed = new ZipOutputStream(out)) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                entries.put(one.getName(), in.readAllBytes());
            }
            entries.put(name, text.getBytes(StandardCharsets.UTF_8));
            for (var entry : entries.entrySet()) {
                packed.putNextEntry(new ZipEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
            packed.finish();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Every forgery of [Forge] that is a certificate, in every format.
    static List<Sample> forged(Path dir) {
        var all = new ArrayList<Sample>();
        Set<Packaging> formats =
                EnumSet.of(
                        Packaging.PDF,
                        Packaging.CMS,
                        Packaging.XML,
                        Packaging.JSON,
                        Packaging.CONTAINER);
        try (var shop = new Workshop(dir)) {
            var forge = shop.forge;
            var who = Workshop.WHO;
            Instant now = shop.now();
            Map<String, Forged> forgeries = new LinkedHashMap<>();
            forgeries.put("genuine", shop.honest);
            forgeries.put(
                    "expired",
                    forge.expired(
                            who, now.minus(Duration.ofDays(60)), now.minus(Duration.ofDays(30))));
            forgeries.put("certificate signed with SHA-1", forge.weakHash(who));
            forgeries.put("RSA 1024", forge.weakKey(who));
            forgeries.put("for enciphering keys", forge.wrongUsage(who));
            forgeries.put("signed by another key", forge.wrongIssuer(who));
            forgeries.put("of a CA of the same name", forge.unknownCa(who));
            forgeries.put(
                    "of a CA that has expired",
                    forge.expiredCa(who, now.minus(Duration.ofDays(10))));
            forgeries.put("naming changes nobody tells", forge.announcingChanges(who));
            var crls = shop.crls();
            var roots = shop.roots();
            forgeries.forEach(
                    (how, forgery) -> {
                        var signer = new AnySigner(forgery, now.minusSeconds(5));
                        for (Packaging format : formats) {
                            all.add(
                                    new Sample(
                                            format.published() + " B, " + how,
                                            signer.sign(content(format), format),
                                            null,
                                            roots,
                                            null,
                                            crls));
                        }
                    });
        }
        return all;
    }
}
