package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.make.Refusal.Code;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The last step: what comes back from the token late, changed or wrong is a refusal with its code,
/// and the session stays usable for what is right.
class RefusedFinishTest {
    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-03-16T02:00:00Z"));

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, (InstantSource) NOW::get);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    @DisplayName("Điều 7.2: a wrong signature value is refused, whatever it looks like")
    void wrongSignatureValue() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] right = office.leader.sign(prepared);
        byte[] flipped = right.clone();
        flipped[100] ^= 1;
        Prepared other = office.prepare(Office.letter(), office.leaderOrder());
        NOW.updateAndGet(now -> now.plusSeconds(1));
        Prepared later = office.prepare(Office.letter(), office.leaderOrder());
        for (byte[] wrong :
                List.of(
                        flipped,
                        new byte[0],
                        new byte[right.length],
                        new byte[100_000],
                        office.organisation.sign(prepared),
                        office.leader.sign(later))) {
            assertThat(office.signer.finish(other, wrong, Optional.of(office.tsa)))
                    .isEqualTo(new Completion.Refused(Refusal.of(Code.WRONG_SIGNATURE_VALUE)));
        }
        assertThat(office.signer.finish(other, right, Optional.empty()))
                .isInstanceOf(Completion.Signed.class);
    }

    @Test
    @DisplayName("Issue 3: a session that waited too long is over")
    void sessionExpired() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] value = office.leader.sign(prepared);
        Instant start = NOW.get();
        try {
            NOW.set(prepared.expiresAt());
            assertThat(office.signer.finish(prepared, value, Optional.empty()))
                    .isInstanceOf(Completion.Signed.class);
            NOW.set(prepared.expiresAt().plusMillis(1));
            assertThat(office.signer.finish(prepared, value, Optional.empty()))
                    .isEqualTo(new Completion.Refused(Refusal.of(Code.SESSION_EXPIRED)));
        } finally {
            NOW.set(start);
        }
    }

    @Test
    @DisplayName("T26: a document swapped or changed between the steps is found at finish")
    void documentSwapped() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] value = office.leader.sign(prepared);
        for (int at : new int[] {1000, prepared.originalLength() + 10, prepared.pdf().length - 3}) {
            byte[] changed = prepared.pdf().clone();
            changed[at] ^= 1;
            assertThat(finishedWith(prepared, changed, prepared.originalLength(), value))
                    .isEqualTo(new Completion.Refused(Refusal.of(Code.SESSION_DAMAGED)));
        }
        assertThat(finishedWith(prepared, prepared.pdf(), prepared.originalLength() - 1, value))
                .isEqualTo(new Completion.Refused(Refusal.of(Code.SESSION_DAMAGED)));
    }

    private static Completion finishedWith(
            Prepared p, byte[] pdf, int originalLength, byte[] value) {
        var changed =
                new Prepared(
                        p.kind(),
                        p.chain(),
                        p.algorithm(),
                        p.dtbs(),
                        p.claimedTime(),
                        p.expiresAt(),
                        p.documentSha256(),
                        p.placement(),
                        originalLength,
                        p.contentsAt(),
                        p.contentsLength(),
                        pdf);
        return office.signer.finish(changed, value, Optional.empty());
    }

    @Test
    @DisplayName("T: without a time stamp the session stays usable; too large a stamp is refused")
    void timeStamp() {
        Prepared prepared = office.prepare(Office.letter(), office.leaderOrder());
        byte[] value = office.leader.sign(prepared);
        TimeStamper down =
                _ -> new TimeStamper.TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        assertThat(office.signer.finish(prepared, value, Optional.of(down)))
                .isEqualTo(
                        new Completion.Refused(Refusal.of(Code.TIME_STAMP_UNAVAILABLE, "timeout")));
        var huge = new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(new byte[30_000]));
        TimeStamper large = _ -> new TimeStamper.TimeStamping.Stamped(der(huge), NOW.get());
        assertThat(office.signer.finish(prepared, value, Optional.of(large)))
                .isEqualTo(new Completion.Refused(Refusal.of(Code.SIGNATURE_TOO_LARGE)));
        assertThat(office.signer.finish(prepared, value, Optional.of(office.tsa)))
                .isInstanceOf(Completion.Signed.class);
    }

    private static byte[] der(ContentInfo info) {
        try {
            return info.getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
