package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.make.Completion;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Who signs after somebody else, in every format.
@Needs
class SecondSignatureTest extends AtDesk {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "CMS, T", "CMS, LT", "CMS, LTA", "XML, T", "XML, LT", "XML, LTA",
        "CONTAINER, T", "CONTAINER, LT", "CONTAINER, LTA", "JSON, T", "JSON, LT", "JSON, LTA",
        "OFFICE, T", "OFFICE, LT", "OFFICE, LTA"
    })
    @DisplayName("Điều 7.6: a second signature leaves the first as it is, however far that one got")
    void twoSignatures(Packaging packaging, String level) {
        byte[] once =
                desk.signBefore(
                        "a.xml", FileSessionTest.content(packaging, "12"), packaging, level);
        assertThat(Packaging.own(once)).contains(packaging);
        byte[] twice = desk.sign("a.xml", once, packaging, "LT");
        var signatures = desk.check(twice).signatures();
        assertThat(signatures)
                .hasSize(2)
                .extracting(SignatureReport::integrity)
                .containsOnly(Integrity.INTACT);
        assertThat(signatures)
                .extracting(SignatureReport::level)
                .contains(packaging.family() + "-BASELINE-LT")
                .contains(packaging.family() + "-BASELINE-" + (level.equals("T") ? "LT" : level));
    }

    @Test
    @DisplayName("T09: stamps on both sides of a second: the evidence is younger than the last")
    void stampedTwice() {
        byte[] once =
                desk.signBefore(
                        "a.xml", FileSessionTest.content(Packaging.XML, "12"), Packaging.XML, "T");
        // After the first stamp somebody else asks about the signer, and that answer is kept; then
        // the next second comes.
        var stamps = new AtomicInteger();
        var evidence = new EvidenceCollector(desk.online, TrustStore.none());
        TimeStamper slow =
                digest -> {
                    var stamp = (TimeStamping.Stamped) desk.tsa.stamp(digest);
                    if (stamps.incrementAndGet() == 1)
                        evidence.answers(desk.chain.getFirst(), desk.chain, stamp.time());
                    LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
                    return stamp;
                };
        var again = desk.prepare("a.xml", once, Packaging.XML);
        assertThat(
                        desk.signer.finish(
                                again,
                                desk.value(again),
                                new Grade.LongTerm(slow, evidence, false)))
                .isInstanceOf(Completion.Signed.class);
    }
}
