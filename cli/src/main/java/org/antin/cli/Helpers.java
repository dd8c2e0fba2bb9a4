package org.antin.cli;

import org.antin.signing.check.CertificateCheck;
import org.antin.signing.check.Reason;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.signing.trust.TrustUnreadable;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Whoever is asked while signing: the time-stamp authority, and who tells of certificates.
///
/// @param check looks at the signer's certificate first; null where nobody is to be asked
/// @param named whether somebody named roots it must lead to
record Helpers(
        Grade grade, @Nullable CertificateCheck check, boolean named, List<AutoCloseable> open)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// @param level B, T, LT or LTA; from T on with an authority
    /// @param trust roots for the signer's certificate; empty: its own chain is taken for granted
    /// @param chain the signer's certificate first
    static Helpers of(
            String level,
            @Nullable URI tsa,
            List<Path> trust,
            List<X509Certificate> chain,
            InstantSource clock)
            throws Stop {
        // Level B without roots: no network, nobody to ask.
        if (tsa == null && trust.isEmpty()) {
            return new Helpers(new Grade.Basic(), null, false, List.of());
        }
        TrustStore roots = roots(trust);
        TimeStampClient stamps = tsa == null ? null : stamps(tsa);
        var fetcher = new RevocationFetcher(clock);
        TrustStore asked = trust.isEmpty() ? own(chain) : roots;
        var check = CertificateCheck.of(() -> asked, fetcher, clock, PATIENCE);
        Grade grade =
                stamps == null
                        ? new Grade.Basic()
                        : level.equals("T")
                                ? new Grade.Stamped(stamps)
                                : new Grade.LongTerm(
                                        stamps,
                                        new EvidenceCollector(fetcher, roots),
                                        level.equals("LTA"));
        List<AutoCloseable> open = stamps == null ? List.of(fetcher) : List.of(stamps, fetcher);
        return new Helpers(grade, check, !trust.isEmpty(), open);
    }

    private static TimeStampClient stamps(URI tsa) throws Stop {
        try {
            return new TimeStampClient(tsa, TimeStampClient.Settings.USUAL);
        } catch (IllegalArgumentException e) {
            throw new Stop("--tsa wants an http or https address");
        }
    }

    private static TrustStore roots(List<Path> trust) throws Stop {
        try {
            return TrustStore.read(trust);
        } catch (TrustUnreadable e) {
            throw new Stop(OneLine.of(e.getMessage()));
        }
    }

    /// The top of one's own chain. A certificate that stands alone has nobody to be asked.
    private static TrustStore own(List<X509Certificate> chain) {
        var certificates =
                new EvidenceCollector(RevocationSource.offline(), TrustStore.none())
                        .chain(chain.getFirst(), chain)
                        .certificates();
        return certificates.size() == 1
                ? TrustStore.none()
                : TrustStore.of(List.of(EvidenceCollector.ownAnchor(certificates.getLast())));
    }

    /// T06: why the signer's certificate must not sign; empty when it may, or nobody says.
    ///
    /// @param remarks takes what isn't known about it
    Optional<Refusal> unfit(List<X509Certificate> chain, Consumer<String> remarks) {
        if (check == null) return Optional.empty();
        return switch (check.check(chain)) {
            case CertificateCheck.Finding.Good _ -> Optional.empty();
            case CertificateCheck.Finding.Unknown(Reason what) -> {
                if (what != Reason.NO_TRUST) {
                    remarks.accept(
                            "nobody answers about the state of the certificate ("
                                    + what.code()
                                    + ")");
                }
                yield Optional.empty();
            }
            case CertificateCheck.Finding.Unfit(Refusal why) -> {
                boolean revoked =
                        why.code() == Refusal.Code.CERTIFICATE_REVOKED
                                || why.code() == Refusal.Code.ISSUER_REVOKED;
                if (named || revoked) yield Optional.of(why);
                remarks.accept(
                        "the chain of the certificate isn't sound (" + why.code().text() + ")");
                yield Optional.empty();
            }
        };
    }

    @Override
    public void close() {
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("a client that can't be closed", e);
            }
        }
    }
}
