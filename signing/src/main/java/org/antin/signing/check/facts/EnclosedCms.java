package org.antin.signing.check.facts;

import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Reason;
import org.antin.signing.check.TimestampType;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A CMS signature kept inside another file (RFC 5652), taken apart.
///
/// @param signers in the order they come
/// @param padded whether nothing but zeros follows it in the room it was kept in
record EnclosedCms(
        ASN1Primitive encoded, CMSSignedData cms, List<SignerInformation> signers, boolean padded) {

    /// How far signatures over signatures over signatures are followed. What lies beyond isn't
    /// read, and that is said.
    private static final int DEEPEST = 4;

    /// The one CMS in this room; null when there is none.
    static @Nullable EnclosedCms in(byte[] room) {
        try {
            var in = new ByteArrayInputStream(room);
            ASN1Primitive object = new ASN1InputStream(in).readObject();
            if (object == null) return null;
            boolean zeros = true;
            for (int i = room.length - in.available(); i < room.length; i++) zeros &= room[i] == 0;
            var cms = new CMSSignedData(ContentInfo.getInstance(object));
            var signers = List.copyOf(cms.getSignerInfos().getSigners());
            return signers.isEmpty() ? null : new EnclosedCms(object, cms, signers, zeros);
        } catch (IOException
                | CMSException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException e) {
            // The library answers some wrong shapes with unchecked exceptions.
            return null;
        }
    }

    SignerInformation signer() {
        return signers.getFirst();
    }

    boolean detached() {
        return cms.getSignedContent() == null;
    }

    /// What it holds itself; null when it is detached.
    byte @Nullable [] inside() {
        return cms.getSignedContent() instanceof CMSProcessableByteArray bytes
                        && bytes.getContent() instanceof byte[] content
                ? content
                : null;
    }

    void evidence(FactsInHand facts) {
        EmbeddedEvidence.of(
                SignedData.getInstance(cms.toASN1Structure().getContent()), signers, facts);
    }

    /// What the signer said about the time.
    @Nullable Instant claimed() {
        AttributeTable signed = signer().getSignedAttributes();
        Attribute time = signed == null ? null : signed.get(CMSAttributes.signingTime);
        if (time == null || time.getAttrValues().size() == 0) return null;
        try {
            return Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return null;
        }
    }

    /// The time stamps kept with the signature.
    ///
    /// @param id of the signature
    /// @param content what the signature is over
    void timestamps(String id, SignedContent content, FactsInHand facts) {
        int before = facts.timestamps.size();
        stamps(
                signer().getSignedAttributes(),
                PKCSObjectIdentifiers.id_aa_ets_contentTimestamp,
                TimestampType.CONTENT,
                content,
                Set.of(),
                facts);
        Set<String> older = new HashSet<>(Set.of(id));
        for (var stamp : facts.timestamps.subList(before, facts.timestamps.size())) {
            older.add(stamp.id());
        }
        stamps(
                signer().getUnsignedAttributes(),
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                TimestampType.SIGNATURE,
                SignedContent.of(signer().getSignature()),
                older,
                facts);
    }

    private static void stamps(
            @Nullable AttributeTable attributes,
            ASN1ObjectIdentifier which,
            TimestampType type,
            SignedContent over,
            Set<String> covers,
            FactsInHand facts) {
        if (attributes == null) return;
        var all = attributes.getAll(which);
        for (int i = 0; i < all.size(); i++) {
            for (ASN1Encodable token : Attribute.getInstance(all.get(i)).getAttrValues()) {
                String name = "T" + facts.timestamps.size();
                var stamp = StampReader.read(token, name, type, over, covers, facts);
                if (stamp == null) facts.remark(Reason.TIMESTAMP_BROKEN);
                else facts.timestamps.add(stamp);
            }
        }
    }

    /// Signatures over the signature. One that doesn't match what it claims to confirm was put
    /// there by somebody else.
    void counterSignatures(FactsInHand facts) {
        counterSignatures(signer(), facts, 0);
    }

    private static void counterSignatures(SignerInformation of, FactsInHand facts, int depth) {
        Collection<SignerInformation> all;
        try {
            all = of.getCounterSignatures().getSigners();
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        if (!all.isEmpty() && depth >= DEEPEST) {
            facts.remark(Reason.SIGNATURE_UNREADABLE);
            return;
        }
        for (SignerInformation counter : all) {
            Proof proof =
                    SignerProof.ofCounter(
                            counter, SignedContent.of(of.getSignature()), facts.certificates());
            boolean broken = proof.integrity() == Integrity.BROKEN;
            facts.signatures.add(
                    new SignatureFacts(
                            "C" + facts.signatures.size(),
                            proof.signer(),
                            proof.integrity(),
                            broken ? Reason.COUNTER_SIGNATURE_BROKEN : proof.fault(),
                            proof.algorithms(),
                            null,
                            null,
                            null,
                            LaterChanges.NONE,
                            List.of(),
                            null,
                            true));
            counterSignatures(counter, facts, depth + 1);
        }
    }
}
