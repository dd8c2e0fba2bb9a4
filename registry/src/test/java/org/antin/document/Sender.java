package org.antin.document;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.testkit.PlainSignatures;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Another body, with a certificate of the practice CA, that signs with programs of its own.
///
/// @param chain its certificate first
public record Sender(PrivateKey key, List<X509Certificate> chain) {
    /// @param keys where the practice CA has its keys from
    public static Sender of(PracticeProvider provider, Path keys, Instant now) {
        var subject = new Subject.Organisation("UBND xã Gửi", "UBND huyện Gửi", "Hà Tĩnh");
        var certificate = provider.issue(UUID.randomUUID(), subject, now).certificate();
        var chain = new ArrayList<>(List.of(certificate));
        chain.addAll(provider.chain());
        return new Sender(keyOf(certificate, KeyPool.at(keys)), chain);
    }

    private static PrivateKey keyOf(X509Certificate certificate, KeyPool pool) {
        return IntStream.range(0, KeyPool.SUBJECTS)
                .mapToObj(pool::subject)
                .filter(pair -> pair.getPublic().equals(certificate.getPublicKey()))
                .findFirst()
                .orElseThrow()
                .getPrivate();
    }

    /// CMS without the content it signs.
    public byte[] p7s(byte[] content) {
        return PlainFile.cades(content, key, chain);
    }

    /// An XML signature that names what it signs by an address.
    public byte[] xml(byte[] content, String address) {
        return PlainSignatures.xmlBeside(content, address, key, chain.getFirst());
    }
}
