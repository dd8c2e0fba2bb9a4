package org.antin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

class HeadSignerTest {
    private static final TreeHead HEAD =
            new TreeHead(
                    "antin.example/audit",
                    7,
                    MerkleTreeTest.leaf(7),
                    Instant.parse("2020-09-01T01:02:03.123456789Z"));

    @TempDir private Path folder;

    @Test
    @DisplayName("D2.4: the key file is made once, for its owner's eyes only, and opened again")
    void keyFile() throws IOException {
        Path file = folder.resolve("keys/audit.pem");
        var made = HeadSigner.openOrCreate(file);
        var opened = HeadSigner.openOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(opened.keyId()).isEqualTo(made.keyId()).matches("[0-9a-f]{64}");
        assertThat(made.verifier().verifies(opened.sign(HEAD))).isTrue();
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    @DisplayName("D2.4: a key file that others may read is refused, with the command that helps")
    void openToOthers() throws IOException {
        Path file = folder.resolve("audit.pem");
        HeadSigner.openOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> HeadSigner.openOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    @DisplayName("a file that is no key, or holds two keys that don't belong together, is refused")
    void notAKey() throws IOException {
        Path one = folder.resolve("one.pem");
        Path two = folder.resolve("two.pem");
        HeadSigner.openOrCreate(one);
        HeadSigner.openOrCreate(two);
        String mixed =
                Files.readString(one).replaceFirst("(?s)-----BEGIN PUBLIC.*", "")
                        + Files.readString(two).replaceFirst("(?s).*(?=-----BEGIN PUBLIC)", "");
        Files.writeString(one, mixed);
        assertThatThrownBy(() -> HeadSigner.open(one)).hasMessageContaining("belong together");
        Files.writeString(two, "not a key");
        assertThatThrownBy(() -> HeadSigner.open(two)).hasMessageContaining("isn't an audit key");
    }

    @Test
    @DisplayName(
            "D2.4: a note can be read back, and verifies with the public key's PEM or DER only")
    void note() {
        var signer = HeadSigner.fresh();
        var signed = signer.sign(HEAD);
        assertThat(signed.note())
                .startsWith("antin.example/audit\n7\n")
                .contains("\n2020-09-01T01:02:03.123456000Z\n\n\u2014 antin.example/audit ");
        var read = SignedTreeHead.parse(signed.note()).orElseThrow();
        assertThat(read).isEqualTo(signed);
        byte[] pem = signer.verifier().pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(HeadVerifier.of(pem).orElseThrow().verifies(read)).isTrue();
        assertThat(HeadVerifier.of(signer.verifier().spki()).orElseThrow().verifies(read)).isTrue();
        assertThat(HeadSigner.fresh().verifier().verifies(read)).isFalse();
        assertThat(HeadVerifier.of("nonsense".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    @DisplayName("D2.4: each part of a head is covered by its signature")
    void everyPartIsSigned() {
        var signer = HeadSigner.fresh();
        String signature = signer.sign(HEAD).signature();
        var others =
                new TreeHead[] {
                    new TreeHead("other.example", HEAD.size(), HEAD.root(), HEAD.at()),
                    new TreeHead(HEAD.origin(), 8, HEAD.root(), HEAD.at()),
                    new TreeHead(HEAD.origin(), 7, MerkleTreeTest.leaf(8), HEAD.at()),
                    new TreeHead(HEAD.origin(), 7, HEAD.root(), HEAD.at().plusSeconds(1))
                };
        for (var other : others) {
            assertThat(signer.verifier().verifies(new SignedTreeHead(other, signature))).isFalse();
        }
    }

    @Test
    @DisplayName("a witness's cosignature beside the log's own is left aside")
    void cosigned() {
        var signed = HeadSigner.fresh().sign(HEAD);
        String note = signed.note().replace("\n\n", "\n\n\u2014 witness.example AAAA\n");
        assertThat(SignedTreeHead.parse(note)).contains(signed);
    }

    @Test
    @DisplayName("anything that isn't exactly a note is no checkpoint")
    void notANote() {
        String note = HeadSigner.fresh().sign(HEAD).note();
        assertThat(SignedTreeHead.parse("")).isEmpty();
        assertThat(SignedTreeHead.parse(note.stripTrailing())).isEmpty();
        assertThat(SignedTreeHead.parse(note.replace("\n7\n", "\n07\n"))).isEmpty();
        assertThat(SignedTreeHead.parse(note.replace("\n7\n", "\n-7\n"))).isEmpty();
        assertThat(SignedTreeHead.parse(note.replace("\n\n", "\n"))).isEmpty();
        assertThat(SignedTreeHead.parse(note.replace("\n", "\r\n"))).isEmpty();
    }
}
