package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.access.Acting;
import org.antin.document.DestructionDesk.Wanted;
import org.antin.document.EvidenceRefusal.Incomplete;
import org.antin.document.EvidenceRefusal.Missing;
import org.antin.practiceca.KeyPool;
import org.antin.practiceca.PracticeCaServer;
import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.archive.ArchiveVerdict;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.make.TimeStampClient;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

@DisplayName("TT 41 Đ9, Đ10: files whose signatures have no room are kept with an evidence record")
@Needs
class KeptRecordsTest extends KeepingBody {
    private static final Description WORDS =
            new Description("15/UBND-VP", "Báo cáo", "Về việc thử nghiệm", null, null);

    @Value("${antin.practice.keys}")
    Path keys;

    private byte[] theirs(PlainFile kind) {
        var sender = Sender.of(provider, keys, clock.instant());
        clock.pass(Duration.ofMinutes(5));
        return kind.signed(sender.key(), sender.chain());
    }

    private Document received(PlainFile kind, byte[] file) {
        var handed = new DocumentDesk.Handed(Secrecy.NONE, kind.file, file);
        var document =
                value(
                        asking(
                                clerk,
                                () ->
                                        incoming.receive(
                                                handed, body.id(), "UBND huyện Gửi", clerk)));
        clock.pass(Duration.ofMinutes(10));
        return document;
    }

    private static String only(EvidenceKind kind, EvidenceSet set) {
        return set.items().stream()
                .filter(item -> item.kind() == kind)
                .map(EvidenceItem::sha256)
                .collect(Collectors.joining(" "));
    }

    private int stamps(EvidenceSet set) {
        byte[] record = vault.get(only(EvidenceKind.RECORD, set)).orElseThrow();
        return EvidenceRecord.getInstance(record)
                .getArchiveTimeStampSequence()
                .getArchiveTimeStampChains()[0]
                .getArchiveTimestamps()
                .length;
    }

    private EvidenceSet set(Document document) {
        return house.as(clerk, () -> sets.find(document.id()).orElseThrow());
    }

    private ArchiveVerdict packed(Document document) {
        var zip = value(asking(clerk, () -> archive.pack(document.id(), clerk))).zip();
        return new ArchiveChecker(offline(), clock).check(zip, null);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T11, TT 02/2019: kept as it came with all its evidence, packed, renewed; whole offline")
    void keptPackedRenewed(PlainFile kind) {
        var file = theirs(kind);
        var document = received(kind, file);
        var set = kept(document, WORDS);
        assertThat(bytes(now(document))).as("Điều 7.2").isEqualTo(file);
        assertThat(offline().verify("a", file, null).verdict())
                .as("the file alone")
                .isEqualTo(FileVerdict.INDETERMINATE);
        var beside = KeptBeside.of(set, vault).orElseThrow();
        var report = offline().verify("a", file, beside, null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures().getFirst().trustedTime())
                .as("T11: received, then kept")
                .isEqualTo(house.as(clerk, () -> sets.receipt(document.id()).orElseThrow()).at());
        assertThat(set.items().stream().map(EvidenceItem::kind).collect(Collectors.toSet()))
                .containsAll(
                        Set.of(
                                EvidenceKind.RECORD,
                                EvidenceKind.RECEIPT,
                                EvidenceKind.CERTIFICATE,
                                EvidenceKind.OCSP,
                                EvidenceKind.POLICY,
                                EvidenceKind.RESPONSIBILITY,
                                EvidenceKind.REPORT));

        var verdict = packed(document);
        assertThat(verdict.well()).as(verdict + "").isTrue();
        assertThat(verdict.judgedAt()).isEqualTo(set.newest().at());

        var renewal = new ProofRenewal(sets, evidence, Period.ofYears(1), clock);
        Acting.as(House.SYSTEM, () -> run(renewal));
        assertThat(set(document)).as("not due").isEqualTo(set);
        var soon = clock.instant().plus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC);
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("update evidence_set set lasts_until = ? where document = ?")
                                .params(soon, document.id())
                                .update());
        clock.pass(Duration.ofDays(1));
        Acting.as(House.SYSTEM, () -> run(renewal));
        var renewed = set(document);
        assertThat(stamps(set)).isEqualTo(1);
        assertThat(stamps(renewed)).isEqualTo(2);
        assertThat(renewed.newest().at()).isAfter(set.newest().at());
        assertThat(bytes(now(document))).isEqualTo(file);
        var again = packed(document);
        assertThat(again.well()).as(again + "").isTrue();
        assertThat(again.judgedAt()).isEqualTo(renewed.newest().at());
    }

    private boolean run(ProofRenewal renewal) {
        renewal.renewAll(evidence);
        return true;
    }

    @Test
    @DisplayName("T12: destroyed with its record and its evidence, and with nothing of another's")
    void destroyed() {
        var gone = received(PlainFile.XMLDSIG, theirs(PlainFile.XMLDSIG));
        var stays = received(PlainFile.JWS, theirs(PlainFile.JWS));
        var set = kept(gone, WORDS);
        var other = kept(stays, WORDS);
        clock.pass(Duration.ofHours(1));
        var wanted = new Wanted("12/QĐ-UBND", LocalDate.of(2026, 3, 1), "hết thời hạn");
        var others = ofOthers(gone);
        assertThat(others).containsAll(other.items().stream().map(EvidenceItem::sha256).toList());
        value(asking(clerk, () -> destruction.destroy(gone.id(), wanted, clerk)));

        assertThat(set.items())
                .as("authorities' certificates are of both")
                .anyMatch(item -> others.contains(item.sha256()));
        assertThat(destroyedAlone(set, others))
                .contains(
                        EvidenceKind.CERTIFICATE,
                        EvidenceKind.OCSP,
                        EvidenceKind.RECEIPT,
                        EvidenceKind.RECORD,
                        EvidenceKind.REPORT);
        assertThat(vault.get(gone.sha256())).isEmpty();
        assertThat(packed(stays).well()).isTrue();
    }

    private Missing missing(EvidenceDesk through, Document document) {
        var why = why(asking(clerk, () -> through.keep(document.id(), WORDS, clerk)));
        return ((Incomplete) why).missing();
    }

    @Test
    @DisplayName("T11: what is missing is named: no stamp, nobody who answers, no receipt")
    void incomplete(@TempDir Path dir) {
        var document = received(PlainFile.JWS, theirs(PlainFile.JWS));
        TimeStamper none = _ -> new TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        assertThat(missing(deskWith(none, fetcher), document)).isEqualTo(Missing.TIME_STAMP);
        var closed = new RevocationFetcher(clock);
        closed.close();
        assertThat(missing(deskWith(stamper, closed), document)).isEqualTo(Missing.REVOCATION);
        assertThat(house.as(clerk, () -> sets.find(document.id()))).isEmpty();
        assertThat(now(document)).isEqualTo(document);
        // Another authority, under a root with a key of its own.
        try (var other =
                        PracticeCaServer.start(
                                dir.resolve("other"), clock, KeyPool.at(dir.resolve("keys")));
                var stamps =
                        new TimeStampClient(
                                other.base().resolve("/practice-ca/tsa"),
                                TimeStampClient.Settings.USUAL)) {
            assertThat(missing(deskWith(stamps, fetcher), document))
                    .as("a time stamp nobody trusts proves nothing")
                    .isEqualTo(Missing.CERTIFICATES);
        }
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("delete from receipt_stamp where document = ?")
                                .param(document.id())
                                .update());
        assertThat(missing(evidence, document)).isEqualTo(Missing.TIME_OF_RECEIPT);
    }

    @Test
    @DisplayName("D7.2: neither packed nor renewed when a piece of the vault isn't what it was")
    void damaged() throws IOException {
        var document = received(PlainFile.ASIC_CADES, theirs(PlainFile.ASIC_CADES));
        var set = kept(document, WORDS);
        var record = only(EvidenceKind.RECORD, set);
        var place = data.resolve("vault").resolve(record.substring(0, 2)).resolve(record);
        byte[] whole = Files.readAllBytes(place);
        byte[] other = whole.clone();
        other[other.length / 2] ^= 1;
        Files.write(place, other);
        assertThat(KeptBeside.of(set, vault)).isEmpty();
        assertThat(why(asking(clerk, () -> archive.pack(document.id(), clerk))))
                .isEqualTo(new EvidenceRefusal.FileDamaged());
        assertThat(why(asking(House.SYSTEM, () -> evidence.renew(document.id(), House.SYSTEM))))
                .isEqualTo(new EvidenceRefusal.FileDamaged());
        Files.write(place, whole);
        assertThat(KeptBeside.of(set, vault)).isPresent();
    }
}
