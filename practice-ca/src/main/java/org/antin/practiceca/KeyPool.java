package org.antin.practiceca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A folder of RSA-3072 key pairs, made once (at the first build) and used again and again, because
/// a pair takes about a quarter of a second to make and the demo needs 1,500 certificates at once.
///
/// Sharing keys between subjects is fine for practice and for nothing else. The folder belongs to
/// the caller, is readable by its owner only and must never be committed. Several threads or
/// processes may use one folder.
public final class KeyPool {
    /// How many subject keys a filled pool has; [#subject(int)] counts around them.
    public static final int SUBJECTS = 8;

    /// Bits of each modulus: the size on today's tokens (VGCA), above the 2048 asked for by TT
    /// 15/2025/TT-BKHCN PL I.
    public static final int BITS = 3072;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path dir;
    private final Map<String, KeyPair> loaded = new ConcurrentHashMap<>();

    private KeyPool(Path dir) {
        this.dir = dir;
    }

    /// Opens the pool in `dir`, making the folder if it is not there. Keys that are missing are
    /// made when first asked for; [#fill()] makes them all.
    public static KeyPool at(Path dir) {
        DurableFiles.makePrivateFolder(dir);
        return new KeyPool(dir);
    }

    /// Makes every key a practice CA and its subjects need, on all cores; does nothing for those
    /// that are there. Takes 5 to 8 s of processor time for an empty folder.
    public KeyPool fill() {
        var names = new ArrayList<>(CaKeys.NAMES);
        for (int i = 0; i < SUBJECTS; i++) {
            names.add(subjectName(i));
        }
        ensure(names);
        return this;
    }

    /// The subject key number `index` (any number from 0 up; counts around after [#SUBJECTS]).
    public KeyPair subject(int index) {
        if (index < 0) throw new IllegalArgumentException("index must not be negative: " + index);
        return named(subjectName(index % SUBJECTS));
    }

    /// The key pair of that name, made now if it isn't there yet.
    ///
    /// @param name lower-case letters, digits and hyphens, up to 40
    public KeyPair named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a key name: " + name);
        }
        KeyPair known = loaded.get(name);
        if (known != null) return known;
        ensure(List.of(name));
        KeyPair read = read(file(name));
        KeyPair first = loaded.putIfAbsent(name, read);
        return first == null ? read : first;
    }

    private static String subjectName(int index) {
        return "subject-" + index;
    }

    private Path file(String name) {
        return dir.resolve(name + ".p8");
    }

    private void ensure(List<String> names) {
        if (names.stream().allMatch(n -> Files.exists(file(n)))) return;
        synchronized (IN_THIS_PROCESS) {
            try (var channel =
                            FileChannel.open(
                                    dir.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                names.parallelStream()
                        .filter(n -> !Files.exists(file(n)))
                        .forEach(
                                n ->
                                        DurableFiles.writePrivate(
                                                file(n), generate().getPrivate().getEncoded()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads an RSA key pair from a PKCS#8 file; the public half is inside the private one.
    static KeyPair read(Path file) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
            if (!(secret instanceof RSAPrivateCrtKey key)) {
                throw new IllegalStateException("not an RSA key with its primes: " + file);
            }
            var open =
                    factory.generatePublic(
                            new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return new KeyPair(open, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("unreadable key file " + file, e);
        }
    }
}
