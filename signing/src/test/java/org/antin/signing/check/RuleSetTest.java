package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import java.util.Map;

/// T28: the rules of the day a signature was proven to exist. Signatures really made with the
/// digest they name and stamped by the practice authority, the signer's own word about the day on
/// the other side of the change.
@Needs
class RuleSetTest {
    /// TT 15/2025 takes SHA-224 off the list from 15/11/2026 on; TT 41/2017 refuses SHA-1 from
    /// 05/02/2018 on. Days begin in Hà Tĩnh, seven hours before they do at Greenwich.
    private static final String CHANGES =
            """
            SHA-224, 2026-11-14T16:59:59Z, 2026-11-14T17:10:00Z, TT41-2017,   OK
            SHA-224, 2026-11-14T17:00:00Z, 2026-11-14T16:50:00Z, TT15-2025,   WEAK_ALGORITHM
            SHA-1,   2018-02-04T16:59:59Z, 2018-02-04T17:10:00Z, BEFORE-TT41, OK
            SHA-1,   2018-02-04T17:00:00Z, 2018-02-04T16:50:00Z, TT41-2017,   WEAK_ALGORITHM
            """;

    @TempDir Path dir;
    private Notary notary;

    private void open(Instant start) {
        notary = new Notary(dir, start);
    }

    @AfterEach
    void close() {
        notary.close();
    }

    /// CAdES by the leader.
    ///
    /// @param claimed what he says about the time
    /// @param stamped whether a time stamp proves the clock's
    private byte[] signed(String digest, Instant claimed, boolean stamped) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var with =
                    new JcaContentSignerBuilder(digest.replace("-", "") + "withRSA")
                            .build(notary.leader.key());
            var info =
                    new JcaSignerInfoGeneratorBuilder(digests)
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(said(claimed)));
            if (stamped) info.setUnsignedAttributeGenerator(this::stamp);
            var cms = new CMSSignedDataGenerator();
            cms.addSignerInfoGenerator(info.build(with, notary.leader.certificate()));
            cms.addCertificates(new JcaCertStore(notary.leader.chain()));
            var content = "Báo cáo số 12".getBytes(StandardCharsets.UTF_8);
            return cms.generate(new CMSProcessableByteArray(content), true).getEncoded("DER");
        } catch (OperatorCreationException | GeneralSecurityException | CMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AttributeTable said(Instant claimed) throws GeneralSecurityException {
        byte[] hash = sha256(notary.leader.certificate().getEncoded());
        var table = new Hashtable<ASN1ObjectIdentifier, ASN1Encodable>();
        put(table, CMSAttributes.signingTime, new Time(Date.from(claimed)));
        put(
                table,
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2(hash)));
        return new AttributeTable(table);
    }

    private static void put(
            Map<ASN1ObjectIdentifier, ASN1Encodable> table,
            ASN1ObjectIdentifier type,
            ASN1Encodable value) {
        table.put(type, new Attribute(type, new DERSet(value)));
    }

    private AttributeTable stamp(Map<?, ?> made) {
        byte[] value = (byte[]) made.get(CMSAttributeTableGenerator.SIGNATURE);
        try {
            var stamp = (TimeStamping.Stamped) notary.stamps.stamp(sha256(value));
            var type = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
            return new AttributeTable(
                    new Attribute(type, new DERSet(ASN1Primitive.fromByteArray(stamp.token()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static SignatureReport only(VerificationReport report) {
        assertThat(report.signatures()).hasSize(1);
        return report.signatures().getFirst();
    }

    @ParameterizedTest(name = "{0} of {1}, claimed {2}: {3}")
    @CsvSource(textBlock = CHANGES)
    @DisplayName("T28: bộ quy tắc theo thời điểm tin cậy, không theo thời điểm khai báo")
    void byTrustedTime(String digest, Instant trusted, Instant claimed, String rules, Reason why) {
        open(trusted);
        byte[] signed = signed(digest, claimed, true);
        notary.clock.forward(Duration.ofMinutes(20));
        var valid = why == Reason.OK;
        // The day it is looked at from decides nothing either.
        for (Instant at : new Instant[] {null, trusted.minusSeconds(60), claimed}) {
            var report = notary.check(signed, at);
            var one = only(report);
            assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(one.algorithms()).startsWith(digest + ",");
            assertThat(one.trustedTime()).isEqualTo(trusted);
            assertThat(one.claimedTime()).isEqualTo(claimed);
            assertThat(one.ruleSet()).isEqualTo(rules);
            assertThat(one.reason()).isEqualTo(why);
            assertThat(report.verdict())
                    .as(report.conclusion())
                    .isEqualTo(valid ? FileVerdict.VALID : FileVerdict.INDETERMINATE);
        }
    }

    @ParameterizedTest(name = "{0} claimed {2}, looked at {1}: {3}")
    @CsvSource(textBlock = CHANGES)
    @DisplayName("T28: không có dấu thời gian: bộ quy tắc của lúc kiểm tra, không của lúc khai báo")
    void byNowWithoutProof(
            String digest, Instant moment, Instant claimed, String rules, Reason why) {
        open(moment);
        var one = only(notary.check(signed(digest, claimed, false)));
        assertThat(one.trustedTime()).isNull();
        assertThat(one.claimedTime()).isEqualTo(claimed);
        assertThat(one.ruleSet()).isEqualTo(rules);
        assertThat(one.reason()).isEqualTo(why);
    }

    @Test
    @DisplayName("T27, T28: chữ ký SHA-1 năm 2017, kiểm tra năm 2026: hợp lệ, có ghi chú")
    void flaggedOnOld() {
        open(Instant.parse("2017-06-01T02:00:00Z"));
        byte[] signed = signed("SHA-1", notary.clock.instant(), true);
        var sound = signed("SHA-256", notary.clock.instant(), true);
        notary.clock.forward(
                Duration.between(notary.clock.instant(), Instant.parse("2026-11-23T02:00:00Z")));
        var report = notary.check(signed);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(only(report).ruleSet()).isEqualTo("BEFORE-TT41");
        assertThat(report.says(Reason.WEAK_ALGORITHM_THEN)).isTrue();
        assertThat(notary.check(sound).says(Reason.WEAK_ALGORITHM_THEN)).isFalse();
    }
}
