package org.antin.houserules;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The last test of the last module: what the whole suite left behind gives no secret away.
@DisplayName("House rule: no PIN, password or document text in any log or database dump (Điều 2.4)")
class SecretsTest {
    private static final List<String> LEFT_BEHIND =
            List.of("surefire-reports", "kept-logs", "dumps");

    /// A secret typed into a test by hand would be looked for by nobody.
    private static final Pattern TYPED =
            Pattern.compile(
                    "(?:param\\(\"(?:password|newPassword|repeat|pin|tokenPin)\", |\\bpin\\()"
                            + "\"[^\"]{6,}\"");

    @TempDir Path folder;

    @Test
    @Needs
    @DisplayName("none of the secrets used is in any log, report or dump of the suite")
    void nothingGivenAway() throws IOException {
        var finder = new Finder(KnownSecret.all());
        var found = new TreeSet<String>();
        var searched = new TreeSet<String>();
        long bytes = 0;
        for (var file : leftBehind()) {
            searched.add(file.getParent().getFileName().toString());
            bytes += Files.size(file);
            for (var what : finder.in(file))
                found.add(Repository.root().relativize(file) + " holds " + what);
        }
        System.out.printf(
                "secrets: %d looked for, %d of them used, in %d kB of logs, reports and dumps%n",
                KnownSecret.all().size(), KnownSecret.used().size(), bytes / 1000);
        assertThat(found).isEmpty();
        assertThat(searched).as("what was searched").containsAll(LEFT_BEHIND);
        assertThat(KnownSecret.unused()).as("named as known, but used by no test").isEmpty();
    }

    private static List<Path> leftBehind() throws IOException {
        var files = new ArrayList<Path>();
        try (var modules = Files.list(Repository.root())) {
            for (var module : modules.toList())
                for (var name : LEFT_BEHIND) {
                    var left = module.resolve("target").resolve(name);
                    if (!Files.isDirectory(left)) continue;
                    try (var all = Files.walk(left)) {
                        all.filter(Files::isRegularFile).forEach(files::add);
                    }
                }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "decomposed",
                "hex",
                "HEX",
                "base64-0",
                "base64-1",
                "base64-2",
                "utf-16le",
                "utf-16be",
                "utf-16 in hex",
                "url",
                "json"
            })
    @DisplayName("a secret that is planted is found, in whatever form it was written")
    void planted(String form) throws IOException {
        var secret = "bưởi Phúc Trạch";
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        byte[] written =
                switch (form) {
                    case "plain" -> utf8;
                    case "decomposed" ->
                            Normalizer.normalize(secret, Normalizer.Form.NFD)
                                    .getBytes(StandardCharsets.UTF_8);
                    case "hex" -> HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.UTF_8);
                    case "HEX" ->
                            HexFormat.of()
                                    .withUpperCase()
                                    .formatHex(utf8)
                                    .getBytes(StandardCharsets.UTF_8);
                    case "utf-16le" -> secret.getBytes(StandardCharsets.UTF_16LE);
                    case "utf-16be" -> secret.getBytes(StandardCharsets.UTF_16BE);
                    case "utf-16 in hex" ->
                            HexFormat.of()
                                    .formatHex(secret.getBytes(StandardCharsets.UTF_16BE))
                                    .getBytes(StandardCharsets.UTF_8);
                    case "url" ->
                            URLEncoder.encode(secret, StandardCharsets.UTF_8)
                                    .getBytes(StandardCharsets.UTF_8);
                    case "json" ->
                            "b\\u01b0\\u1edfi Ph\\u00fac Tr\\u1ea1ch"
                                    .getBytes(StandardCharsets.UTF_8);
                    default -> // base64 of a longer text in which it begins at 0, 1 or 2
                            Base64.getEncoder()
                                    .encode(
                                            ("x".repeat(form.charAt(7) - '0') + secret + " và khế")
                                                    .getBytes(StandardCharsets.UTF_8));
                };
        var file = folder.resolve("server.log");
        Files.write(file, "{\"message\":\"".getBytes(StandardCharsets.UTF_8));
        Files.write(file, written, java.nio.file.StandardOpenOption.APPEND);
        Files.write(
                file,
                "\"}\n".getBytes(StandardCharsets.UTF_8),
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(new Finder(List.of(secret)).in(file)).isNotEmpty();
        assertThat(new Finder(List.of("cam Khe Mây")).in(file)).isEmpty();
    }

    @Test
    @DisplayName("tests take their passwords and PINs from KnownSecret, where they are looked for")
    void noneIsTyped() throws IOException {
        var typed = new ArrayList<String>();
        for (var file : Sources.java()) {
            if (!file.toString().contains("/src/test/")) continue;
            TYPED.matcher(Files.readString(file))
                    .results()
                    .forEach(hit -> typed.add(file.getFileName() + ": " + hit.group()));
        }
        assertThat(typed).isEmpty();
    }
}
