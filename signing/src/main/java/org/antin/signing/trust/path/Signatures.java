package org.antin.signing.trust.path;

import org.antin.signing.trust.Crypto;
import org.antin.signing.trust.Remembered;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.util.HashMap;
import java.util.Map;

/// Signatures on certificates (RFC 5280 6.1.3 (a)(1)), each verified once, and no more of them than
/// a search may cost.
final class Signatures {
    /// Verification with a key of more bits takes seconds; nobody honest has one.
    private static final int LONGEST_KEY = 16_384;

    private static final Remembered<Pair, Boolean> PROVEN = new Remembered<>(4000);

    private record Pair(PathCertificate certificate, PublicKey key) {}

    private final Map<Pair, Boolean> known = new HashMap<>();
    private int left;

    Signatures(int most) {
        this.left = most;
    }

    boolean exhausted() {
        return left <= 0;
    }

    /// Whether a certificate is signed with a key. False as well once there were too many to
    /// verify.
    boolean holds(PathCertificate certificate, PublicKey key) {
        var pair = new Pair(certificate, key);
        Boolean before = known.get(pair);
        if (before != null) return before;
        if (exhausted()) return false;
        left--;
        boolean holds = PROVEN.get(pair, p -> verifies(p.certificate(), p.key()));
        known.put(pair, holds);
        return holds;
    }

    private static boolean verifies(PathCertificate certificate, PublicKey key) {
        if (tooLong(key)) return false;
        try {
            certificate.x509.verify(key, Crypto.provider());
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            return false;
        } catch (ArithmeticException | ClassCastException e) {
            // Numbers or structures no such key can have.
            return false;
        }
    }

    private static boolean tooLong(PublicKey key) {
        BigInteger modulus =
                key instanceof RSAPublicKey rsa
                        ? rsa.getModulus()
                        : key instanceof DSAPublicKey dsa && dsa.getParams() != null
                                ? dsa.getParams().getP()
                                : BigInteger.ONE;
        return modulus.bitLength() > LONGEST_KEY;
    }

    /// The key of a certificate; null when it can't be read.
    static @Nullable PublicKey key(PathCertificate certificate) {
        try {
            return certificate.x509.getPublicKey();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    /// Whether a key borrows its parameters from the one above (RFC 5280 6.1.4 (f), RFC 3279
    /// 2.3.2).
    static boolean incomplete(PublicKey key) {
        return key instanceof DSAPublicKey dsa && dsa.getParams() == null;
    }

    /// A key with the parameters it borrows; null when those above don't fit.
    static @Nullable PublicKey completed(PublicKey key, PublicKey above) {
        if (!(key instanceof DSAPublicKey own && above instanceof DSAPublicKey lender)) return null;
        var parameters = lender.getParams();
        if (parameters == null) return null;
        try {
            return KeyFactory.getInstance("DSA", Crypto.provider())
                    .generatePublic(
                            new DSAPublicKeySpec(
                                    own.getY(),
                                    parameters.getP(),
                                    parameters.getQ(),
                                    parameters.getG()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
