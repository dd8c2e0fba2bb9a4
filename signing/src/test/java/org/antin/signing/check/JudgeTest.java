package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.facts.Algorithms;
import org.antin.signing.check.facts.DocumentFacts;
import org.antin.signing.check.facts.DocumentReader;
import org.antin.signing.check.facts.SignatureFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// D7.5: what a signature must be to satisfy where one is asked. A file really signed and stamped,
/// with one fact about it changed at a time; our own desk makes none of these.
class JudgeTest {
    @TempDir Path dir;
    private Notary notary;
    private DocumentFacts facts;

    @BeforeEach
    void sign() {
        notary = new Notary(dir);
        facts = DocumentReader.read(notary.sign(Notary.letter(), notary.leader), Limits.standard());
        notary.clock.forward(Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        notary.close();
    }

    private Judgement.OfSignature judged(
            Algorithms algorithms, LaterChanges changes, Instant claimed) {
        var one = facts.signatures().getFirst();
        var other =
                new SignatureFacts(
                        one.id(),
                        one.signer(),
                        one.integrity(),
                        one.fault(),
                        algorithms,
                        claimed,
                        one.level(),
                        one.coversWholeDocument(),
                        changes,
                        one.changes(),
                        one.shownAs(),
                        one.counterSignature());
        var file =
                new DocumentFacts(
                        facts.format(),
                        null,
                        List.of(other),
                        facts.timestamps(),
                        facts.certificates(),
                        facts.crls(),
                        facts.ocspAnswers(),
                        facts.remarks());
        var now = notary.clock.instant();
        var deadline = Deadline.in(Duration.ofMinutes(1));
        return Judge.judge(file, notary.trust(), notary.fetcher, now, now, deadline)
                .signatures()
                .getFirst();
    }

    private SignatureFacts own() {
        return facts.signatures().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, RSA, 3072, OK, VALID",
        "SHA-1, RSA, 3072, WEAK_ALGORITHM, INDETERMINATE",
        "MD5, RSA, 3072, WEAK_ALGORITHM, INDETERMINATE",
        "SHA-256, RSA, 1024, WEAK_ALGORITHM, INDETERMINATE",
        "SHA-256, EC, 160, WEAK_ALGORITHM, INDETERMINATE",
        ", RSA, 3072, UNKNOWN_ALGORITHM, INDETERMINATE"
    })
    @DisplayName("T27: digest and key as TT 15/2025 wants them, or it is not valid")
    void algorithms(String digest, String key, int bits, Reason reason, Verdict verdict) {
        var one = judged(new Algorithms(digest, key, bits), own().laterChanges(), own().claimed());
        assertThat(one.reason()).isEqualTo(reason);
        assertThat(one.verdict()).isEqualTo(verdict);
        assertThat(one.trustedTime()).isEqualTo(Notary.START);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, OK, VALID",
        "PERMITTED, OK, VALID",
        "SUSPICIOUS, LATER_CHANGE_SUSPICIOUS, INDETERMINATE",
        "FORBIDDEN, LATER_CHANGE_FORBIDDEN, INVALID"
    })
    @DisplayName("Điều 7.2, NĐ 130/2018 Điều 9: what was changed after signing counts against it")
    void laterChanges(LaterChanges changes, Reason reason, Verdict verdict) {
        var one = judged(own().algorithms(), changes, own().claimed());
        assertThat(one.reason()).isEqualTo(reason);
        assertThat(one.verdict()).isEqualTo(verdict);
    }

    @Test
    @DisplayName("a time claimed after the proven one is pointed out, and proves nothing")
    void claimedTime() {
        var honest = Notary.START.plus(Duration.ofMinutes(5));
        assertThat(judged(own().algorithms(), LaterChanges.NONE, honest).findings())
                .doesNotContain(Reason.CLAIMED_TIME_AHEAD);
        var ahead = judged(own().algorithms(), LaterChanges.NONE, honest.plusSeconds(1));
        assertThat(ahead.findings()).contains(Reason.CLAIMED_TIME_AHEAD);
        assertThat(ahead.verdict()).isEqualTo(Verdict.VALID);
        assertThat(ahead.trustedTime()).isEqualTo(Notary.START);
    }
}
