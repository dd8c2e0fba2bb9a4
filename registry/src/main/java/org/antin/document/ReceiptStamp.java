package org.antin.document;

import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;

/// The time of receipt of a file that has no place for it inside (Thông tư 41/2017, Điều 9; T11): a
/// time stamp over the file as it came, which `openssl ts -verify` reads.
///
/// @param token DER (RFC 3161)
/// @param at the authority's time
public record ReceiptStamp(byte[] token, Instant at) {
    /// Whether it is over this very content.
    boolean isOver(String sha256) {
        try {
            var info =
                    new TimeStampToken(org.bouncycastle.asn1.cms.ContentInfo.getInstance(token))
                            .getTimeStampInfo();
            return HexFormat.of().formatHex(info.getMessageImprintDigest()).equals(sha256);
        } catch (TSPException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ReceiptStamp[" + at + "]";
    }
}
