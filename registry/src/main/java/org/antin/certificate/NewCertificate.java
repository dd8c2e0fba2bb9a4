package org.antin.certificate;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// A certificate to be entered.
///
/// @param id chosen by the caller
/// @param encoded DER or PEM
/// @param chain certificates that came along, for the way to a configured root; may be empty
/// @param renewals 1 when it is the renewal of another
/// @param replaces the certificate whose place it takes
public record NewCertificate(
        UUID id,
        UUID subscriber,
        @Nullable UUID device,
        byte[] encoded,
        List<byte[]> chain,
        int renewals,
        @Nullable UUID replaces) {
    public NewCertificate {
        chain = List.copyOf(chain);
    }

    /// A first certificate.
    public static NewCertificate first(
            UUID id, UUID subscriber, @Nullable UUID device, byte[] encoded, List<byte[]> chain) {
        return new NewCertificate(id, subscriber, device, encoded, chain, 0, null);
    }
}
