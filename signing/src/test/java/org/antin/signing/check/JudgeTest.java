package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.facts.Algorithms;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.SignatureFacts;
import org.antin.signing.check.facts.TimestampFacts;
import org.antin.signing.trust.Crypto;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// D7.5: what a signature must be to satisfy where one is asked. A file really signed and stamped,
/// with one fact about it changed at a time; our own desk makes none of these.
class JudgeTest {
    @TempDir Path dir;
    private Notary notary;
    private DocumentFacts facts;

    @BeforeEach
    void sign() {
        notary = new Notary(dir);
        facts = DocumentReader.read(notary.sign(Notary.letter(), notary.leader), Limits.standard());
        notary.clock.forward(Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        notary.close();
    }

    private Judgement.OfSignature judged(
            Algorithms algorithms, LaterChanges changes, Instant claimed) {
        var one = facts.signatures().getFirst();
        var other =
                new SignatureFacts(
                        one.id(),
                        one.signer(),
                        one.integrity(),
                        one.fault(),
                        algorithms,
                        claimed,
                        one.level(),
                        one.coversWholeDocument(),
                        changes,
                        one.changes(),
                        one.shownAs(),
                        one.counterSignature());
        var file =
                new DocumentFacts(
                        facts.format(),
                        null,
                        List.of(other),
                        facts.timestamps(),
                        facts.certificates(),
                        facts.crls(),
                        facts.ocspAnswers(),
                        facts.remarks());
        return judged(file).signatures().getFirst();
    }

    private Judgement judged(DocumentFacts file) {
        var now = notary.clock.instant();
        var deadline = Deadline.in(Duration.ofMinutes(1));
        return Judge.judge(file, notary.trust(), notary.fetcher, now, now, deadline);
    }

    /// The certificate of the time-stamp authority, signed anew.
    private X509Certificate signedWith(String algorithm, X509Certificate authority)
            throws Exception {
        byte[] key = Files.readAllBytes(dir.resolve("ca/keys/issuing.p8"));
        var issuing = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        return Crypto.certificate(
                new X509v3CertificateBuilder(new JcaX509CertificateHolder(authority))
                        .build(new JcaContentSignerBuilder(algorithm).build(issuing))
                        .getEncoded());
    }

    @ParameterizedTest
    @CsvSource({
        "SHA512withRSA, VALID, OK, true",
        "SHA1withRSA, INDETERMINATE, WEAK_ALGORITHM, false"
    })
    @DisplayName("T27: an authority whose certificate is signed with SHA-1 proves no time")
    void stampingAuthority(String algorithm, Verdict verdict, Reason reason, boolean proven)
            throws Exception {
        var stamp = facts.timestamps().getFirst();
        var authority = signedWith(algorithm, stamp.authority());
        var other =
                new TimestampFacts(
                        stamp.id(),
                        stamp.type(),
                        stamp.time(),
                        authority,
                        stamp.intact(),
                        stamp.algorithms(),
                        stamp.token(),
                        stamp.covers());
        var file =
                new DocumentFacts(
                        facts.format(),
                        null,
                        facts.signatures(),
                        List.of(other),
                        Stream.concat(facts.certificates().stream(), Stream.of(authority))
                                .collect(Collectors.toSet()),
                        facts.crls(),
                        facts.ocspAnswers(),
                        facts.remarks());
        var judged = judged(file);
        assertThat(judged.timestamps().getFirst().reason()).isEqualTo(reason);
        assertThat(judged.timestamps().getFirst().verdict()).isEqualTo(verdict);
        assertThat(judged.signatures().getFirst().trustedTime() != null).isEqualTo(proven);
    }

    private SignatureFacts own() {
        return facts.signatures().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, RSA, 3072, OK, VALID",
        "SHA-1, RSA, 3072, WEAK_ALGORITHM, INDETERMINATE",
        "MD5, RSA, 3072, WEAK_ALGORITHM, INDETERMINATE",
        "SHA-256, RSA, 1024, WEAK_ALGORITHM, INDETERMINATE",
        "SHA-256, EC, 160, WEAK_ALGORITHM, INDETERMINATE",
        ", RSA, 3072, UNKNOWN_ALGORITHM, INDETERMINATE"
    })
    @DisplayName("T27: digest and key as TT 15/2025 wants them, or it is not valid")
    void algorithms(String digest, String key, int bits, Reason reason, Verdict verdict) {
        var one = judged(new Algorithms(digest, key, bits), own().laterChanges(), own().claimed());
        assertThat(one.reason()).isEqualTo(reason);
        assertThat(one.verdict()).isEqualTo(verdict);
        assertThat(one.trustedTime()).isEqualTo(Notary.START);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, OK, VALID",
        "PERMITTED, OK, VALID",
        "SUSPICIOUS, LATER_CHANGE_SUSPICIOUS, INDETERMINATE",
        "FORBIDDEN, LATER_CHANGE_FORBIDDEN, INVALID"
    })
    @DisplayName("Điều 7.2, NĐ 130/2018 Điều 9: what was changed after signing counts against it")
    void laterChanges(LaterChanges changes, Reason reason, Verdict verdict) {
        var one = judged(own().algorithms(), changes, own().claimed());
        assertThat(one.reason()).isEqualTo(reason);
        assertThat(one.verdict()).isEqualTo(verdict);
    }

    @Test
    @DisplayName("a time claimed after the proven one is pointed out, and proves nothing")
    void claimedTime() {
        var honest = Notary.START.plus(Duration.ofMinutes(5));
        assertThat(judged(own().algorithms(), LaterChanges.NONE, honest).findings())
                .doesNotContain(Reason.CLAIMED_TIME_AHEAD);
        var ahead = judged(own().algorithms(), LaterChanges.NONE, honest.plusSeconds(1));
        assertThat(ahead.findings()).contains(Reason.CLAIMED_TIME_AHEAD);
        assertThat(ahead.verdict()).isEqualTo(Verdict.VALID);
        assertThat(ahead.trustedTime()).isEqualTo(Notary.START);
    }
}
