package org.antin.signing.trust;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Where answers about the state of a certificate come from, beside what the file itself carries.
/// Only ever asked about certificates whose chain to an anchor has been checked.
public interface RevocationSource {
    /// Asks OCSP responders about the certificate at a place of its chain.
    ///
    /// @param since evidence older than this is of no use; null when any current one will do
    Answer ocsp(CertificateChain chain, int place, @Nullable Instant since);

    /// Looks for CRLs that tell of the certificate at a place of its chain.
    ///
    /// @param since evidence older than this is of no use; null when any current one will do
    Answer crl(CertificateChain chain, int place, @Nullable Instant since);

    /// Whether anybody is asked at all.
    default boolean online() {
        return true;
    }

    /// What came of asking: encoded, unchecked evidence, and why some address gave none.
    record Answer(List<byte[]> evidence, List<Trouble> troubles) {
        public Answer {
            evidence = List.copyOf(evidence);
            troubles = List.copyOf(troubles);
        }

        static final Answer NOTHING = new Answer(List.of(), List.of());
    }

    /// Why an address gave no evidence.
    enum Trouble {
        /// Not one of the hosts allowed for the anchor, or not an address we ask.
        REFUSED,
        /// Unreachable, too slow, too big, redirected, or not an answer.
        FAILED
    }

    /// Asks nobody: what the file carries is all there is.
    static RevocationSource offline() {
        return new RevocationSource() {
            @Override
            public Answer ocsp(CertificateChain chain, int place, @Nullable Instant since) {
                return Answer.NOTHING;
            }

            @Override
            public Answer crl(CertificateChain chain, int place, @Nullable Instant since) {
                return Answer.NOTHING;
            }

            @Override
            public boolean online() {
                return false;
            }
        };
    }
}
