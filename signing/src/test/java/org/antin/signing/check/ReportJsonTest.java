package org.antin.signing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;

class ReportJsonTest {
    @Test
    @DisplayName("interfaces.md 2: every published field, in order, unknown as null")
    void printsThePublishedFieldsInOrder() {
        var signature =
                new SignatureReport(
                        1,
                        Verdict.INDETERMINATE,
                        Reason.UNTRUSTED,
                        Indication.INDETERMINATE,
                        SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                        "PAdES-BASELINE-T",
                        "CN=Nguyễn Văn A",
                        "0a1b",
                        "CN=CA",
                        Instant.parse("2026-11-23T01:02:03Z"),
                        null,
                        Integrity.INTACT,
                        null,
                        LaterChanges.NONE,
                        SignatureKind.LEADER,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "TT15-2025",
                        null);
        var stamp =
                new TimestampReport(
                        1,
                        TimestampType.SIGNATURE,
                        Instant.parse("2026-11-23T01:02:04Z"),
                        "CN=TSA",
                        Verdict.INDETERMINATE,
                        Reason.UNTRUSTED);
        var report =
                new VerificationReport(
                        "a.pdf",
                        "00ff",
                        FileVerdict.INDETERMINATE,
                        Format.PADES,
                        12,
                        List.of(signature),
                        List.of(stamp),
                        List.of(new Message(Reason.NO_TRUST, Severity.INFO, "x")),
                        "");

        assertThat(ReportJson.line(report))
                .isEqualTo(
                        """
                        {"file":"a.pdf","sha256":"00ff","verdict":"INDETERMINATE","format":"PAdES","millis":12,\
                        "signatures":[{"index":1,"verdict":"INDETERMINATE","reason":"untrusted",\
                        "indication":"INDETERMINATE","subIndication":"NO_CERTIFICATE_CHAIN_FOUND",\
                        "level":"PAdES-BASELINE-T","signer":"CN=Nguyễn Văn A","serial":"0a1b","issuer":"CN=CA",\
                        "claimedTime":"2026-11-23T01:02:03Z","trustedTime":null,"integrity":"INTACT",\
                        "coversWholeDocument":null,"laterChanges":"NONE","kind":"LEADER","mark":"LEADER"}],\
                        "timestamps":[{"index":1,"type":"SIGNATURE","time":"2026-11-23T01:02:04Z","tsa":"CN=TSA",\
                        "verdict":"INDETERMINATE","reason":"untrusted"}],\
                        "messages":[{"code":"no-trust","severity":"INFO","text":"x"}]}\
                        """);
    }

    @ParameterizedTest
    @EnumSource(SignatureKind.class)
    @DisplayName("interfaces.md 2: kind has the five words that were promised, and no other")
    void kinds(SignatureKind kind) {
        assertThat(kind.published().name())
                .isIn("LEADER", "ORGANISATION", "COPY", "ATTACHMENT", "OTHER")
                .isEqualTo(
                        switch (kind) {
                            case INITIALS, NUMBER, ARRIVAL -> "OTHER";
                            default -> kind.name();
                        });
    }

    @Test
    @DisplayName("interfaces.md 2: one object a line whatever the file is called")
    void aNameCanNeverBreakTheLine() {
        var report =
                new VerificationReport(
                        "a\"\\\n\r\t\u0001\u2028\uD800z",
                        null,
                        FileVerdict.UNREADABLE,
                        null,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        "");
        assertThat(ReportJson.line(report))
                .startsWith("{\"file\":\"a\\\"\\\\\\n\\r\\t\\u0001\\u2028\uFFFDz\",\"sha256\":null")
                .doesNotContain("\n");
    }

    @Test
    @DisplayName("every code of the published table is unique and has Vietnamese words")
    void everyReasonHasWords() {
        assertThat(Reason.values()).extracting(Reason::code).doesNotHaveDuplicates();
        for (Reason reason : Reason.values()) assertThat(Words.of(reason)).isNotBlank();
    }
}
