package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.House;
import org.antin.access.Actor;
import org.antin.certificate.Certificates;
import org.antin.certificate.X509Facts;
import org.antin.document.DestructionDesk.Wanted;
import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.KnownSecret;
import org.antin.testkit.Needs;
import org.antin.testkit.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@DisplayName(
        "TT 41 Đ9, Đ10; D7.1, D7.2: files that aren't PDFs are received, kept, packed and watched")
@Needs({"openssl"})
class KeptFormatsTest extends KeepingBody {
    private static final Description WORDS =
            new Description("15/UBND-VP", "Báo cáo", "Về việc thử nghiệm", "000.19.H27.2026.01", 7);

    @Autowired Certificates known;
    @Autowired OutsideSigningDesk outside;
    @Autowired VaultWatch watch;
    @Autowired Damages damages;
    @Autowired CheckDesk checks;

    @TempDir Path dir;

    private List<X509Certificate> chain(UUID certificate, Actor actor) {
        try {
            var der = house.as(actor, () -> known.der(certificate).orElseThrow());
            var chain = new ArrayList<X509Certificate>();
            chain.add(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der)));
            chain.addAll(provider.chain());
            return chain;
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private Document signed(
            SampleFile kind, byte[] content, UUID certificate, SignatureKind as, Actor actor) {
        var asked =
                new OutsideSigningDesk.Asked(
                        Secrecy.NONE,
                        kind.file,
                        content,
                        kind.packaging,
                        chain(certificate, actor),
                        as,
                        null,
                        "");
        var session = value(asking(actor, () -> outside.prepare(asked, actor))).session().id();
        var pin = KnownSecret.PRACTICE_PIN.text();
        return value(asking(actor, () -> tokens.sign(session, pin.toCharArray(), actor)));
    }

    /// Signed by the chairman, then by the commune.
    private Document issued(SampleFile kind) {
        var byLeader =
                signed(kind, kind.content(), body.own(), SignatureKind.LEADER, body.leader());
        return signed(
                kind, bytes(byLeader), body.organisational(), SignatureKind.ORGANISATION, clerk);
    }

    private void provesItself(Document document) {
        var report = offline().verify("a", bytes(now(document)), null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.level()).endsWith("-BASELINE-LTA"));
    }

    private static Set<EvidenceKind> kinds(EvidenceSet set) {
        return set.items().stream().map(EvidenceItem::kind).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T11, TT 02/2019: kept with all its evidence, packed, and renewed; whole offline")
    void keptPackedRenewed(SampleFile kind) {
        var issued = issued(kind);
        assertThat(issued.stage()).isEqualTo(DocumentStage.ISSUED);
        assertThat(offline().verify("a", bytes(issued), null).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);

        var set = kept(issued, WORDS);
        provesItself(issued);
        assertThat(kinds(set))
                .contains(
                        EvidenceKind.CERTIFICATE,
                        EvidenceKind.TIME_STAMP,
                        EvidenceKind.POLICY,
                        EvidenceKind.RESPONSIBILITY,
                        EvidenceKind.REPORT)
                .containsAnyOf(EvidenceKind.CRL, EvidenceKind.OCSP)
                .doesNotContain(EvidenceKind.RECEIPT);

        var packed = value(asking(clerk, () -> archive.pack(issued.id(), clerk)));
        var verdict = new ArchiveChecker(offline(), clock).check(packed.zip(), null);
        assertThat(verdict.well()).as(String.valueOf(verdict.report())).isTrue();
        assertThat(new String(packed.zip(), UTF_8))
                .contains("document/" + kind.archived, "\"Format\" : \"" + kind.word + "\"")
                .contains("\"PageAmount\" : null");

        clock.pass(Duration.ofDays(2));
        var renewed = value(asking(House.SYSTEM, () -> renew(issued)));
        assertThat(renewed.newest().at()).isAfter(set.newest().at());
        provesItself(issued);
    }

    /// As the nightly job does for a stamp that weakens.
    private org.antin.kernel.Outcome<EvidenceSet> renew(Document document) {
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("update evidence_set set stamp_digest = 'SHA-1' where document = ?")
                                .param(document.id())
                                .update());
        return evidence.renew(document.id(), House.SYSTEM);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T11, T12, T21: received with a time stamp openssl verifies, kept, destroyed with all of it")
    void received(SampleFile kind) throws Exception {
        var theirs = bytes(issued(kind));
        clock.pass(Duration.ofHours(3));
        var received =
                value(
                        asking(
                                clerk,
                                () ->
                                        incoming.receive(
                                                handed(kind, theirs),
                                                body.id(),
                                                "UBND huyện Gửi",
                                                clerk)));
        assertThat(received.stage()).isEqualTo(DocumentStage.RECEIVED);
        assertThat(bytes(received)).as("as it came").isEqualTo(theirs);
        assertThat(house.as(clerk, () -> documents.states(received.id())))
                .extracting(Documents.State::what)
                .containsExactly("receive", "RECEIPT");
        var stamp = house.as(clerk, () -> sets.receipt(received.id()).orElseThrow());
        assertThat(Duration.between(stamp.at(), clock.instant()).abs())
                .isLessThan(Duration.ofSeconds(3));
        assertThat(openssl(theirs, stamp)).isZero();
        assertThat(openssl("khác".getBytes(UTF_8), stamp)).as("of another file").isNotZero();

        var set = kept(received, WORDS);
        provesItself(received);
        assertThat(kinds(set)).contains(EvidenceKind.RECEIPT);

        var stranger =
                house.actor(
                        org.antin.access.Role.RECORDS_CLERK, house.commune(house.province().loc()));
        assertThat(house.as(stranger, () -> sets.receipt(received.id()))).isEmpty();
        clock.pass(Duration.ofHours(1));
        var wanted = new Wanted("12/QĐ-UBND", LocalDate.of(2026, 3, 1), "hết thời hạn");
        var others = ofOthers(received);
        var kept = now(received).sha256();
        value(asking(clerk, () -> destruction.destroy(received.id(), wanted, clerk)));
        assertThat(house.as(House.SYSTEM, () -> sets.receipt(received.id()))).isEmpty();
        assertThat(destroyedAlone(set, others))
                .contains(
                        EvidenceKind.CERTIFICATE,
                        EvidenceKind.TIME_STAMP,
                        EvidenceKind.RECEIPT,
                        EvidenceKind.REPORT)
                .containsAnyOf(EvidenceKind.CRL, EvidenceKind.OCSP);
        assertThat(vault.get(kept)).as("the file with its evidence inside").isEmpty();
        assertThat(vault.get(Vault.sha256(theirs))).as("the letter it came from").isPresent();
    }

    private static DocumentDesk.Handed handed(SampleFile kind, byte[] content) {
        return new DocumentDesk.Handed(Secrecy.NONE, kind.file, content);
    }

    private int openssl(byte[] file, ReceiptStamp stamp) throws Exception {
        var pem = new StringBuilder();
        for (var one : provider.chain()) pem.append(pem(one));
        pem.append(pem(provider.root()));
        Files.writeString(dir.resolve("roots.pem"), pem);
        Files.write(dir.resolve("file"), file);
        Files.write(dir.resolve("stamp.tst"), stamp.token());
        var at = String.valueOf(clock.instant().getEpochSecond());
        return Program.run(
                        dir,
                        "openssl",
                        "ts",
                        "-verify",
                        "-token_in",
                        "-attime",
                        at,
                        "-in",
                        "stamp.tst",
                        "-data",
                        "file",
                        "-CAfile",
                        "roots.pem")
                .exit();
    }

    private static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(X509Facts.encoded(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T21, D7.2: one changed byte in what was signed isn't received; one in the vault is told")
    void changed(SampleFile kind) throws IOException {
        var issued = issued(kind);
        var theirs = bytes(issued);
        int before = vaultFiles();
        var broken = theirs.clone();
        broken[within(kind, theirs)] ^= 1;
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                incoming.receive(
                                                        handed(kind, broken),
                                                        body.id(),
                                                        "X",
                                                        clerk))))
                .isInstanceOf(EvidenceRefusal.NotAuthentic.class);
        assertThat(vaultFiles()).as("nothing half kept").isEqualTo(before);

        var place =
                data.resolve("vault")
                        .resolve(issued.sha256().substring(0, 2))
                        .resolve(issued.sha256());
        Files.write(place, broken);
        clock.pass(Duration.ofDays(1));
        watch.begin();
        watch.goOn();
        assertThat(house.as(clerk, () -> damages.of(issued.id())))
                .singleElement()
                .satisfies(one -> assertThat(one.standing()).isEqualTo(Vault.Standing.CHANGED));
        Files.write(place, theirs);
        clock.pass(Duration.ofDays(1));
        watch.begin();
        watch.goOn();
        assertThat(house.as(clerk, () -> damages.of(issued.id()))).isEmpty();
    }

    /// Somewhere in what the reader is shown.
    private static int within(SampleFile kind, byte[] file) {
        var text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case XML, EDXML, P7M -> text.indexOf(" s\u00E1\u00BB") + 8;
            case JSON -> text.indexOf("\"payload\"") + 20;
            case DOCX -> text.indexOf("word/document.xml") + 60;
            case XLSX -> text.indexOf("xl/sharedStrings.xml") + 60;
            case ASICE -> text.indexOf(kind.file) + kind.file.length() + 8;
        };
    }

    private int vaultFiles() throws IOException {
        try (var all = Files.walk(data.resolve("vault"))) {
            return (int) all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    @DisplayName("D11.1, D1.1b: the desk takes in what can be signed, in the same order of signers")
    void theDesk() {
        var taken =
                body.handIn(
                        desk, "to-trinh.docx", SampleFile.docx("Tờ trình " + UUID.randomUUID()));
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                signing.prepare(
                                                        taken.id(),
                                                        body.organisational(),
                                                        SignatureKind.ORGANISATION,
                                                        clerk))))
                .isEqualTo(new DocumentRefusal.LeaderMissing());
        var byLeader =
                SigningBody.sign(
                        signing, tokens, taken, body.own(), SignatureKind.LEADER, body.leader());
        var number =
                new Look.Numbered(
                        new org.antin.signing.make.IssueNumber(
                                15, "UBND-VP", LocalDate.of(2026, 3, 1)),
                        java.util.Optional.empty(),
                        java.util.Optional.empty());
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                signing.prepare(
                                                        byLeader.id(),
                                                        body.organisational(),
                                                        SignatureKind.NUMBER,
                                                        number,
                                                        clerk))))
                .isEqualTo(new DocumentRefusal.PdfOnly());
        var byBoth =
                SigningBody.sign(
                        signing,
                        tokens,
                        byLeader,
                        body.organisational(),
                        SignatureKind.ORGANISATION,
                        clerk);
        assertThat(byBoth.stage()).isEqualTo(DocumentStage.ISSUED);
        var drawing = "bản vẽ".getBytes(UTF_8);
        var file = new DocumentDesk.Handed(Secrecy.NONE, "ban-ve.dwg", drawing);
        var attached =
                value(asking(clerk, () -> desk.attach(file, byBoth.id(), "15/UBND-VP", clerk)));
        var sealed =
                SigningBody.sign(
                        signing,
                        tokens,
                        attached,
                        body.organisational(),
                        SignatureKind.ATTACHMENT,
                        clerk);
        assertThat(FileForm.of(bytes(sealed))).isEqualTo(FileForm.ASIC);

        assertThat(why(asking(body.leader(), () -> desk.take(file, body.id(), body.leader()))))
                .as("a letter has a form of its own")
                .isEqualTo(new DocumentRefusal.NotSigned("not-a-pdf", ""));
        var secret = new DocumentDesk.Handed(Secrecy.NONE, "a.docx", SampleFile.docx("TỐI MẬT"));
        assertThat(why(asking(body.leader(), () -> desk.take(secret, body.id(), body.leader()))))
                .isEqualTo(new DocumentRefusal.StateSecret());
        assertThat(
                        why(
                                asking(
                                        Actor.PUBLIC,
                                        () ->
                                                checks.check(
                                                        Secrecy.NONE,
                                                        "a.docx",
                                                        secret.content(),
                                                        Actor.PUBLIC))))
                .isEqualTo(new DocumentRefusal.StateSecret());
        var copy = new DocumentDesk.Handed(Secrecy.NONE, "sao.docx", SampleFile.docx("Bản sao"));
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                desk.copy(
                                                        copy,
                                                        body.id(),
                                                        CopyForm.TRICH_SAO,
                                                        CopySource.ELECTRONIC_ORIGINAL,
                                                        clerk))))
                .isEqualTo(new DocumentRefusal.PdfOnly());
        assertThat(Arrays.asList(taken.sha256(), byLeader.sha256()))
                .as("each state of the file stays")
                .allMatch(state -> vault.get(state).isPresent());
    }
}
