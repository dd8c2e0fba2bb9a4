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
                                aboutSigner(chain, place) ? List.of() : shop.crls(), List.of());
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
}
