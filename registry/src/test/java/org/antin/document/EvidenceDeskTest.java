package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.access.Acting;
import org.antin.access.Role;
import org.antin.document.DestructionDesk.Wanted;
import org.antin.document.EvidenceRefusal.Incomplete;
import org.antin.document.EvidenceRefusal.Missing;
import org.antin.kernel.CommonRefusal;
import org.antin.signing.archive.ArchiveChecker;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.TimestampType;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.RevocationFetcher;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@DisplayName("TT 41 Đ9, Đ10; D7.1, D7.2: documents are kept with what proves them")
@Needs
class EvidenceDeskTest extends KeepingBody {
    private static final Description WORDS =
            new Description(
                    "15/UBND-VP", "Công văn", "Về việc thử nghiệm", "000.00.19.H27.2026.01", 7);

    @Autowired Eraser eraser;

    private Document issued() {
        var taken = body.handIn(desk);
        var byLeader =
                SigningBody.sign(
                        signing, tokens, taken, body.own(), SignatureKind.LEADER, body.leader());
        return SigningBody.sign(
                signing,
                tokens,
                byLeader,
                body.organisational(),
                SignatureKind.ORGANISATION,
                clerk);
    }

    private List<String> logged(Document document) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select action || ' ' || outcome || ' ' || code from audit_entry where subject = ? order by seq")
                                .param(document.id().toString())
                                .query(String.class)
                                .list());
    }

    private boolean isInVault(String sha256) {
        return Files.exists(data.resolve("vault").resolve(sha256.substring(0, 2)).resolve(sha256));
    }

    @Test
    @DisplayName(
            "T11: the evidence of a signed document is complete, in the file and beside it, before it is kept")
    void t11_keptWithAllItsEvidence() {
        var signed = issued();
        var before = bytes(signed);
        assertThat(offline().verify("a.pdf", before, null).verdict())
                .isEqualTo(FileVerdict.INDETERMINATE);

        var set = kept(signed, WORDS);

        var after = bytes(now(signed));
        assertThat(Arrays.copyOf(after, before.length)).as("Điều 7.2").isEqualTo(before);
        var report = offline().verify("a.pdf", after, null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        Map<EvidenceKind, Long> counts =
                set.items().stream()
                        .collect(Collectors.groupingBy(EvidenceItem::kind, Collectors.counting()));
        assertThat(counts.keySet())
                .contains(
                        EvidenceKind.CERTIFICATE,
                        EvidenceKind.TIME_STAMP,
                        EvidenceKind.POLICY,
                        EvidenceKind.RESPONSIBILITY,
                        EvidenceKind.REPORT);
        assertThat(counts.keySet()).containsAnyOf(EvidenceKind.CRL, EvidenceKind.OCSP);
        assertThat(counts.get(EvidenceKind.TIME_STAMP))
                .as("two signatures, one archive")
                .isEqualTo(3);
        assertThat(set.items()).allMatch(item -> vault.get(item.sha256()).isPresent());
        assertThat(house.as(clerk, () -> sets.find(signed.id()))).contains(set);
        assertThat(why(asking(clerk, () -> evidence.keep(signed.id(), WORDS, clerk))))
                .isEqualTo(new EvidenceRefusal.AlreadyKept());
        assertThat(logged(signed))
                .contains("document.keep done ", "document.keep refused evidence.already-kept");
    }

    @Test
    @DisplayName(
            "T11: what is missing is named: no stamp, nobody who answers, not signed to the end")
    void t11_incompleteIsRefused() {
        var signed = issued();
        TimeStamper none = digest -> new TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                deskWith(none, fetcher)
                                                        .keep(signed.id(), WORDS, clerk))))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        missing -> assertThat(missing.missing()).isEqualTo(Missing.TIME_STAMP));

        var closed = new RevocationFetcher(clock);
        closed.close();
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                deskWith(stamper, closed)
                                                        .keep(signed.id(), WORDS, clerk))))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        missing -> {
                            assertThat(missing.missing()).isEqualTo(Missing.REVOCATION);
                            assertThat(missing.detail()).contains("CN=");
                        });
        assertThat(house.as(clerk, () -> sets.find(signed.id()))).isEmpty();
        assertThat(now(signed)).isEqualTo(signed);

        var half = body.handIn(desk);
        assertThat(why(asking(clerk, () -> evidence.keep(half.id(), WORDS, clerk))))
                .isEqualTo(new EvidenceRefusal.NotFinished());
        var blank = new Description(" ", "Công văn", "x", "", null);
        assertThat(why(asking(clerk, () -> evidence.keep(signed.id(), blank, clerk))))
                .isInstanceOf(CommonRefusal.BadFields.class);
    }

    @Test
    @DisplayName(
            "T11, T21: an incoming document is checked, stamped on receipt, and kept; a broken one is not")
    void t11_receiptStamp() {
        var theirs = bytes(issued());
        clock.pass(Duration.ofHours(3));
        var received =
                value(
                        asking(
                                clerk,
                                () ->
                                        incoming.receive(
                                                handed(theirs),
                                                body.id(),
                                                "UBND huyện Gửi",
                                                clerk)));
        assertThat(received.stage()).isEqualTo(DocumentStage.RECEIVED);
        var states = house.as(clerk, () -> documents.states(received.id()));
        assertThat(states).extracting(Documents.State::what).containsExactly("receive", "RECEIPT");
        assertThat(vault.get(states.getFirst().sha256())).contains(theirs);
        var stamps = DocumentReader.read(bytes(received), Limits.standard()).timestamps();
        assertThat(stamps)
                .filteredOn(stamp -> stamp.type() == TimestampType.DOCUMENT)
                .singleElement()
                .satisfies(
                        stamp ->
                                assertThat(Duration.between(stamp.time(), clock.instant()).abs())
                                        .isLessThan(Duration.ofSeconds(2)));
        kept(received, WORDS);
        assertThat(offline().verify("a.pdf", bytes(now(received)), null).verdict())
                .isEqualTo(FileVerdict.VALID);

        var broken = theirs.clone();
        broken[300] ^= 1;
        assertThat(
                        why(
                                asking(
                                        clerk,
                                        () ->
                                                incoming.receive(
                                                        handed(broken), body.id(), "X", clerk))))
                .isInstanceOf(EvidenceRefusal.NotAuthentic.class);
        assertThat(vault.get(Vault.sha256(broken))).isEmpty();
        assertThat(
                        why(
                                asking(
                                        body.leader(),
                                        () ->
                                                incoming.receive(
                                                        handed(theirs),
                                                        body.id(),
                                                        "X",
                                                        body.leader()))))
                .isEqualTo(new CommonRefusal.NotAllowed());
    }

    private static DocumentDesk.Handed handed(byte[] content) {
        return new DocumentDesk.Handed(Secrecy.NONE, "den.pdf", content);
    }

    private static Wanted wanted() {
        return new Wanted("12/QĐ-UBND", LocalDate.of(2026, 3, 1), "hết thời hạn bảo quản");
    }

    @Test
    @DisplayName(
            "T12: a document is destroyed with its evidence and nothing else: another of the same content keeps it")
    void t12_nothingElse() {
        var stays = clerk;
        var other = issued();
        kept(other, WORDS);
        aCommuneThatMaySign();
        var signed = issued();
        kept(signed, WORDS);
        var content = bytes(now(signed));
        // The same bytes come in once more, and are somebody else's document.
        var twin =
                value(
                        asking(
                                clerk,
                                () ->
                                        incoming.receive(
                                                handed(content),
                                                body.id(),
                                                "UBND huyện Gửi",
                                                clerk)));
        var set = house.as(clerk, () -> sets.find(signed.id()).orElseThrow());
        var others = ofOthers(signed);
        var states = house.as(clerk, () -> documents.states(signed.id()));
        long lines = logged(signed).size();
        clock.pass(Duration.ofHours(1));

        assertThat(
                        why(
                                asking(
                                        body.leader(),
                                        () ->
                                                destruction.destroy(
                                                        signed.id(), wanted(), body.leader()))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        value(asking(clerk, () -> destruction.destroy(signed.id(), wanted(), clerk)));

        assertThat(now(signed).stage()).isEqualTo(DocumentStage.DESTROYED);
        assertThat(house.as(clerk, () -> sets.find(signed.id()))).isEmpty();
        assertThat(set.items()).anyMatch(item -> others.contains(item.sha256()));
        assertThat(destroyedAlone(set, others))
                .contains(EvidenceKind.CERTIFICATE, EvidenceKind.TIME_STAMP, EvidenceKind.REPORT)
                .containsAnyOf(EvidenceKind.CRL, EvidenceKind.OCSP);
        value(asking(stays, () -> archive.pack(other.id(), stays)));
        // The letter as it was handed in belongs to other tests too, so it stays.
        var shared = states.getLast().sha256();
        assertThat(states.subList(1, 3)).noneMatch(state -> isInVault(state.sha256()));
        assertThat(isInVault(shared)).as("the twin's first state").isTrue();
        assertThat(vault.get(twin.sha256())).isPresent();
        kept(twin, WORDS);
        assertThat(logged(signed).size()).as("the log stays").isEqualTo(lines + 2);
        assertThat(logged(signed)).contains("document.destroy done ");
        assertThat(house.as(clerk, () -> destructions.find(signed.id())).orElseThrow().decision())
                .isEqualTo("12/QĐ-UBND");
        assertThat(why(asking(clerk, () -> destruction.destroy(signed.id(), wanted(), clerk))))
                .isEqualTo(new EvidenceRefusal.Destroyed());
        assertThat(house.as(House.SYSTEM, () -> destructions.wanted(1000))).isEmpty();
    }

    @Test
    @DisplayName("T12: what was put just now waits: a commit that speaks of it may still come")
    void t12_underWay() {
        var taken = body.handIn(desk);
        value(asking(clerk, () -> destruction.destroy(taken.id(), wanted(), clerk)));
        assertThat(isInVault(taken.sha256())).isTrue();
        clock.pass(Duration.ofMinutes(20));
        eraser.erase();
        // Every test hands the same letter in: it is erased unless another one still has it.
        boolean needed = house.as(House.SYSTEM, () -> destructions.isNeeded(taken.sha256()));
        assertThat(isInVault(taken.sha256())).isEqualTo(needed);
        assertThat(house.as(House.SYSTEM, () -> destructions.wanted(1000))).isEmpty();
    }

    @Test
    @DisplayName("TT 02/2019: the package is whole, valid offline, and carries the fields")
    void archivePackage() {
        var signed = issued();
        assertThat(why(asking(clerk, () -> archive.pack(signed.id(), clerk))))
                .isEqualTo(new EvidenceRefusal.NotKept());
        var set = kept(signed, WORDS);
        var packed = value(asking(clerk, () -> archive.pack(signed.id(), clerk)));
        var verdict = new ArchiveChecker(offline(), clock).check(packed.zip(), null);
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.well()).as(String.valueOf(verdict.report())).isTrue();
        assertThat(verdict.entries()).isEqualTo(set.items().size() + 3);
        assertThat(new String(packed.zip(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(
                        "\"CodeNumber\" : \"15\"",
                        "\"CodeNotation\" : \"UBND-VP\"",
                        "\"FileCode\" : \"000.00.19.H27.2026.01\"",
                        "\"ConfidenceLevel\" : \"Gốc điện tử\"",
                        "document/000.00.19.H27.2026.01.7.pdf");
        var other = house.actor(Role.RECORDS_CLERK, house.commune(house.province().cam()));
        assertThat(why(asking(other, () -> archive.pack(signed.id(), other))))
                .isEqualTo(new CommonRefusal.NotFound());
    }

    @Test
    @DisplayName("issue part 5: time stamps are renewed before they weaken, and only then")
    void renewal() {
        var signed = issued();
        var first = kept(signed, WORDS);
        var renewal = new ProofRenewal(sets, evidence, java.time.Period.ofYears(1), clock);
        Acting.as(House.SYSTEM, () -> run(renewal));
        assertThat(now(signed).version()).as("not due").isEqualTo(first.version());

        // Those of other tests aren't due.
        house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "update evidence_set set lasts_until = '2100-01-01Z' where document <> ?")
                                .param(signed.id())
                                .update());
        // Due, but the same authority's stamp would end no later: nothing is made.
        var early = new ProofRenewal(sets, evidence, java.time.Period.ofYears(30), clock);
        Acting.as(House.SYSTEM, () -> run(early));
        assertThat(now(signed).version()).isEqualTo(first.version());
        assertThat(logged(signed)).contains("document.renew-proof refused evidence.no-longer");

        // Made with what no longer holds by today's rules: renewed by the practice authority.
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("update evidence_set set stamp_digest = 'SHA-1' where document = ?")
                                .param(signed.id())
                                .update());
        clock.pass(Duration.ofDays(2));
        Acting.as(House.SYSTEM, () -> run(renewal));
        var renewed = house.as(clerk, () -> sets.find(signed.id()).orElseThrow());
        assertThat(renewed.version()).isEqualTo(first.version() + 1);
        assertThat(renewed.newest().at()).isAfter(first.newest().at());
        assertThat(renewed.newest().digest()).isEqualTo("SHA-256");
        assertThat(renewed.description()).isEqualTo(WORDS);
        var report = offline().verify("a.pdf", bytes(now(signed)), null);
        assertThat(report.verdict()).as(report.conclusion()).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps())
                .filteredOn(stamp -> stamp.type() == TimestampType.DOCUMENT)
                .hasSize(2);
        assertThat(logged(signed)).contains("document.renew-proof done ");
    }

    @Test
    @DisplayName(
            "issue part 5: a stamp whose authority ends within the year is renewed by one that lasts")
    void renewalBeforeTheEnd() {
        var signed = issued();
        var first = kept(signed, WORDS);
        var soon = clock.instant().plus(Duration.ofDays(30)).atOffset(java.time.ZoneOffset.UTC);
        house.as(
                House.SYSTEM,
                () ->
                        db.sql("update evidence_set set lasts_until = ? where document = ?")
                                .params(soon, signed.id())
                                .update());
        clock.pass(Duration.ofDays(1));
        var renewal = new ProofRenewal(sets, evidence, java.time.Period.ofYears(1), clock);
        Acting.as(House.SYSTEM, () -> run(renewal));
        var renewed = house.as(clerk, () -> sets.find(signed.id()).orElseThrow());
        assertThat(renewed.version()).isEqualTo(first.version() + 1);
        assertThat(renewed.newest().lastsUntil()).isEqualTo(first.newest().lastsUntil());
        assertThat(renewed.newest().at()).isAfter(first.newest().at());
        assertThat(house.as(clerk, () -> documents.states(signed.id())).getLast().what())
                .isEqualTo("RENEWED");
    }

    private boolean run(ProofRenewal renewal) {
        renewal.renewAll(evidence);
        return true;
    }
}
