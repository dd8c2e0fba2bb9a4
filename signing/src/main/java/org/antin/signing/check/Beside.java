package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept beside a file whose signatures have no room for it: the time stamp of its receipt,
/// what was known of certificates, and an evidence record (RFC 4998) over all of it and the file.
/// As with what lies inside a file, nothing of it is believed before it is checked.
///
/// @param evidenceRecord DER; null when there is none
/// @param receipts DER of time-stamp tokens over the file as it came
/// @param certificates DER
/// @param crls DER
/// @param ocspAnswers DER
public record Beside(
        byte @Nullable [] evidenceRecord,
        List<byte[]> receipts,
        List<byte[]> certificates,
        List<byte[]> crls,
        List<byte[]> ocspAnswers) {
    public static final Beside NOTHING =
            new Beside(null, List.of(), List.of(), List.of(), List.of());

    public Beside {
        receipts = List.copyOf(receipts);
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocspAnswers = List.copyOf(ocspAnswers);
    }

    /// The time stamps of a receipt, and nothing else yet.
    public static Beside ofReceipts(List<byte[]> receipts) {
        return new Beside(null, receipts, List.of(), List.of(), List.of());
    }

    /// What the record is over, but for the file itself.
    public List<byte[]> pieces() {
        return Stream.of(receipts, certificates, crls, ocspAnswers).flatMap(List::stream).toList();
    }

    /// The same and what wasn't there before of these.
    public Beside with(
            List<byte[]> moreCertificates, List<byte[]> moreCrls, List<byte[]> moreOcspAnswers) {
        return new Beside(
                evidenceRecord,
                receipts,
                joined(certificates, moreCertificates),
                joined(crls, moreCrls),
                joined(ocspAnswers, moreOcspAnswers));
    }

    /// The same under this record.
    public Beside under(byte[] other) {
        return new Beside(other, receipts, certificates, crls, ocspAnswers);
    }

    /// The pieces that weren't there before.
    public List<byte[]> since(Beside before) {
        Set<ByteBuffer> known =
                before.pieces().stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
        return pieces().stream().filter(one -> !known.contains(ByteBuffer.wrap(one))).toList();
    }

    private static List<byte[]> joined(List<byte[]> some, List<byte[]> more) {
        Set<ByteBuffer> met = new HashSet<>();
        return Stream.concat(some.stream(), more.stream())
                .filter(one -> met.add(ByteBuffer.wrap(one)))
                .toList();
    }
}
