package org.antin.document;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/// The one door to where documents lie: each content under its SHA-256, kept for good before the
/// commit that speaks of it. What isn't referred to is harmless; what is can't be half there.
@Component
public class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    /// A content put since then may be spoken of by a commit still to come. Longer than the slowest
    /// time-stamp authority takes.
    private static final Duration UNDER_WAY = Duration.ofMinutes(15);

    private final VaultPlace place;
    private final Clock clock;
    private final ReadWriteLock erasing = new ReentrantReadWriteLock();
    private final Map<String, Put> lately = new ConcurrentHashMap<>();
    private final Set<String> leftOver = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Instant> away = new AtomicReference<>();

    /// @param times how often, since nobody else did
    private record Put(Instant at, int times) {}

    Vault(VaultPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /// How a content stands.
    public enum Standing {
        WHOLE,
        /// Other bytes than those it is named by.
        CHANGED,
        MISSING
    }

    /// Keeps the bytes and returns their SHA-256 in lower-case hex; they are there to stay on
    /// return.
    ///
    /// @throws VaultFull when the place doesn't take them; then nothing of them is left
    /// @throws VaultAway when the place doesn't answer; then nothing speaks of them
    public String put(byte[] content) {
        return putAll(List.of(content)).getFirst();
    }

    /// Keeps all of them, or none of those that weren't here before.
    ///
    /// @throws VaultFull when the place doesn't take them all
    /// @throws VaultAway when the place doesn't answer; what can't be taken back then is later
    public List<String> putAll(List<byte[]> contents) {
        outsideOfTransactions();
        var names = contents.stream().map(Vault::sha256).toList();
        var written = new ArrayList<String>();
        try {
            for (int i = 0; i < names.size(); i++) keep(names.get(i), contents.get(i), written);
            answered();
            return names;
        } catch (VaultPlace.Away e) {
            written.forEach(this::takeBack);
            throw away(e);
        } catch (IOException e) {
            written.forEach(this::takeBack);
            throw new VaultFull(e);
        }
    }

    /// @param written gets its name, if it wasn't here before
    private void keep(String sha256, byte[] content, List<String> written) throws IOException {
        erasing.readLock().lock();
        try {
            var now = clock.instant();
            lately.values().removeIf(put -> put.at().isBefore(now.minus(UNDER_WAY)));
            lately.merge(sha256, new Put(now, 1), (old, one) -> new Put(now, old.times() + 1));
            if (place.has(sha256)) return;
            // First: a place that doesn't answer in time may have taken it.
            written.add(sha256);
            place.write(sha256, content);
            leftOver.remove(sha256);
        } finally {
            erasing.readLock().unlock();
        }
    }

    /// Nobody else has put it meanwhile, so nobody can be about to speak of it.
    private void takeBack(String sha256) {
        erasing.writeLock().lock();
        try {
            var put = lately.get(sha256);
            if (put == null || put.times() > 1) return;
            lately.remove(sha256);
            remove(sha256);
        } finally {
            erasing.writeLock().unlock();
        }
    }

    /// The bytes with this SHA-256; empty when they aren't here, or aren't what they were.
    ///
    /// @throws VaultAway when they can't be read
    public Optional<byte[]> get(String sha256) {
        return read(sha256).filter(content -> sha256(content).equals(sha256));
    }

    /// Reads a content again and compares it with its name.
    ///
    /// @throws VaultAway when it can't be read
    public Standing standing(String sha256) {
        return read(sha256)
                .map(content -> sha256(content).equals(sha256) ? Standing.WHOLE : Standing.CHANGED)
                .orElse(Standing.MISSING);
    }

    private Optional<byte[]> read(String sha256) {
        outsideOfTransactions();
        try {
            var content = place.read(named(sha256));
            answered();
            return content;
        } catch (IOException e) {
            throw away(e);
        }
    }

    /// Takes away what was kept for a while only, and what nobody came to speak of. What can't be
    /// taken away now is [#leftOver()].
    public void remove(String sha256) {
        outsideOfTransactions();
        try {
            place.remove(named(sha256));
        } catch (IOException e) {
            leftOver.add(sha256);
            LOG.warn("the vault keeps {} for now: {}", sha256, e.toString());
        }
    }

    /// What should have been taken away and couldn't be. Forgotten by a restart: it does no harm.
    Set<String> leftOver() {
        return Set.copyOf(leftOver);
    }

    /// Takes a content away for good, unless somebody needs it; while this asks, nobody puts one.
    ///
    /// @param needed whether a committed row refers to it
    /// @return false when it was put so lately that a commit may still come: ask again later
    /// @throws VaultAway when it can't be taken away
    boolean erase(String sha256, BooleanSupplier needed) {
        outsideOfTransactions();
        erasing.writeLock().lock();
        try {
            var put = lately.get(sha256);
            if (put != null && put.at().isAfter(clock.instant().minus(UNDER_WAY))) return false;
            if (!needed.getAsBoolean()) place.remove(named(sha256));
            leftOver.remove(sha256);
            return true;
        } catch (IOException e) {
            throw away(e);
        } finally {
            erasing.writeLock().unlock();
        }
    }

    /// Whether the place answers, whatever became of a single content.
    boolean answers() {
        return place.answers();
    }

    /// Since when nothing could be read or written; empty while it can.
    Optional<Instant> awaySince() {
        return Optional.ofNullable(away.get());
    }

    private VaultAway away(IOException why) {
        if (away.compareAndSet(null, clock.instant())) LOG.error("the vault doesn't answer", why);
        return new VaultAway(why);
    }

    private void answered() {
        if (away.getAndSet(null) != null) LOG.info("the vault answers again");
    }

    /// Nothing leaves the house inside a transaction, and the place may be another house: looked at
    /// where assertions are on.
    private static void outsideOfTransactions() {
        assert !TransactionSynchronizationManager.isActualTransactionActive()
                : "the vault is asked inside a transaction";
    }

    private static String named(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256");
        return sha256;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
