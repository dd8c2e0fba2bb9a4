package org.antin.signing.make;

import org.antin.signing.make.Refusal.Code;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the signer's certificates must fulfil before anything is signed (T06, T27; Điều 7.3). Trust
/// in the root and revocation are judged by the checker, which has the facts for it.
public final class CertificateRules {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_EC_BITS = 256;
    private static final int LONGEST_CHAIN = 10;

    /// MD2, MD5 and SHA-1 with RSA, DSA and ECDSA.
    private static final Set<String> WEAK_SIGNATURES =
            Set.of(
                    "1.2.840.113549.1.1.2",
                    "1.2.840.113549.1.1.4",
                    "1.2.840.113549.1.1.5",
                    "1.3.14.3.2.29",
                    "1.2.840.10040.4.3",
                    "1.2.840.10045.4.1");

    /// Any, e-mail protection, client authentication, Microsoft document signing, Adobe, RFC 9336.
    private static final Set<String> SIGNING_PURPOSES =
            Set.of(
                    "2.5.29.37.0",
                    "1.3.6.1.5.5.7.3.4",
                    "1.3.6.1.5.5.7.3.2",
                    "1.3.6.1.4.1.311.10.3.12",
                    "1.2.840.113583.1.1.5",
                    "1.3.6.1.5.5.7.3.36");

    private CertificateRules() {}

    /// The first rule that isn't met.
    public static Optional<Refusal> problem(List<X509Certificate> chain, Instant now) {
        X509Certificate signer = chain.getFirst();
        return key(signer)
                .or(() -> purpose(signer))
                .or(() -> validity(signer, now))
                .or(() -> chain(chain, now));
    }

    /// The algorithm for a key that passed [#problem].
    public static SignatureAlgorithm algorithm(X509Certificate signer) {
        return signer.getPublicKey() instanceof RSAPublicKey
                ? SignatureAlgorithm.RSA_PKCS1_SHA256
                : SignatureAlgorithm.ECDSA_SHA256;
    }

    /// Not valid at this moment.
    public static Optional<Refusal> validity(X509Certificate signer, Instant now) {
        return validAt(signer, now)
                ? Optional.empty()
                : refuse(
                        Code.CERTIFICATE_NOT_VALID_NOW,
                        signer.getNotBefore().toInstant(),
                        signer.getNotAfter().toInstant());
    }

    private static Optional<Refusal> key(X509Certificate signer) {
        return switch (signer.getPublicKey()) {
            case RSAPublicKey rsa -> strong(rsa.getModulus().bitLength(), MIN_RSA_BITS);
            case ECPublicKey ec -> strong(ec.getParams().getOrder().bitLength(), MIN_EC_BITS);
            default -> refuse(Code.KEY_NOT_SUPPORTED);
        };
    }

    private static Optional<Refusal> strong(int bits, int least) {
        return bits >= least ? Optional.empty() : refuse(Code.WEAK_KEY, bits);
    }

    private static Optional<Refusal> purpose(X509Certificate signer) {
        if (signer.getBasicConstraints() >= 0) return refuse(Code.CERTIFICATE_NOT_FOR_SIGNING);
        boolean[] usage = signer.getKeyUsage();
        // Bit 0 digitalSignature, bit 1 nonRepudiation (RFC 5280, 4.2.1.3).
        if (usage != null && !usage[0] && !usage[1]) {
            return refuse(Code.CERTIFICATE_NOT_FOR_SIGNING);
        }
        try {
            List<String> purposes = signer.getExtendedKeyUsage();
            if (purposes != null && purposes.stream().noneMatch(SIGNING_PURPOSES::contains)) {
                return refuse(Code.CERTIFICATE_NOT_FOR_SIGNING);
            }
        } catch (CertificateParsingException e) {
            return refuse(Code.CERTIFICATE_NOT_FOR_SIGNING);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> chain(List<X509Certificate> chain, Instant now) {
        if (chain.size() > LONGEST_CHAIN) return refuse(Code.CHAIN_BROKEN);
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            boolean selfSigned =
                    certificate
                            .getSubjectX500Principal()
                            .equals(certificate.getIssuerX500Principal());
            // A root's own signature proves nothing, so its algorithm doesn't matter.
            if (!selfSigned && WEAK_SIGNATURES.contains(certificate.getSigAlgOID())) {
                return refuse(Code.WEAK_CERTIFICATE);
            }
            if (i > 0 && !validAt(certificate, now)) return refuse(Code.ISSUER_NOT_VALID_NOW);
            if (i + 1 < chain.size() && !signs(chain.get(i + 1), certificate)) {
                return refuse(Code.CHAIN_BROKEN);
            }
        }
        return Optional.empty();
    }

    private static boolean signs(X509Certificate issuer, X509Certificate certificate) {
        if (issuer.getBasicConstraints() < 0
                || !certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static boolean validAt(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private static Optional<Refusal> refuse(Code code, Object... args) {
        return Optional.of(Refusal.of(code, args));
    }
}
