package org.antin.signing.check.facts;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.IllegalInputException;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads signed CMS files (`.p7m` with its content inside, `.p7s` without), DER, BER or PEM.
final class CmsReader {
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----([A-Za-z0-9+/=\\s]+)-----END .*",
                    Pattern.DOTALL);

    /// 1.2.840.113549.1.7.2, signedData.
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    private CmsReader() {}

    static boolean looksLike(byte[] bytes) {
        if (startsLikePem(bytes)) return true;
        if (bytes.length < 16 || bytes[0] != 0x30) return false;
        for (int i = 2; i < 8; i++) {
            if (Arrays.equals(
                    bytes,
                    i,
                    Math.min(i + SIGNED_DATA.length, bytes.length),
                    SIGNED_DATA,
                    0,
                    SIGNED_DATA.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsLikePem(byte[] bytes) {
        int until = Math.min(bytes.length, 40);
        String head = new String(bytes, 0, until, StandardCharsets.ISO_8859_1);
        return head.startsWith("-----BEGIN CMS") || head.startsWith("-----BEGIN PKCS");
    }

    /// @param content what it signs when it doesn't hold it; null when that isn't at hand
    static DocumentFacts read(
            byte[] bytes, byte @Nullable [] content, Limits limits, Deadline deadline) {
        CMS cms;
        List<SignerInformation> signers;
        try {
            cms = CMSUtils.parseToCMS(startsLikePem(bytes) ? unarmoured(bytes) : bytes);
            signers = List.copyOf(cms.getSignerInfos().getSigners());
        } catch (DSSException
                | IllegalInputException
                | IllegalArgumentException
                | IllegalStateException e) {
            return DocumentFacts.unreadable(Format.CADES, Reason.MALFORMED);
        }
        if (signers.size() > limits.signatures()) {
            return DocumentFacts.unreadable(Format.CADES, Reason.TOO_COMPLEX);
        }
        var facts = new FactsInHand();
        boolean other = content != null && !isOver(cms, content);
        for (SignerInformation signer : signers) {
            if (deadline.passed()) {
                return DocumentFacts.unreadable(Format.CADES, Reason.TIME_LIMIT);
            }
            boolean taken =
                    WrongShape.none(() -> new CmsSignature(cms, signer, content).addTo(facts));
            if (!taken) facts.signatures.add(SignatureFacts.unsupported(facts.signatures.size()));
        }
        DocumentFacts done = facts.done(Format.CADES);
        return other ? done.faulty(Reason.HASH_MISMATCH) : done;
    }

    /// RFC 5652 5.2: content of its own is what it signs, whatever lies beside it.
    private static boolean isOver(CMS cms, byte[] content) {
        DSSDocument own = cms.getSignedContent();
        return own == null || Arrays.equals(DSSUtils.toByteArray(own), content);
    }

    /// Whether it is a signature over content it doesn't hold.
    static boolean isBeside(byte[] bytes) {
        try {
            var cms = CMSUtils.parseToCMS(startsLikePem(bytes) ? unarmoured(bytes) : bytes);
            return cms.isDetachedSignature() && cms.getSignerInfos().size() > 0;
        } catch (DSSException
                | IllegalInputException
                | IllegalArgumentException
                | IllegalStateException e) {
            return false;
        }
    }

    private static byte[] unarmoured(byte[] bytes) {
        Matcher pem = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!pem.matches()) throw new IllegalArgumentException("not PEM");
        return Base64.getMimeDecoder().decode(pem.group(2));
    }
}
