package org.antin.signing.make;

import java.util.List;

/// What a later check needs to know of the certificates of a signature and of its time stamps.
///
/// @param certificates DER
/// @param crls DER
/// @param ocspAnswers DER of OCSPResponse
public record Evidence(List<byte[]> certificates, List<byte[]> crls, List<byte[]> ocspAnswers) {
    public Evidence {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspAnswers = List.copyOf(ocspAnswers);
    }
}
