package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.forge.Forged;
import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.RevocationSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sound signatures, and answers about their certificates that aren't to be relied on: nothing is
/// valid on the word of somebody who may not give it.
class ForgedEvidenceTest {
    @TempDir Path dir;
    private Workshop shop;
    private byte[] signed;
    private @Nullable List<byte[]> lists;

    @BeforeEach
    void open() {
        shop = new Workshop(dir.resolve("ca"));
        signed = shop.cms("Báo cáo số 12".getBytes(StandardCharsets.UTF_8), true);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /// About the signer there is this answer alone, about everybody else the authority's lists.
    private VerificationReport check(byte[] answer) {
        return shop.check(
                signed,
                new RevocationSource() {
                    @Override
                    public Answer ocsp(CertificateChain chain, int place, Instant since) {
                        return new Answer(
                                aboutSigner(chain, place) ? List.of(answer) : List.of(), List.of());
                    }

                    @Override
                    public Answer crl(CertificateChain chain, int place, Instant since) {
                        return new Answer(
                                aboutSigner(chain, place)
                                        ? List.of()
                                        : lists == null ? shop.crls() : lists,
                                List.of());
                    }
                });
    }

    private boolean aboutSigner(CertificateChain chain, int place) {
        return chain.certificates().get(place).equals(shop.honest.certificate());
    }

    private byte[] good(Forged by) {
        return shop.forge.ocspGood(shop.honest.certificate(), by);
    }

    private static void unknown(VerificationReport report) {
        assertThat(report.verdict())
                .as(ReportJson.line(report))
                .isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }

    @Test
    @DisplayName(
            "T09, RFC 6960 4.2.2.2.1: \"good\" by a responder whose own certificate is revoked")
    void revokedResponder() {
        var delegate = shop.forge.delegate();
        assertThat(check(good(delegate)).verdict()).isEqualTo(FileVerdict.VALID);
        shop.forge
                .ca()
                .revoke(
                        delegate.certificate().getSerialNumber(),
                        RevocationReason.KEY_COMPROMISE,
                        shop.now(),
                        Optional.empty());
        unknown(check(good(delegate)));
    }

    @Test
    @DisplayName(
            "T09, RFC 6960 4.2.2.2: \"good\" by a stranger, or by whom the key isn't meant for")
    void nobodysWord() {
        unknown(check(shop.forge.ocspGoodByStranger(shop.honest.certificate())));
        unknown(check(good(shop.forge.genuine(Workshop.WHO))));
    }

    @Test
    @DisplayName("T27: an answer signed with SHA-1 or by a key of 1024 bits makes nothing valid")
    void weakAnswer() {
        var honest = shop.forge.delegate();
        var who = shop.honest.certificate();
        weak(check(shop.forge.ocspGood(who, honest, "SHA1withRSA")));
        weak(check(good(shop.forge.weakDelegate())));
        weak(check(good(shop.forge.weaklyDelegated())));
        assertThat(check(good(honest)).says(Reason.EVIDENCE_WEAK)).isFalse();
    }

    @Test
    @DisplayName(
            "T27: nor does a list signed with SHA-1; where a sound one is at hand, that counts")
    void weakList() {
        byte[] weak = shop.forge.emptyCrl("SHA1withRSA");
        byte[] sound = shop.forge.emptyCrl("SHA256withRSA");
        var root = shop.forge.ca().rootCrl();
        weak(shop.check(signed, new Workshop.AtHand(List.of(weak, root))));
        assertThat(shop.check(signed, new Workshop.AtHand(List.of(weak, sound, root))).verdict())
                .isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName(
            "T27: nor does the word of a responder of whom only a list signed with SHA-1 tells")
    void weakListAboutTheResponder() {
        var delegate = shop.forge.delegate();
        byte[] weak = shop.forge.emptyCrl("SHA1withRSA");
        lists = List.of(weak, shop.forge.ca().rootCrl());
        unknown(check(good(delegate)));
        lists = List.of(shop.forge.emptyCrl("SHA256withRSA"), shop.forge.ca().rootCrl());
        assertThat(check(good(delegate)).verdict()).isEqualTo(FileVerdict.VALID);
    }

    private static void weak(VerificationReport report) {
        unknown(report);
        assertThat(report.says(Reason.EVIDENCE_WEAK)).isTrue();
    }
}
