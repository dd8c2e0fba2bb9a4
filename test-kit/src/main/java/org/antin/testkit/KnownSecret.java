package org.antin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;

/// Every password, PIN and sentence of a document that tests and the demo use, in one place: after
/// the whole suite each is looked for in every log, report and database dump, and must be nowhere.
///
/// They are words no log has a reason to say. The demo's password isn't here: it is `demo`, stands
/// on the sign-in page and opens nothing but invented people.
public enum KnownSecret {
    CAST_PASSWORD("mot cau rat de nho"),
    CHOSEN_PASSWORD("chim én gọi xuân về"),
    MISTYPED_PASSWORD("chim én gọi hè sang"),
    ADMINISTRATORS_PASSWORD("bưởi Phúc Trạch chín sớm"),
    WRONG_PASSWORD("con voi con kiến leo dây"),
    LATE_PASSWORD("gui-muon-mot-hai-ba"),
    LATE_NEW_PASSWORD("gui-muon-bon-nam-sau"),
    LATE_PIN("pin-gui-muon-77"),
    /// What every practice token starts with: the default of `antin.practice.first-pin`.
    PRACTICE_PIN("thuchanh1"),
    TOKEN_PIN("ma-pin-dau-tien"),
    TOKEN_LONG_PIN("ma-pin-rat-la-dai"),
    TOKEN_WRONG_PIN("ma-pin-bi-doan-sai"),
    TOKEN_NEXT_PIN("ma-pin-moi-doi-lai"),
    STORE_KEY("khoa-kho-van-ban-o-S3"),
    STORE_WRONG_KEY("khoa-kho-van-ban-go-sai"),
    COMMAND_LINE_PIN("28-Tám-2020"),
    /// Sentences of the letter that is signed in the tests and comes with the demo.
    LETTER_BEGINNING("Ngay sau khi Quyết định được ban hành"),
    LETTER_MIDDLE("thiết bị được bảo quản trong tủ có khóa");

    private final String text;

    KnownSecret(String text) {
        this.text = text;
    }

    /// The secret, for use: that it was used is noted.
    public String text() {
        note(text);
        return text;
    }

    /// Notes a secret that is made at run time, such as the password of a database's role.
    public static void alsoUsed(String secret) {
        note(secret);
    }

    /// Everything noted so far by the tests of this build, and everything named above.
    public static List<String> all() throws IOException {
        var all = new TreeSet<String>();
        for (var known : values()) all.add(known.text);
        all.addAll(used());
        return List.copyOf(all);
    }

    /// What the tests of this build have used so far.
    public static List<String> used() throws IOException {
        if (!Files.isDirectory(folder())) return List.of();
        var used = new TreeSet<String>();
        try (var notes = Files.list(folder())) {
            for (var note : notes.toList())
                for (var line : Files.readAllLines(note))
                    used.add(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
        }
        return List.copyOf(used);
    }

    /// Those named above that no test of this build has used.
    public static List<KnownSecret> unused() throws IOException {
        var used = used();
        return Arrays.stream(values()).filter(known -> !used.contains(known.text)).toList();
    }

    private static Path folder() {
        return Repository.root().resolve("target").resolve("known-secrets");
    }

    private static synchronized void note(String secret) {
        if (!Boolean.getBoolean("antin.full")) return;
        try {
            Files.createDirectories(folder());
            var line =
                    Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
                            + "\n";
            Files.writeString(
                    folder().resolve(Long.toString(ProcessHandle.current().pid())),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
