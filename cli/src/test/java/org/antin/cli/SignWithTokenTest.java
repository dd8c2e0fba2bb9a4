package org.antin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `antin sign` (interfaces.md 1) with a token.
class SignWithTokenTest extends AtTheCommandLine {
    @Test
    @Needs({"softhsm2-util", "pkcs11-tool", "pdfsig"})
    @DisplayName("Điều 7: a PKCS #11 token signs as a process of its own; pdfsig finds it valid")
    void token() throws Exception {
        Path tokens = Files.createDirectory(result("tokens"));
        Path conf = Files.writeString(result("softhsm.conf"), "directories.tokendir = " + tokens);
        Path library =
                List.of("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm").stream()
                        .map(d -> Path.of(d, "libsofthsm2.so"))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
        String made =
                run(
                        conf,
                        0,
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "t",
                        "--pin",
                        KnownSecret.TOKEN_PIN.text(),
                        "--so-pin",
                        KnownSecret.TOKEN_LONG_PIN.text());
        var slot = Pattern.compile("slot (\\d+)").matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        Path pem = result("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path der = Files.write(result("leaf.der"), leaf.getEncoded());
        run(
                conf,
                0,
                "softhsm2-util",
                "--import",
                pem.toString(),
                "--token",
                "t",
                "--label",
                "k",
                "--id",
                "A1",
                "--pin",
                KnownSecret.TOKEN_PIN.text());
        run(
                conf,
                0,
                "pkcs11-tool",
                "--module",
                library.toString(),
                "--login",
                "--pin",
                KnownSecret.TOKEN_PIN.text(),
                "--write-object",
                der.toString(),
                "--type",
                "cert",
                "--id",
                "a1",
                "--label",
                "k");
        Path tokenPin =
                Files.writeString(result("token-pin"), KnownSecret.TOKEN_PIN.text() + "\r\n");
        Path out = result("token.pdf");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] command = {
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "org.antin.cli.AntinCommand",
            "sign",
            "--in",
            letter.toString(),
            "--out",
            out.toString(),
            "--pkcs11",
            library.toString(),
            "--slot-id",
            slot.group(1),
            "--pin-file",
            tokenPin.toString()
        };
        assertThat(run(conf, 0, command))
                .isEqualTo(out + ": ký số thành công (PAdES-BASELINE-B)\n");
        assertThat(run(conf, 0, "pdfsig", "-nocert", out.toString()))
                .contains("Signature is Valid")
                .contains("Total document signed");

        Files.delete(out);
        Files.writeString(tokenPin, KnownSecret.TOKEN_NEXT_PIN.text());
        assertThat(run(conf, 2, command)).contains("wrong PIN").hasLineCount(1);
        assertThat(out).doesNotExist();
        command[12] = "7";
        assertThat(run(conf, 2, command)).contains("no token in slot 7").hasLineCount(1);
        command[12] = slot.group(1);
        Files.writeString(tokenPin, KnownSecret.TOKEN_PIN.text());
        pulledOut(conf, tokens, command);
        assertThat(out).doesNotExist();
        assertThat(run(conf, 2, command)).contains("no token in slot").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    /// Issue 3, must-show 7: the token is open and gone before it signs. Whoever opens a pipe for
    /// writing waits for its reader, and the command reads the file with the token already open.
    private static void pulledOut(Path conf, Path tokens, String... command) throws Exception {
        Path pipe = result("pipe.pdf");
        run(conf, 0, "mkfifo", pipe.toString());
        var reading = command.clone();
        reading[6] = pipe.toString();
        var feeder =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (var out = Files.newOutputStream(pipe)) {
                                        delete(tokens);
                                        out.write(Files.readAllBytes(letter));
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
        assertThat(run(conf, 2, reading)).contains("is it still plugged in?").hasLineCount(1);
        feeder.join();
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.equals(folder)) Files.delete(one);
            }
        }
    }

    private static String run(Path conf, int expected, String... command) throws Exception {
        Path out = Files.createTempFile(dir, "out", ".txt");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("SOFTHSM2_CONF", conf.toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(expected);
        return text;
    }
}
