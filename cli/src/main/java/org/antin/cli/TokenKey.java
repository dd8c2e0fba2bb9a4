package org.antin.cli;

import org.antin.signing.make.SignatureAlgorithm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A key that signs, with its certificates: from a PKCS #12 file or a PKCS #11 token. The PIN is
/// tried once and never again by itself, because tokens lock after three wrong ones.
final class TokenKey {
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Optional<Provider> provider;

    private TokenKey(PrivateKey key, List<X509Certificate> chain, Optional<Provider> provider) {
        this.key = key;
        this.chain = chain;
        this.provider = provider;
    }

    /// What came of opening it.
    sealed interface Opening {}

    record Opened(TokenKey key) implements Opening {}

    /// @param why one line that says what to do
    record Refused(String why) implements Opening {}

    /// @param serial of the certificate wanted, lower-case hex; empty if there is only one
    static Opening ofFile(Path p12, char[] pin, Optional<String> serial) {
        try (InputStream in = Files.newInputStream(p12)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, pin);
            return choose(store, pin, serial, Optional.empty());
        } catch (IOException e) {
            return e.getCause() instanceof UnrecoverableKeyException
                    ? new Refused("wrong PIN for " + OneLine.of(p12.toString()))
                    : new Refused(OneLine.why(p12, e));
        } catch (GeneralSecurityException e) {
            return new Refused(
                    OneLine.of(p12.toString()) + " isn't a PKCS #12 file with a key in it");
        }
    }

    /// @param slot the slot's identifier, as the token's own tools list it
    static Opening ofToken(Path library, long slot, char[] pin, Optional<String> serial) {
        if (!Files.isRegularFile(library)) {
            return new Refused("no such PKCS #11 library: " + OneLine.of(library.toString()));
        }
        if (library.toString().contains("\"") || library.toString().contains("\n")) {
            return new Refused("the PKCS #11 library's path has a quote or line end in it");
        }
        try {
            Provider token =
                    Security.getProvider("SunPKCS11")
                            .configure(
                                    "--name=antin\nlibrary=\"%s\"\nslot=%d\n"
                                            .formatted(library, slot));
            var store = KeyStore.getInstance("PKCS11", token);
            store.load(null, pin);
            return choose(store, pin, serial, Optional.of(token));
        } catch (IOException e) {
            // The provider tells a wrong PIN from a locked or broken token by this cause.
            return e.getCause() instanceof UnrecoverableKeyException
                    ? new Refused("wrong PIN; mind how many tries are left")
                    : new Refused(
                            "the token in slot %d can't be opened; if it is locked, ask for recovery"
                                    .formatted(slot));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The provider reports a missing slot or an unusable library with unchecked exceptions.
            return new Refused(
                    "no token in slot %d of %s; look at the slots with pkcs11-tool -L"
                            .formatted(slot, OneLine.of(library.toString())));
        }
    }

    private static Opening choose(
            KeyStore store, char[] pin, Optional<String> serial, Optional<Provider> provider)
            throws GeneralSecurityException {
        var candidates = new ArrayList<TokenKey>();
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.isKeyEntry(alias) ? store.getKey(alias, pin) : null;
            List<X509Certificate> chain = chain(store, alias);
            if (key instanceof PrivateKey secret && !chain.isEmpty()) {
                candidates.add(new TokenKey(secret, chain, provider));
            }
        }
        List<TokenKey> fitting =
                candidates.stream()
                        .filter(k -> serial.isPresent() ? k.hasSerial(serial.get()) : k.signs())
                        .toList();
        if (fitting.size() == 1) return new Opened(fitting.getFirst());
        String there =
                String.join(", ", candidates.stream().map(k -> k.serial()).sorted().toList());
        return new Refused(
                candidates.isEmpty()
                        ? "there is no key with a certificate"
                        : "say which certificate with --cert; there are: " + there);
    }

    private static List<X509Certificate> chain(KeyStore store, String alias)
            throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain == null) return List.of();
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private boolean hasSerial(String serial) {
        return serial().equals(serial.toLowerCase(Locale.ROOT).replaceFirst("^0+", ""));
    }

    private String serial() {
        return chain.getFirst().getSerialNumber().toString(16);
    }

    private boolean signs() {
        boolean[] usage = chain.getFirst().getKeyUsage();
        return usage == null || usage[0] || usage[1];
    }

    /// Signer first.
    List<X509Certificate> chain() {
        return chain;
    }

    /// @throws GeneralSecurityException if the token doesn't sign, for example because it was
    ///   pulled
    byte[] sign(SignatureAlgorithm how, byte[] dtbs) throws GeneralSecurityException {
        String algorithm = how.jcaName();
        Signature signature =
                provider.isPresent()
                        ? Signature.getInstance(algorithm, provider.get())
                        : Signature.getInstance(algorithm);
        try {
            signature.initSign(key);
            signature.update(dtbs);
            return signature.sign();
        } catch (ProviderException e) {
            // How the provider of tokens says that its token is gone.
            throw new SignatureException(e);
        }
    }

    /// Names the certificate, never the key.
    @Override
    public String toString() {
        return "TokenKey[" + serial() + "]";
    }
}
