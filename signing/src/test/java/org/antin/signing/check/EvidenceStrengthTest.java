package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.SignedWith;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.Kind;
import org.antin.signing.trust.StatusEvidence.State;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.List;

class EvidenceStrengthTest {
    private static final AlgorithmIdentifier SOUND =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption);

    private static SignedWith with(String algorithm, int bits) throws GeneralSecurityException {
        var oid =
                switch (algorithm) {
                    case "MD5" -> PKCSObjectIdentifiers.md5WithRSAEncryption;
                    case "SHA-1" -> PKCSObjectIdentifiers.sha1WithRSAEncryption;
                    case "SHA-224" -> PKCSObjectIdentifiers.sha224WithRSAEncryption;
                    case "SHA-256" -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
                    default -> new ASN1ObjectIdentifier("2.999.1");
                };
        return new SignedWith(new AlgorithmIdentifier(oid), key(bits));
    }

    private static PublicKey key(int bits) throws GeneralSecurityException {
        var modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        var spec = new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537));
        return KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    @ParameterizedTest
    @CsvSource({
        // algorithm, bits, said on, needed for, counts, pointed out
        "SHA-256, 2048, 2026-11-20, 2026-11-20, true, false",
        "SHA-1, 2048, 2026-11-20, 2026-11-20, false, false",
        "SHA-256, 1024, 2026-11-20, 2026-11-20, false, false",
        // TT 41/2017 still names SHA-224, TT 15/2025 doesn't.
        "SHA-224, 2048, 2026-11-10, 2026-11-10, true, false",
        "SHA-224, 2048, 2026-11-20, 2026-11-20, false, false",
        "SHA-1, 2048, 2020-05-01, 2020-05-01, false, false",
        // Before there was a rule it is pointed out.
        "SHA-1, 2048, 2016-05-01, 2016-05-01, true, true",
        "SHA-256, 1024, 2016-05-01, 2016-05-01, true, true",
        "SHA-256, 2048, 2016-05-01, 2016-05-01, true, false",
        // Dated back by whoever can forge it, or made when it could be forged.
        "SHA-1, 2048, 2016-05-01, 2026-11-20, false, false",
        "SHA-1, 2048, 2026-11-20, 2016-05-01, false, false",
        // Broken whatever the rules said, or unheard of.
        "MD5, 2048, 2016-05-01, 2016-05-01, false, false",
        "SHA-256, 768, 2016-05-01, 2016-05-01, false, false",
        "none, 2048, 2016-05-01, 2016-05-01, false, false"
    })
    @DisplayName("T27, T28: evidence counts by the rules of the day it speaks for, or of its own")
    void byDay(String algorithm, int bits, String said, String needed, boolean counts, boolean out)
            throws GeneralSecurityException {
        Instant moment = Instant.parse(needed + "T00:00:00Z");
        var one = with(algorithm, bits);
        var other = new SignedWith(SOUND, key(2048));
        for (var signatures : List.of(List.of(one), List.of(other, one), List.of(one, other))) {
            var evidence = evidence(Instant.parse(said + "T00:00:00Z"), signatures);
            assertThat(EvidenceStrength.allows(evidence, moment)).isEqualTo(counts);
            assertThat(EvidenceStrength.pointedOut(evidence, moment)).isEqualTo(out);
        }
    }

    private static StatusEvidence evidence(Instant said, List<SignedWith> signatures) {
        return new StatusEvidence(
                Kind.OCSP, true, State.GOOD, said, null, said, null, null, null, null, signatures);
    }
}
