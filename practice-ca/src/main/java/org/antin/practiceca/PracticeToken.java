package org.antin.practiceca;

import org.antin.practiceca.TokenAnswer.AlgorithmUnfit;
import org.antin.practiceca.TokenAnswer.Changed;
import org.antin.practiceca.TokenAnswer.NoSuchKey;
import org.antin.practiceca.TokenAnswer.PinLocked;
import org.antin.practiceca.TokenAnswer.PinUnfit;
import org.antin.practiceca.TokenAnswer.PinWrong;
import org.antin.practiceca.TokenAnswer.Signed;
import org.antin.practiceca.TokenAnswer.ToPinChange;
import org.antin.practiceca.TokenAnswer.ToSigning;
import org.antin.practiceca.TokenAnswer.TokenDamaged;
import org.antin.practiceca.TokenAnswer.TokenGone;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A secret-key device for practice (thiết bị lưu khóa bí mật): a file that behaves like a USB
/// token.
///
/// A PIN opens it; each wrong PIN costs a try; at none it locks and only the provider can recover
/// it (Điều 6.2.d). The try is taken off, on the disk, *before* the PIN is looked at, and given
/// back after a right one: pulling the plug in between can't buy free tries. Threads and processes
/// may share a token. What a file can't do is keep somebody who may copy it from guessing
/// elsewhere: that is why it is for practice only.
///
/// Every `char[]` handed in as a PIN is wiped on return, whatever the answer.
public final class PracticeToken {
    private static final int SHORTEST_PIN = 6;
    private static final int LONGEST_PIN = 64;

    private final TokenFolder folder;
    private final String serial;

    PracticeToken(TokenFolder folder, String serial) {
        this.folder = folder;
        this.serial = serial;
    }

    /// The number on the device.
    public String serial() {
        return serial;
    }

    /// The certificates on it, oldest first; readable without a PIN, empty when it is gone or
    /// damaged.
    public List<X509Certificate> certificates() {
        return look().map(TokenImage::slots).orElse(List.of()).stream()
                .map(TokenImage.Slot::certificate)
                .toList();
    }

    /// Tries left, 0 when locked; empty when it is gone or damaged.
    public OptionalInt triesLeft() {
        return look().map(t -> OptionalInt.of(t.triesLeft())).orElse(OptionalInt.empty());
    }

    /// Hashes and signs.
    ///
    /// @param certificate serial number of the certificate whose key signs
    /// @param pin wiped on return
    /// @param dtbs the data to be signed, as they are
    public ToSigning sign(
            BigInteger certificate, char[] pin, byte[] dtbs, TokenAlgorithm algorithm) {
        return signDigest(certificate, pin, algorithm.digest(dtbs), algorithm);
    }

    /// Signs a digest made elsewhere.
    ///
    /// @param certificate serial number of the certificate whose key signs
    /// @param pin wiped on return
    /// @param digest of the algorithm's hash, without any wrapping
    public ToSigning signDigest(
            BigInteger certificate, char[] pin, byte[] digest, TokenAlgorithm algorithm) {
        try (var secret = Pin.taking(pin)) {
            Opened opened =
                    folder.alone(serial, () -> open(secret, certificate, digest, algorithm));
            return switch (opened) {
                case Opened.No(ToSigning answer) -> answer;
                case Opened.Key(PrivateKey key) -> new Signed(algorithm.sign(key, digest));
            };
        } catch (NoSuchFileException e) {
            return new TokenGone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private sealed interface Opened {
        record Key(PrivateKey key) implements Opened {}

        record No(ToSigning answer) implements Opened {}
    }

    private Opened open(Pin pin, BigInteger certificate, byte[] digest, TokenAlgorithm algorithm)
            throws IOException {
        byte[] file = folder.read(serial);
        if (file == null) return new Opened.No(new TokenGone());
        TokenImage token = TokenImage.parse(file);
        if (token == null) return new Opened.No(new TokenDamaged());
        var slot =
                token.slots().stream()
                        .filter(s -> s.certificate().getSerialNumber().equals(certificate))
                        .findFirst();
        if (slot.isEmpty()) return new Opened.No(new NoSuchKey());
        String type = slot.get().certificate().getPublicKey().getAlgorithm();
        if (!algorithm.suits(type) || digest.length != algorithm.digestBytes()) {
            return new Opened.No(new AlgorithmUnfit());
        }
        return switch (check(token, pin)) {
            case Checked.Wrong(int left) ->
                    new Opened.No(left == 0 ? new PinLocked() : new PinWrong(left));
            case Checked.Right(byte[] master) -> {
                byte[] secret = token.secret(slot.get(), master);
                Arrays.fill(master, (byte) 0);
                yield secret == null
                        ? new Opened.No(new TokenDamaged())
                        : new Opened.Key(privateKey(type, secret));
            }
        };
    }

    private sealed interface Checked {
        record Right(byte[] master) implements Checked {}

        record Wrong(int left) implements Checked {}
    }

    /// The one place where a PIN is checked. The order of the first two steps is the point of it.
    private Checked check(TokenImage token, Pin pin) throws IOException {
        if (token.triesLeft() == 0) return new Checked.Wrong(0);
        int left = token.triesLeft() - 1;
        folder.setTries(token, left);
        byte[] master = token.master(pin);
        if (master == null) return new Checked.Wrong(left);
        folder.setTries(token, token.mostTries());
        return new Checked.Right(master);
    }

    /// Sets another PIN, by the holder. Both arrays are wiped on return.
    ///
    /// @param fresh 6 to 64 printable ASCII characters
    public ToPinChange changePin(char[] old, char[] fresh) {
        try (var before = Pin.taking(old);
                var after = Pin.taking(fresh)) {
            if (!fit(after)) return new PinUnfit();
            return folder.alone(serial, () -> changePin(before, after));
        } catch (NoSuchFileException e) {
            return new TokenGone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ToPinChange changePin(Pin before, Pin after) throws IOException {
        byte[] file = folder.read(serial);
        if (file == null) return new TokenGone();
        TokenImage token = TokenImage.parse(file);
        if (token == null) return new TokenDamaged();
        return switch (check(token, before)) {
            case Checked.Wrong(int left) -> left == 0 ? new PinLocked() : new PinWrong(left);
            case Checked.Right(byte[] master) -> {
                setPin(folder, token, master, after);
                yield new Changed();
            }
        };
    }

    /// Puts the token under another PIN and wipes the master key.
    static void setPin(TokenFolder folder, TokenImage token, byte[] master, Pin pin) {
        var box = TokenImage.PinBox.of(pin, token.cost());
        try {
            folder.write(token.withPin(master, box));
        } finally {
            box.wipe();
            Arrays.fill(master, (byte) 0);
        }
    }

    /// Printable ASCII only: other letters have several encodings, and then the right PIN is wrong.
    static boolean fit(Pin pin) {
        byte[] text = pin.utf8();
        try {
            if (text.length < SHORTEST_PIN || text.length > LONGEST_PIN) return false;
            for (byte b : text) {
                if (b < 0x20 || b > 0x7e) return false;
            }
            return true;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static PrivateKey privateKey(String type, byte[] secret) {
        try {
            return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key on a token can't be read", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private Optional<TokenImage> look() {
        try {
            byte[] file = folder.read(serial);
            @Nullable TokenImage token = file == null ? null : TokenImage.parse(file);
            return Optional.ofNullable(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "PracticeToken[" + serial + "]";
    }
}
