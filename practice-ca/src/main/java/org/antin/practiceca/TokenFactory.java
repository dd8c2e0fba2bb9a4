package org.antin.practiceca;

import org.antin.practiceca.TokenAnswer.Changed;
import org.antin.practiceca.TokenAnswer.PinUnfit;
import org.antin.practiceca.TokenAnswer.ToProvider;
import org.antin.practiceca.TokenAnswer.TokenDamaged;
import org.antin.practiceca.TokenAnswer.TokenGone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The provider's side of practice tokens: makes them, sets a new PIN on a locked one (khôi phục
/// thiết bị, Điều 6.2.d), destroys them (thu hồi thiết bị, Điều 6.2.c).
///
/// Its own key (`provider.key` in the folder, owner only) opens every token made here, which is how
/// a PIN can be set without the old one. Several factories, also in several processes, may be open
/// on one folder, but a factory sees only those batches that were there when it was opened and its
/// own.
public final class TokenFactory {
    /// Wrong PINs until a lock. No number is law; tokens in Tuyên Quang lock after 3, ours are
    /// kinder to learners.
    public static final int USUAL_TRIES = 10;

    private static final int MOST_TRIES = 100;

    private final TokenFolder folder;
    private final int tries;
    private final PinCost cost;
    private final byte[] providerKey;

    private TokenFactory(TokenFolder folder, int tries, PinCost cost, byte[] providerKey) {
        this.folder = folder;
        this.tries = tries;
        this.cost = cost;
        this.providerKey = providerKey;
    }

    /// As [#open(Path, int, PinCost)] with the usual tries and cost.
    public static TokenFactory open(Path dir) {
        return open(dir, USUAL_TRIES, PinCost.USUAL);
    }

    /// Opens the folder of tokens `dir`, making it if it isn't there.
    ///
    /// @param tries wrong PINs until tokens made from now on lock, 1 to 100
    /// @param cost of a guess at tokens made from now on; each keeps its own
    public static TokenFactory open(Path dir, int tries, PinCost cost) {
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("tries out of range: " + tries);
        }
        var folder = new TokenFolder(dir);
        Path file = folder.file("provider.key");
        try {
            return folder.alone(
                    "provider",
                    () -> {
                        if (Files.notExists(file)) {
                            DurableFiles.writePrivate(file, Sealed.random(Sealed.KEY_BYTES));
                        }
                        return new TokenFactory(folder, tries, cost, Files.readAllBytes(file));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes one token.
    ///
    /// @param pin 6 to 64 printable ASCII characters; wiped on return
    /// @throws IllegalArgumentException when the PIN doesn't fit or the serial is taken
    public PracticeToken create(
            String serial, KeyPair keys, X509Certificate certificate, char[] pin) {
        var order = new TokenOrder(serial, keys, certificate);
        try (var secret = Pin.taking(pin)) {
            TokenImage made = make(List.of(order), secret).getFirst();
            return folder.alone(
                    serial,
                    () -> {
                        mustBeNew(serial);
                        folder.write(made);
                        return new PracticeToken(folder, serial);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes many tokens with the same first PIN, quickly: Argon2id runs once for all of them, and
    /// all go to the disk in one file with one fsync. A token gets a salt of its own with its first
    /// change of PIN, and a file of its own with its first use. All are made or none.
    ///
    /// @param pin 6 to 64 printable ASCII characters; wiped on return
    /// @throws IllegalArgumentException when the PIN doesn't fit or a serial is taken
    public List<PracticeToken> createMany(List<TokenOrder> orders, char[] pin) {
        try (var secret = Pin.taking(pin)) {
            if (orders.isEmpty()) return List.of();
            var serials = new HashSet<String>();
            for (TokenOrder order : orders) {
                mustBeNew(order.serial());
                if (!serials.add(order.serial())) {
                    throw new IllegalArgumentException("serial twice: " + order.serial());
                }
            }
            Path batch = folder.file(orders.getFirst().serial() + TokenBatch.SUFFIX);
            TokenBatch.write(batch, make(orders, secret));
            folder.addBatch(batch);
            return orders.stream().map(o -> new PracticeToken(folder, o.serial())).toList();
        }
    }

    private List<TokenImage> make(List<TokenOrder> orders, Pin pin) {
        if (!PracticeToken.fit(pin)) {
            throw new IllegalArgumentException("a PIN has 6 to 64 printable ASCII characters");
        }
        var box = TokenImage.PinBox.of(pin, cost);
        try {
            return orders.parallelStream().map(o -> make(o, box)).toList();
        } finally {
            box.wipe();
        }
    }

    private TokenImage make(TokenOrder order, TokenImage.PinBox box) {
        byte[] master = Sealed.random(Sealed.KEY_BYTES);
        try {
            return TokenImage.blank(order.serial(), tries, box, providerKey, master)
                    .withKey(master, order.keys(), order.certificate());
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    private void mustBeNew(String serial) {
        if (folder.hasHad(serial)) {
            throw new IllegalArgumentException("there is or was a token " + serial);
        }
    }

    /// The token of that serial; empty when none was ever made. One that was destroyed is found,
    /// and answers that it is gone.
    public Optional<PracticeToken> find(String serial) {
        return folder.hasHad(TokenFolder.checked(serial))
                ? Optional.of(new PracticeToken(folder, serial))
                : Optional.empty();
    }

    /// Sets a new PIN and gives all tries back, whatever the state of the old PIN.
    ///
    /// @param fresh 6 to 64 printable ASCII characters; wiped on return
    public ToProvider recover(String serial, char[] fresh) {
        try (var pin = Pin.taking(fresh)) {
            if (!PracticeToken.fit(pin)) return new PinUnfit();
            return withMaster(
                    serial, (token, master) -> PracticeToken.setPin(folder, token, master, pin));
        }
    }

    /// Puts one more key with its certificate onto a token.
    public ToProvider addKey(String serial, KeyPair keys, X509Certificate certificate) {
        var order = new TokenOrder(serial, keys, certificate);
        return withMaster(
                serial,
                (token, master) ->
                        folder.write(token.withKey(master, order.keys(), order.certificate())));
    }

    /// Destroys the keys on a token for good.
    public ToProvider destroy(String serial) {
        return withMaster(serial, (_, _) -> folder.destroy(serial));
    }

    @FunctionalInterface
    private interface Act {
        void on(TokenImage token, byte[] master);
    }

    private ToProvider withMaster(String serial, Act act) {
        try {
            return folder.alone(
                    TokenFolder.checked(serial),
                    () -> {
                        byte[] file = folder.read(serial);
                        if (file == null) return new TokenGone();
                        TokenImage token = TokenImage.parse(file);
                        byte[] master = token == null ? null : token.master(providerKey);
                        if (token == null || master == null) return new TokenDamaged();
                        try {
                            act.on(token, master);
                        } finally {
                            Arrays.fill(master, (byte) 0);
                        }
                        return new Changed();
                    });
        } catch (NoSuchFileException e) {
            return new TokenGone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
