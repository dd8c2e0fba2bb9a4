package org.antin.device;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Keeps device numbers out of the database's clear text (Điều 2.3): AES-256-GCM bound to the
/// device's id, and HMAC-SHA256 for search. The key lies in a file of its own, readable by its
/// owner only, and leaves it for nowhere: whoever steals a dump has no numbers.
@Component
public class DeviceCipher {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey sealing;
    private final SecretKey hashing;

    @Autowired
    DeviceCipher(
            @Value("${antin.device-key-file:${antin.data-dir}/secrets/device-key}") Path file) {
        this(openOrCreate(file));
    }

    /// @param key 32 random bytes
    DeviceCipher(byte[] key) {
        sealing = derived(key, "antin device number sealing", "AES");
        hashing = derived(key, "antin device number hashing", "HmacSHA256");
    }

    byte[] seal(DeviceNumber number, UUID device) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, device);
            var sealed = cipher.doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Fails when the bytes were changed or belong to another device.
    DeviceNumber open(byte[] sealed, UUID device) {
        try {
            var nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, device);
            var clear = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new DeviceNumber(new String(clear, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the number of device " + device + " doesn't open with this server's key", e);
        }
    }

    /// Finds a whole number.
    byte[] hash(DeviceNumber number) {
        return mac("number:" + number.value());
    }

    /// Finds by the last four characters, which lists show anyway.
    byte[] tailHash(String tail) {
        return mac("tail:" + tail);
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID device) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(device.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static SecretKey derived(byte[] key, String purpose, String algorithm) {
        try {
            var expand =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, expand);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] openOrCreate(Path file) {
        try {
            if (file.getParent() != null) Files.createDirectories(file.getParent());
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            try (var channel =
                    Files.newByteChannel(
                            file,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(key));
                return key;
            } catch (FileAlreadyExistsException there) {
                var kept = Files.readAllBytes(file);
                if (kept.length != KEY_BYTES)
                    throw new IllegalStateException(file + " is no device key of this server");
                return kept;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
