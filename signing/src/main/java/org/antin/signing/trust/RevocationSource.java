package org.antin.signing.trust;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// Where answers about the state of a certificate come from, beside what the file itself carries.
public interface RevocationSource {
    /// Asks about one certificate.
    ///
    /// @param anchor the anchor the certificate has already been shown to chain to
    /// @param authorities the CA certificates between it and the anchor, the issuer first, the
    ///   anchor last; signatures already checked
    /// @param since evidence older than this is of no use; null when any current one will do
    Answer ask(
            X509Certificate certificate,
            List<X509Certificate> authorities,
            TrustAnchor anchor,
            @Nullable Instant since);

    /// What came of asking: encoded, unchecked evidence, and why some address gave none.
    ///
    /// @param crls DER
    /// @param ocspResponses DER of OCSPResponse
    record Answer(List<byte[]> crls, List<byte[]> ocspResponses, List<Trouble> troubles) {
        public Answer {
            crls = List.copyOf(crls);
            ocspResponses = List.copyOf(ocspResponses);
            troubles = List.copyOf(troubles);
        }

        static final Answer NOTHING = new Answer(List.of(), List.of(), List.of());
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
        return (certificate, authorities, anchor, since) -> Answer.NOTHING;
    }
}
