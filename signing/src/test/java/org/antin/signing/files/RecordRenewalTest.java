package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.files.LastingRecord.Recorded;
import org.antin.signing.files.RecordDesk.Kept;
import org.antin.signing.make.Refusal.Code;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

@DisplayName("TT 41 Đ9: an evidence record is renewed before it weakens")
@Needs
class RecordRenewalTest extends AtRecordDesk {
    @ParameterizedTest
    @EnumSource
    @DisplayName("issue part 5: renewed by a time stamp after its signer's certificate has ended")
    void timeStampRenewal(NoRoom kind) throws Exception {
        var kept = desk.kept(kind);
        desk.pass(Duration.ofDays(6 * 365));
        assertThat(desk.check(kept).verdict())
                .as("nobody says how the authority stands today")
                .isEqualTo(FileVerdict.INDETERMINATE);
        var renewed = desk.renewed(kept);
        desk.valid(renewed);
        assertThat(desk.check(renewed).signatures().getFirst().messages())
                .extracting(one -> one.reason())
                .contains(Reason.EXPIRED_AFTER);
        desk.pass(Duration.ofDays(4 * 365));
        var again = desk.renewed(renewed);
        desk.valid(again);
        assertThat(RecordDesk.chains(again))
                .singleElement()
                .satisfies(chain -> assertThat(chain.getArchiveTimestamps()).hasSize(3));
        assertThat(again.beside().pieces()).containsAll(kept.beside().pieces());
        assertThat(again.beside().since(kept.beside())).isNotEmpty();
        RecordOpinions.bouncyCastle(again, RecordDesk.objects(kept), desk.now());
        for (var one : List.of(renewed, again)) {
            assertThat(desk.dss(one)).as("EU DSS").isEqualTo("PASSED");
        }
        assertThat(desk.dss(new Kept("khác".getBytes(UTF_8), again.beside())))
                .as("EU DSS of another file")
                .isNotEqualTo("PASSED");

        // A piece that came with a renewal is looked for as well.
        desk.found(
                RecordDesk.with(again, all -> all.subList(0, all.size() - 1)),
                Reason.RECORD_PIECES);
        desk.found(
                new Kept(again.file(), again.beside().under(kept.beside().evidenceRecord())),
                Reason.RECORD_PIECES);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T27: a new tree of hashes when the digest no longer holds, over all of the old")
    void hashTreeRenewal(NoRoom kind) throws Exception {
        var kept = desk.kept(kind);
        desk.pass(Duration.ofDays(30));
        var stamped = desk.renewed(kept);
        assertThat(desk.dss(stamped)).as("EU DSS").isEqualTo("PASSED");
        desk.pass(Duration.ofDays(30));
        var anew = desk.renewed(stamped, (digest, _) -> !digest.equals("SHA-256"));
        desk.valid(anew);
        var chains = RecordDesk.chains(anew);
        assertThat(chains).hasSize(2);
        assertThat(algorithm(chains[0])).isNotEqualTo(algorithm(chains[1]));
        assertThat(desk.dss(anew)).as("EU DSS").isEqualTo("PASSED");
        RecordOpinions.bouncyCastle(anew, RecordDesk.objects(anew), desk.now());
        desk.found(RecordDesk.with(anew, all -> all.subList(1, all.size())), Reason.RECORD_PIECES);

        desk.pass(Duration.ofDays(30));
        var goesOn = desk.renewed(anew, (digest, _) -> !digest.equals("SHA-256"));
        desk.valid(goesOn);
        assertThat(RecordDesk.chains(goesOn)[1].getArchiveTimestamps()).hasSize(2);
        assertThat(desk.dss(goesOn)).as("EU DSS").isEqualTo("PASSED");
    }

    @Test
    @DisplayName("RFC 4998, 5.2: a new tree that leaves out one of the old objects is found")
    void newTreeOverLess() {
        var kept = desk.kept(NoRoom.JWS);
        desk.pass(Duration.ofDays(30));
        var less = RecordDesk.with(kept, all -> all.subList(1, all.size()));
        var anew = desk.renewed(less, (digest, _) -> !digest.equals("SHA-256"));
        var b = anew.beside();
        var whole =
                kept.beside()
                        .with(b.certificates(), b.crls(), b.ocspAnswers())
                        .under(b.evidenceRecord());
        desk.found(new Kept(kept.file(), whole), Reason.RECORD_PIECES);
        desk.valid(desk.renewed(kept, (digest, _) -> !digest.equals("SHA-256")));
    }

    @Test
    @DisplayName("D7.2: what isn't a record any more, or of a digest nobody knows, isn't renewed")
    void damaged() throws IOException {
        var kept = desk.kept(NoRoom.JWS);
        byte[] record = kept.beside().evidenceRecord();
        refused(new Kept(kept.file(), kept.beside().under("không phải".getBytes(UTF_8))));
        byte[] half = Arrays.copyOf(record, record.length / 2);
        refused(new Kept(kept.file(), kept.beside().under(half)));
        var stamp = RecordDesk.chains(kept)[0].getArchiveTimestamps()[0];
        var unknown = new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.25.1"));
        var tree = stamp.getReducedHashTree();
        refused(RecordDesk.forged(kept, new ArchiveTimeStamp(unknown, tree, stamp.getTimeStamp())));
    }

    private void refused(Kept damaged) {
        var maker = new LastingRecord(desk.collector(), desk.desk.tsa);
        assertThat(maker.extend(damaged.file(), damaged.beside(), desk.now()))
                .isInstanceOfSatisfying(
                        Recorded.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.DAMAGED));
    }

    private static String algorithm(ArchiveTimeStampChain chain) {
        return chain.getArchiveTimestamps()[0]
                .getDigestAlgorithmIdentifier()
                .getAlgorithm()
                .getId();
    }
}
