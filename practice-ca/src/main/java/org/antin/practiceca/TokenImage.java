package org.antin.practiceca;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// What a token file holds.
///
/// ```
/// "ATPT" · version · tries left · ~tries left · tries at most      8 bytes; the counter is in here
/// CRC-32C of the rest                                              4 bytes
/// serial · PIN cost · salt · master key under PIN · master key under the provider's key · slots
/// ```
///
/// Each private key lies under the master key, the master key under Argon2id(PIN) and, for
/// recovery, under the provider's key. So a new PIN rewrites one small box, and the provider can
/// set a PIN without knowing the old one. The counter stands outside the checksum, at a fixed
/// place, so that it can be changed by one two-byte write.
record TokenImage(
        String serial,
        int mostTries,
        int triesLeft,
        PinCost cost,
        byte[] salt,
        Sealed masterByPin,
        Sealed masterByProvider,
        List<Slot> slots) {
    static final int COUNTER_AT = 5;
    static final int SALT_BYTES = 16;

    private static final byte[] MAGIC = {'A', 'T', 'P', 'T'};
    private static final byte VERSION = 1;
    private static final int HEAD = 12;

    /// One certificate and its private key (PKCS #8) under the master key.
    record Slot(X509Certificate certificate, Sealed key) {}

    /// How a PIN box is made: one key for all tokens that share a PIN and a salt.
    record PinBox(PinCost cost, byte[] salt, byte[] key) {
        static PinBox of(Pin pin, PinCost cost) {
            byte[] salt = Sealed.random(SALT_BYTES);
            return new PinBox(cost, salt, cost.key(pin, salt));
        }

        void wipe() {
            Arrays.fill(key, (byte) 0);
        }

        @Override
        public String toString() {
            return "PinBox[…]";
        }
    }

    static TokenImage blank(
            String serial, int mostTries, PinBox box, byte[] providerKey, byte[] master) {
        return new TokenImage(
                serial,
                mostTries,
                mostTries,
                box.cost(),
                box.salt(),
                Sealed.under(box.key(), pinPurpose(serial), master),
                Sealed.under(providerKey, providerPurpose(serial), master),
                List.of());
    }

    TokenImage withKey(byte[] master, KeyPair keys, X509Certificate certificate) {
        byte[] secret = keys.getPrivate().getEncoded();
        try {
            var slot =
                    new Slot(
                            certificate,
                            Sealed.under(master, keyPurpose(serial, certificate), secret));
            return new TokenImage(
                    serial,
                    mostTries,
                    triesLeft,
                    cost,
                    salt,
                    masterByPin,
                    masterByProvider,
                    Stream.concat(slots.stream(), Stream.of(slot)).toList());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /// The same token under another PIN, with all its tries again.
    TokenImage withPin(byte[] master, PinBox box) {
        return new TokenImage(
                serial,
                mostTries,
                mostTries,
                box.cost(),
                box.salt(),
                Sealed.under(box.key(), pinPurpose(serial), master),
                masterByProvider,
                slots);
    }

    /// The master key by the PIN, or null when it is the wrong one. The caller wipes it.
    byte @Nullable [] master(Pin pin) {
        byte[] key = cost.key(pin, salt);
        try {
            return masterByPin.open(key, pinPurpose(serial));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The master key by the provider's key, or null. The caller wipes it.
    byte @Nullable [] master(byte[] providerKey) {
        return masterByProvider.open(providerKey, providerPurpose(serial));
    }

    /// The private key of a slot (PKCS #8), or null. The caller wipes it.
    byte @Nullable [] secret(Slot slot, byte[] master) {
        return slot.key().open(master, keyPurpose(serial, slot.certificate()));
    }

    private static String pinPurpose(String serial) {
        return "antin token, master by PIN, " + serial;
    }

    private static String providerPurpose(String serial) {
        return "antin token, master by provider, " + serial;
    }

    private static String keyPurpose(String serial, X509Certificate certificate) {
        return "antin token, key, "
                + serial
                + ", "
                + certificate.getSerialNumber().toString(16)
                + ", "
                + certificate.getIssuerX500Principal().getName();
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(serial);
            out.writeInt(cost.memoryKib());
            out.writeInt(cost.passes());
            put(out, salt);
            put(out, masterByPin.bytes());
            put(out, masterByProvider.bytes());
            out.writeShort(slots.size());
            for (Slot slot : slots) {
                put(out, slot.certificate().getEncoded());
                put(out, slot.key().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        byte[] body = bytes.toByteArray();
        return ByteBuffer.allocate(HEAD + body.length)
                .put(MAGIC)
                .put(VERSION)
                .put(counter(triesLeft))
                .put((byte) mostTries)
                .putInt(checksum(body))
                .put(body)
                .array();
    }

    /// The two bytes that say how many tries are left.
    static byte[] counter(int triesLeft) {
        return new byte[] {(byte) triesLeft, (byte) ~triesLeft};
    }

    /// Reads what [#toBytes] wrote, or null when it isn't that.
    static @Nullable TokenImage parse(byte[] file) {
        if (file.length < HEAD || !Arrays.equals(Arrays.copyOf(file, MAGIC.length), MAGIC)) {
            return null;
        }
        var head = ByteBuffer.wrap(file).position(MAGIC.length);
        if (head.get() != VERSION) return null;
        int left = head.get();
        int inverse = head.get();
        int most = head.get();
        byte[] body = Arrays.copyOfRange(file, HEAD, file.length);
        boolean counts = left == ~inverse && left >= 0 && left <= most;
        if (!counts || head.getInt() != checksum(body)) return null;
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            return new TokenImage(
                    in.readUTF(),
                    most,
                    left,
                    new PinCost(in.readInt(), in.readInt()),
                    take(in),
                    new Sealed(take(in)),
                    new Sealed(take(in)),
                    slots(in));
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Slot> slots(DataInputStream in) throws IOException, CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var slots = new ArrayList<Slot>();
        for (int n = in.readUnsignedShort(); n > 0; n--) {
            var certificate =
                    (X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(take(in)));
            slots.add(new Slot(certificate, new Sealed(take(in))));
        }
        return List.copyOf(slots);
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] take(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) throw new IOException("length out of range");
        return in.readNBytes(length);
    }

    private static int checksum(byte[] body) {
        var crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }

    @Override
    public String toString() {
        return "TokenImage[" + serial + "]";
    }
}
