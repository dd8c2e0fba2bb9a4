package org.antin.signing.bench;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/// Something that checks a signed PDF in this process.
interface Checker {
    /// As it is called in the table.
    String name();

    /// Whether it found everything valid.
    boolean valid(byte[] pdf) throws Exception;

    static List<Checker> all(X509Certificate root, InstantSource clock) {
        return List.of(
                new DssChecker(root, clock, false),
                new DssChecker(root, clock, true),
                new Floor(root),
                ours(root, clock));
    }

    static Checker named(String name, X509Certificate root, InstantSource clock) {
        return all(root, clock).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Checker ours(X509Certificate root, InstantSource clock) {
        var anchor = new TrustAnchor(root, Purpose.PRACTICE, new HostRule.Nowhere());
        var verifier =
                Verifier.of(TrustStore.of(List.of(anchor)), RevocationSource.offline(), clock);
        return new Checker() {
            @Override
            public String name() {
                return "ours";
            }

            @Override
            public boolean valid(byte[] pdf) {
                return verifier.verify("a.pdf", pdf, null).verdict() == FileVerdict.VALID;
            }
        };
    }
}
