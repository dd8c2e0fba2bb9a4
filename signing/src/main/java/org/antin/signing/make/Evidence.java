package org.antin.signing.make;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

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

    /// This and the other, each piece once.
    Evidence with(Evidence other) {
        return new Evidence(
                joined(certificates, other.certificates),
                joined(crls, other.crls),
                joined(ocspAnswers, other.ocspAnswers));
    }

    private static List<byte[]> joined(List<byte[]> some, List<byte[]> more) {
        return Stream.concat(some.stream(), more.stream())
                .map(ByteBuffer::wrap)
                .distinct()
                .map(ByteBuffer::array)
                .toList();
    }
}
