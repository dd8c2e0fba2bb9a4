package org.antin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.auditlog.Frontier;
import org.antin.auditlog.HeadSigner;
import org.antin.auditlog.TreeHead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;

class QuickSigningTest {
    @Test
    @DisplayName(
            "D2.4: both engines sign a head with the same bytes, and the public key verifies them")
    void sameBytes(@TempDir Path folder) throws IOException {
        var file = folder.resolve("audit-key.pem");
        var quick = HeadSigner.openOrCreate(file, QuickSigning::of);
        var jdk = HeadSigner.open(file);
        for (int size = 0; size < 20; size++) {
            var head =
                    new TreeHead(
                            "antin/test",
                            size,
                            Frontier.EMPTY.root(),
                            Instant.parse("2026-03-02T01:30:00Z"));
            assertThat(quick.sign(head)).isEqualTo(jdk.sign(head));
            assertThat(jdk.verifier().verifies(quick.sign(head))).isTrue();
        }
    }

    @Test
    @DisplayName("another kind of key, or none, is refused without quoting it")
    void wrongKey() throws GeneralSecurityException {
        var other = KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate();
        for (var bytes : new byte[][] {other.getEncoded(), {1, 2, 3}})
            assertThatThrownBy(() -> QuickSigning.of(bytes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not an Ed25519 key")
                    .hasNoCause();
    }

    @Test
    @DisplayName("an engine that signs with another key is found out when the key file is opened")
    void anotherKey(@TempDir Path folder) throws GeneralSecurityException {
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        assertThatThrownBy(
                        () ->
                                HeadSigner.openOrCreate(
                                        folder.resolve("audit-key.pem"),
                                        own -> QuickSigning.of(other.getEncoded())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("don't belong together");
    }
}
