package org.antin.signing.check.facts;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Reads time-stamp tokens (RFC 3161) as facts.
final class StampReader {
    private StampReader() {}

    /// One token; null when it isn't one.
    ///
    /// @param id names it among the facts
    /// @param over what it should be for; null when that can't be told
    /// @param covers ids of what it proves to be older
    static @Nullable TimestampFacts read(
            ASN1Encodable token,
            String id,
            TimestampType type,
            @Nullable SignedContent over,
            Set<String> covers,
            FactsInHand facts) {
        return read(
                token, id, type, imprint -> over != null && matches(imprint, over), covers, facts);
    }

    /// The same.
    ///
    /// @param over whether an imprint is of what it should be for
    static @Nullable TimestampFacts read(
            ASN1Encodable token,
            String id,
            TimestampType type,
            Predicate<MessageImprint> over,
            Set<String> covers,
            FactsInHand facts) {
        try {
            var cms = new CMSSignedData(ContentInfo.getInstance(token));
            List<SignerInformation> signers = List.copyOf(cms.getSignerInfos().getSigners());
            EmbeddedEvidence.of(
                    SignedData.getInstance(cms.toASN1Structure().getContent()), signers, facts);
            var info = info(cms);
            if (!(cms.getSignedContent() instanceof CMSProcessableByteArray inside)
                    || !(inside.getContent() instanceof byte[] encoded)) {
                return null;
            }
            // RFC 3161 2.4.2: the one signer is the authority, and names its certificate by hash.
            Proof proof =
                    SignerProof.of(
                            signers.getFirst(), SignedContent.of(encoded), facts.certificates());
            MessageImprint imprint = info.toASN1Structure().getMessageImprint();
            boolean matches = over.test(imprint);
            // Without the certificate nobody can say the token is broken: it is only unproven.
            boolean intact =
                    matches
                            && (proof.integrity() == Integrity.INTACT
                                    || proof.fault() == Reason.NO_SIGNING_CERTIFICATE);
            return new TimestampFacts(
                    id,
                    type,
                    info.getGenTime().toInstant(),
                    proof.signer(),
                    intact,
                    proof.algorithms()
                            .withAtMost(Digests.called(imprint.getHashAlgorithm().getAlgorithm())),
                    null,
                    covers);
        } catch (CMSException
                | TSPException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            return null;
        }
    }

    /// RFC 3161 2.4.2, 3.2.
    ///
    /// @throws TSPException when it isn't as they write it
    private static TimeStampTokenInfo info(CMSSignedData cms) throws TSPException, IOException {
        try {
            return new TimeStampToken(cms).getTimeStampInfo();
        } catch (NullPointerException | IndexOutOfBoundsException e) {
            // The library stumbles over an attribute that is there and says nothing.
            throw new TSPException("not a time stamp", e);
        }
    }

    private static boolean matches(MessageImprint imprint, SignedContent over) {
        byte[] own = over.digest(imprint.getHashAlgorithm().getAlgorithm());
        return own != null && MessageDigest.isEqual(own, imprint.getHashedMessage());
    }
}
