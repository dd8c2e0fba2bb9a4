package org.antin.device;

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
import java.util.Arrays;
import java.util.UUID;

@DisplayName("D2.3: a device's number is kept so that who steals the database can't read it")
class DeviceCipherTest {
    private static final DeviceNumber NUMBER = new DeviceNumber("VGT0004471");
    private static final UUID DEVICE = UUID.randomUUID();

    private static DeviceCipher cipher(int key) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return new DeviceCipher(bytes);
    }

    @Test
    @DisplayName("sealed, it opens with the same key for the same device and in no other way")
    void sealed() {
        var cipher = cipher(1);
        var sealed = cipher.seal(NUMBER, DEVICE);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(NUMBER.value(), NUMBER.tail());
        assertThat(cipher(1).open(sealed, DEVICE)).isEqualTo(NUMBER);
        assertThat(cipher.seal(NUMBER, DEVICE)).as("twice the same says so").isNotEqualTo(sealed);

        assertThatThrownBy(() -> cipher.open(sealed, UUID.randomUUID()))
                .as("moved to another device")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher(2).open(sealed, DEVICE))
                .as("another server's key")
                .isInstanceOf(IllegalStateException.class);
        for (int at : new int[] {0, 12, sealed.length - 1}) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> cipher.open(changed, DEVICE))
                    .as("byte %d changed", at)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("what it is found by is the same each time, and worth nothing without the key")
    void found() {
        var hash = cipher(1).hash(NUMBER);
        assertThat(hash).isEqualTo(cipher(1).hash(NUMBER)).hasSize(32);
        assertThat(hash).isNotEqualTo(cipher(1).hash(new DeviceNumber("VGT0004472")));
        assertThat(hash).isNotEqualTo(cipher(2).hash(NUMBER));
        var tail = cipher(1).tailHash("4471");
        assertThat(tail).isEqualTo(cipher(1).tailHash(NUMBER.tail())).hasSize(32);
        assertThat(tail).isNotEqualTo(cipher(1).tailHash("4472"));
        assertThat(tail)
                .as("a number of four characters isn't taken for a tail")
                .isNotEqualTo(cipher(1).hash(new DeviceNumber("4471")));
    }

    @Test
    @DisplayName("the key is made once, for its owner's eyes alone, and no other file is taken")
    void keyFile(@TempDir Path dir) throws IOException {
        var file = dir.resolve("secrets/device-key");
        var sealed = new DeviceCipher(file).seal(NUMBER, DEVICE);
        var key = Files.readAllBytes(file);
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new DeviceCipher(file).open(sealed, DEVICE)).as("restarted").isEqualTo(NUMBER);
        assertThat(Files.readAllBytes(file)).isEqualTo(key);

        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> new DeviceCipher(file)).isInstanceOf(IllegalStateException.class);
    }
}
