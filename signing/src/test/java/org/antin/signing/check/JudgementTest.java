package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.RevocationReason;
import org.antin.practiceca.Subject;
import org.antin.signing.make.Appearance;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustAnchor.Purpose;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Each case of issue item 8 and T08–T10 gets its own honest verdict.
class JudgementTest {
    @TempDir Path dir;
    private Notary notary;

    @BeforeEach
    void open() {
        notary = new Notary(dir);
    }

    @AfterEach
    void close() {
        notary.close();
    }

    private static SignatureReport first(VerificationReport report) {
        return report.signatures().getFirst();
    }

    @Test
    @DisplayName(
            "Điều 7: chữ ký của người có thẩm quyền rồi của cơ quan: hợp lệ, ai, tư cách nào, lúc nào")
    void bothValid() {
        byte[] signed = notary.signedByBoth();
        notary.clock.forward(Duration.ofMinutes(5));
        var report = notary.check(signed);

        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(report.format()).isEqualTo(Format.PADES);
        assertThat(report.signatures()).hasSize(2);
        var leader = first(report);
        assertThat(leader.reason()).isEqualTo(Reason.OK);
        assertThat(leader.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(leader.level()).isEqualTo("PAdES-BASELINE-T");
        assertThat(leader.kind()).isEqualTo(SignatureKind.LEADER);
        assertThat(leader.laterChanges()).isEqualTo(LaterChanges.PERMITTED);
        assertThat(leader.coversWholeDocument()).isFalse();
        assertThat(leader.trustedTime()).isEqualTo(Notary.START);
        assertThat(leader.signer()).contains("CN=Nguyễn Văn Thành").contains("title=Chủ tịch");
        assertThat(leader.who().title()).isEqualTo("Chủ tịch");
        assertThat(leader.chain()).hasSize(3);
        assertThat(leader.chain().getFirst().status().state())
                .isEqualTo(CertificateStatus.State.GOOD);
        var body = report.signatures().getLast();
        assertThat(body.kind()).isEqualTo(SignatureKind.ORGANISATION);
        assertThat(body.laterChanges()).isEqualTo(LaterChanges.NONE);
        assertThat(body.coversWholeDocument()).isTrue();
        assertThat(report.timestamps()).hasSize(2).allMatch(t -> t.verdict() == Verdict.VALID);
        assertThat(report.says(Reason.PRACTICE)).isTrue();
        assertThat(report.says(Reason.LEADER_MISSING)).isFalse();
        assertThat(report.conclusion())
                .startsWith("HỢP LỆ")
                .contains("Chủ tịch Nguyễn Văn Thành")
                .contains("09:00:00 23/11/2026");
    }

    @Test
    @DisplayName(
            "D7.6, interfaces.md 2: chữ ký của cơ quan mà thiếu của lãnh đạo: hợp lệ, có cảnh báo leader-missing")
    void organisationAlone() {
        var report = notary.check(notary.sign(Notary.letter(), notary.organisation));
        assertThat(report.verdict()).isEqualTo(FileVerdict.VALID);
        assertThat(first(report).kind()).isEqualTo(SignatureKind.ORGANISATION);
        assertThat(first(report).who().name()).isEqualTo("Ủy ban nhân dân xã Cẩm Bình");
        assertThat(report.says(Reason.LEADER_MISSING)).isTrue();
    }

    @Test
    @DisplayName("D7.6: chữ ký của một người không thay cho con dấu, dù hình của nó nói gì")
    void aPersonIsNoBody() {
        var untitled =
                new Subject.Individual(
                        "Trần Thị Bình",
                        null,
                        null,
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Hà Tĩnh",
                        null,
                        "042080000001");
        var person = notary.holder(2, untitled, Duration.ofDays(365));
        for (var holder : List.of(notary.leader, person)) {
            byte[] signed =
                    notary.sign(
                            Notary.letter(),
                            holder,
                            true,
                            org.antin.signing.make.SignatureKind.ORGANISATION,
                            new Appearance.Invisible());
            var report = notary.check(signed);
            assertThat(report.verdict()).isEqualTo(FileVerdict.VALID);
            assertThat(first(report).kind())
                    .isEqualTo(holder == person ? SignatureKind.OTHER : SignatureKind.LEADER);
        }
    }

    @Test
    @DisplayName("NĐ 30/2020 PL II: chữ ký trên bản sao điện tử không cần chữ ký lãnh đạo")
    void copy() {
        byte[] copy =
                notary.sign(
                        Notary.letter(),
                        notary.organisation,
                        true,
                        org.antin.signing.make.SignatureKind.COPY,
                        Appearance.TextLines.copy("SAO Y", "UBND xã Cẩm Bình"));
        var report = notary.check(copy);
        assertThat(report.verdict()).isEqualTo(FileVerdict.VALID);
        assertThat(first(report).kind()).isEqualTo(SignatureKind.COPY);
        assertThat(report.says(Reason.LEADER_MISSING)).isFalse();
    }

    @Test
    @DisplayName("interfaces.md 2: không có --trust thì không gì là VALID")
    void withoutTrustNothingIsValid() {
        var report =
                Verifier.of(TrustStore.none(), RevocationSource.offline(), notary.clock)
                        .verify("a.pdf", notary.signedByBoth(), null);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(first(report).reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(first(report).trustedTime()).isNull();
        assertThat(report.says(Reason.NO_TRUST)).isTrue();
    }

    @Test
    @DisplayName(
            "D1.2c, Điều 1.2: chứng thư số của tổ chức khác là ngoài phạm vi, không phải không hợp lệ")
    void otherProvider() {
        var others =
                TrustStore.of(
                        List.of(
                                new TrustAnchor(
                                        notary.server.ca().root(),
                                        Purpose.OTHER_PROVIDER,
                                        new HostRule.Nowhere())));
        var report =
                Verifier.of(others, RevocationSource.offline(), notary.clock)
                        .verify("a.pdf", notary.signedByBoth(), null);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures())
                .hasSize(2)
                .allSatisfy(
                        one -> {
                            assertThat(one.reason()).isEqualTo(Reason.OUT_OF_SCOPE);
                            assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
                            assertThat(one.trustedTime()).as("its time stamps too").isNull();
                            assertThat(one.messages())
                                    .extracting(Message::reason)
                                    .as("what isn't ours to judge isn't judged")
                                    .containsOnly(Reason.OUT_OF_SCOPE, Reason.TIMESTAMP_UNPROVEN);
                        });
        assertThat(report.timestamps()).allMatch(stamp -> stamp.reason() == Reason.OUT_OF_SCOPE);
    }

    @Test
    @DisplayName("T09: không kiểm tra được thu hồi thì chưa kết luận, không bao giờ hợp lệ")
    void offlineIsNotValid() {
        var report = notary.checkOffline(notary.signedByBoth());
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.signatures())
                .allMatch(s -> s.reason() == Reason.REVOCATION_UNKNOWN)
                .allMatch(s -> s.integrity() == Integrity.INTACT);
    }

    @Test
    @DisplayName("T09: máy chủ của tổ chức cấp không trả lời thì chưa kết luận")
    void serverDown() {
        byte[] signed = notary.signedByBoth();
        notary.server.close();
        var report = notary.check(signed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(first(report).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(report.says(Reason.FETCH_FAILED)).isTrue();
    }

    @Test
    @DisplayName("T10: thu hồi sau thời điểm ký tin cậy: vẫn hợp lệ")
    void revokedAfter() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        Instant later = notary.clock.forward(Duration.ofHours(2));
        notary.revoke(notary.leader, RevocationReason.KEY_COMPROMISE, later, Optional.empty());
        notary.clock.forward(Duration.ofHours(1));
        var report = notary.check(signed);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(report.says(Reason.REVOKED_AFTER)).isTrue();
        assertThat(first(report).chain().getFirst().status().state())
                .isEqualTo(CertificateStatus.State.REVOKED);
    }

    @Test
    @DisplayName("T10: thu hồi trước thời điểm ký tin cậy: không hợp lệ")
    void revokedBefore() {
        notary.revoke(
                notary.leader,
                RevocationReason.SUPERSEDED,
                Notary.START.minusSeconds(60),
                Optional.empty());
        var report = notary.check(notary.sign(Notary.letter(), notary.leader));
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(first(report).reason()).isEqualTo(Reason.REVOKED_BEFORE);
        assertThat(first(report).indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(first(report).integrity()).isEqualTo(Integrity.INTACT);
    }

    @Test
    @DisplayName(
            "T10, RFC 5280 5.3.2: invalidityDate trước thời điểm ký làm chữ ký không hợp lệ dù thu hồi sau")
    void invalidBeforeThoughRevokedLater() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        Instant later = notary.clock.forward(Duration.ofHours(2));
        notary.revoke(
                notary.leader,
                RevocationReason.KEY_COMPROMISE,
                later,
                Optional.of(Notary.START.minusSeconds(3600)));
        var report = notary.check(signed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INVALID);
        assertThat(first(report).reason()).isEqualTo(Reason.REVOKED_BEFORE);
    }

    @Test
    @DisplayName("T10: invalidityDate sau thời điểm ký: vẫn hợp lệ")
    void invalidOnlyLater() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        Instant later = notary.clock.forward(Duration.ofHours(2));
        notary.revoke(
                notary.leader,
                RevocationReason.KEY_COMPROMISE,
                later,
                Optional.of(later.minusSeconds(60)));
        assertThat(notary.check(signed).verdict()).isEqualTo(FileVerdict.VALID);
    }

    @Test
    @DisplayName(
            "T10: đã thu hồi, không có dấu thời gian: chưa kết luận; trước khi thu hồi thì hợp lệ")
    void revokedWithoutTime() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader, false);
        assertThat(notary.check(signed).verdict()).isEqualTo(FileVerdict.VALID);
        assertThat(first(notary.check(signed)).trustedTime()).isNull();
        Instant later = notary.clock.forward(Duration.ofHours(2));
        notary.revoke(notary.leader, RevocationReason.SUPERSEDED, later, Optional.empty());
        notary.clock.forward(Duration.ofHours(2));
        var report = notary.check(signed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(first(report).reason()).isEqualTo(Reason.REVOKED_NO_TIME);
        assertThat(first(report).subIndication()).isEqualTo(SubIndication.REVOKED_NO_POE);
    }

    @Test
    @DisplayName("T10: hết hạn sau thời điểm ký tin cậy: vẫn hợp lệ")
    void expiredWithTime() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        notary.clock.forward(Duration.ofDays(6 * 365));
        var report = notary.check(signed);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(report.says(Reason.EXPIRED_AFTER)).isTrue();
    }

    @Test
    @DisplayName("T10: hết hạn, không có dấu thời gian: chưa kết luận")
    void expiredWithoutTime() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader, false);
        notary.clock.forward(Duration.ofDays(6 * 365));
        var report = notary.check(signed);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(first(report).reason()).isEqualTo(Reason.EXPIRED_NO_TIME);
    }

    @Test
    @DisplayName(
            "interfaces.md 2: --at chỉ thay cho hiện tại; dấu thời gian tin cậy vẫn quyết định")
    void atReplacesNowOnly() {
        byte[] stamped = notary.sign(Notary.letter(), notary.leader);
        byte[] bare = notary.sign(Notary.letter(), notary.leader, false);
        Instant then = notary.clock.instant();
        notary.clock.forward(Duration.ofDays(6 * 365));
        assertThat(notary.check(bare, then).verdict()).isEqualTo(FileVerdict.VALID);
        assertThat(notary.check(bare, null).verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        var early = notary.check(stamped, then.minus(Duration.ofDays(365)));
        assertThat(first(early).trustedTime()).isEqualTo(Notary.START);
    }

    @Test
    @DisplayName("T08, T10: chứng cứ có từ trước thời điểm ký không nói gì về thời điểm ký")
    void evidenceFromBeforeSigningIsNoEvidence() {
        byte[] signed = notary.sign(Notary.letter(), notary.leader);
        byte[] list = notary.server.ca().crl();
        Instant then = notary.clock.instant();
        RevocationSource stale =
                new RevocationSource() {
                    @Override
                    public Answer ocsp(
                            org.antin.signing.trust.CertificateChain chain,
                            int place,
                            Instant since) {
                        return new Answer(List.of(), List.of());
                    }

                    @Override
                    public Answer crl(
                            org.antin.signing.trust.CertificateChain chain,
                            int place,
                            Instant since) {
                        var ca = notary.server.ca();
                        boolean issuing = chain.certificates().get(place).equals(ca.issuing());
                        return new Answer(List.of(issuing ? ca.rootCrl() : list), List.of());
                    }
                };
        // The same list, taken at the second of signing, and one second of signing later.
        var verifier = Verifier.of(notary.trust(), stale, notary.clock);
        assertThat(verifier.verify("a.pdf", signed, null).verdict()).isEqualTo(FileVerdict.VALID);
        notary.clock.forward(Duration.ofSeconds(1));
        byte[] later = notary.sign(Notary.letter(), notary.leader);
        var report = verifier.verify("a.pdf", later, null);
        assertThat(first(report).trustedTime()).isAfter(then);
        assertThat(report.verdict()).isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(first(report).reason()).isEqualTo(Reason.REVOCATION_UNKNOWN);
    }
}
