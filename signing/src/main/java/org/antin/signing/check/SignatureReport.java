package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What was found about one signature. The first components are the published line of interfaces.md
/// 2; the rest feeds pages and the printed report.
///
/// @param index from 1, in file order
/// @param level closed list, e.g. `PAdES-BASELINE-LT`; null when it can't be told
/// @param signer RFC 4514 subject of the signing certificate; null when there is none
/// @param serial lower-case hex
/// @param claimedTime what the signer said; proves nothing
/// @param trustedTime earliest valid time stamp over the signature; null when there is none
/// @param coversWholeDocument null when it can't be told
/// @param who the certificate's own words about the signer
/// @param algorithms digest, signature algorithm and key, e.g. `SHA-256, RSA 3072`
/// @param chain the signer's certificate first, the trust anchor last; empty without a certificate
/// @param changes what came after, gravest first; at most a screenful
/// @param points the report line by line
/// @param messages warnings about this signature
/// @param ruleSet the rules that judged it, e.g. `TT15-2025` (T28)
/// @param signedTo where the state of the file it signed ends, in bytes; null when that isn't told
public record SignatureReport(
        int index,
        Verdict verdict,
        Reason reason,
        Indication indication,
        @Nullable SubIndication subIndication,
        @Nullable String level,
        @Nullable String signer,
        @Nullable String serial,
        @Nullable String issuer,
        @Nullable Instant claimedTime,
        @Nullable Instant trustedTime,
        Integrity integrity,
        @Nullable Boolean coversWholeDocument,
        LaterChanges laterChanges,
        SignatureKind kind,
        @Nullable Signer who,
        @Nullable String algorithms,
        List<Link> chain,
        List<Change> changes,
        List<Point> points,
        List<Message> messages,
        String ruleSet,
        @Nullable Integer signedTo) {

    public SignatureReport {
        chain = List.copyOf(chain);
        changes = List.copyOf(changes);
        points = List.copyOf(points);
        messages = List.copyOf(messages);
    }
}
