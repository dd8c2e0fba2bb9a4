package org.antin.signing.check;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/// What a certificate says its key is for (TT 41/2017 Điều 8: used inside its scope).
final class KeyUses {
    private static final String ANY = "2.5.29.37.0";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    /// Signing of documents, as the provider and others write it (signing-rules 7.4; RFC 9336).
    private static final Set<String> DOCUMENTS =
            Set.of(
                    ANY,
                    "1.3.6.1.5.5.7.3.2",
                    "1.3.6.1.5.5.7.3.4",
                    "1.3.6.1.5.5.7.3.36",
                    "1.3.6.1.4.1.311.10.3.12",
                    "1.2.840.113583.1.1.5");

    private KeyUses() {}

    static boolean signsDocuments(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean digitalSignature = usage == null || usage[0];
        boolean nonRepudiation = usage == null || usage[1];
        if (!digitalSignature && !nonRepudiation) return false;
        List<String> purposes = purposes(certificate);
        return purposes.isEmpty() || purposes.stream().anyMatch(DOCUMENTS::contains);
    }

    /// RFC 3161 2.3.
    static boolean stampsTime(X509Certificate certificate) {
        return purposes(certificate).contains(TIME_STAMPING);
    }

    private static List<String> purposes(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null ? List.of() : purposes;
        } catch (CertificateParsingException e) {
            // Unreadable purposes are none we know.
            return List.of("");
        }
    }
}
