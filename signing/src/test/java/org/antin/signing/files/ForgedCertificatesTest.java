package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.forge.Forge;
import org.antin.practiceca.forge.Forged;
import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Signatures that hold, by certificates that don't: each has its verdict and says which rule is
/// broken.
class ForgedCertificatesTest {
    @TempDir static Path dir;
    private static Workshop shop;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static VerificationReport signed(Forged who) {
        byte[] content = "Báo cáo số 12".getBytes(StandardCharsets.UTF_8);
        return shop.check(shop.cms(content, true, who));
    }

    private static void expect(Forged who, Reason reason, String... words) {
        var report = signed(who);
        var one = report.signatures().getFirst();
        assertThat(one.reason()).as(ReportJson.line(report)).isEqualTo(reason);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        String text =
                one.messages().stream()
                        .filter(m -> m.reason() == reason)
                        .map(m -> m.text())
                        .findFirst()
                        .orElseThrow();
        String chain =
                one.points().stream()
                        .filter(p -> p.code().equals("chain"))
                        .map(p -> p.value())
                        .findFirst()
                        .orElseThrow();
        for (String word : words) {
            assertThat(text).contains(word);
            assertThat(chain).contains(word);
        }
    }

    private static Forge forge() {
        return shop.forge;
    }

    @Test
    @DisplayName("T27: a certificate signed with SHA-1, or for RSA of 1024 bits, is never valid")
    void weakAlgorithms() {
        assertThat(signed(shop.honest).verdict()).isEqualTo(FileVerdict.VALID);
        expect(forge().weakHash(Workshop.WHO), Reason.WEAK_ALGORITHM);
        expect(forge().weakKey(Workshop.WHO), Reason.WEAK_ALGORITHM);
    }

    @Test
    @DisplayName("T08: the path leads to the root, every step of it signed and in force")
    void paths() {
        expect(
                forge().wrongIssuer(Workshop.WHO),
                Reason.UNTRUSTED,
                "chữ ký trên chứng thư số không phải của cơ quan cấp",
                "RFC 5280 mục 6.1.3 (a)(1)");
        expect(
                forge().expiredCa(Workshop.WHO, shop.now().minus(Duration.ofDays(10))),
                Reason.CHAIN_INVALID,
                "chứng thư số của cơ quan cấp không còn hoặc chưa có hiệu lực",
                "RFC 5280 mục 6.1.3 (a)(2)");
        expect(forge().unknownCa(Workshop.WHO), Reason.UNTRUSTED);
    }

    @Test
    @DisplayName("D7.5: a certificate for enciphering, or ended with nobody to say when it signed")
    void purposeAndTime() {
        expect(forge().wrongUsage(Workshop.WHO), Reason.KEY_USAGE);
        var now = shop.now();
        expect(
                forge().expired(
                                Workshop.WHO,
                                now.minus(Duration.ofDays(60)),
                                now.minus(Duration.ofDays(30))),
                Reason.EXPIRED_NO_TIME);
    }

    @Test
    @DisplayName("5.2.6: announced changes that nobody tells: valid by the last list, and said so")
    void announcedChanges() {
        var report = signed(forge().announcingChanges(Workshop.WHO));
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(report.says(Reason.DELTA_CRL_MISSING)).isTrue();
        assertThat(signed(shop.honest).says(Reason.DELTA_CRL_MISSING)).isFalse();
    }
}
