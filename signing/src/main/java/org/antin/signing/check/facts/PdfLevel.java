package org.antin.signing.check.facts;

import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/// Which level of PAdES a signature reaches by its form (ETSI EN 319 142-1, 6.3), in DSS's words.
final class PdfLevel {
    static final String NOT_ETSI = "PDF-NOT-ETSI";

    private static final String BASELINE = "PAdES-BASELINE-";
    private static final String PKCS7 = "PKCS7-";

    private PdfLevel() {}

    /// The level without anything that comes later.
    static String basic(@Nullable String subFilter, SignerInformation signer) {
        if (subFilter == null) return NOT_ETSI;
        return switch (subFilter) {
            case "ETSI.CAdES.detached" -> {
                AttributeTable signed = signer.getSignedAttributes();
                if (signed == null) yield NOT_ETSI;
                boolean named =
                        signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2) != null
                                || signed.get(PKCSObjectIdentifiers.id_aa_signingCertificate)
                                        != null;
                if (!named) yield NOT_ETSI;
                // 6.3: the time is said in the PDF, not in the CMS.
                boolean baseline = signed.get(CMSAttributes.signingTime) == null;
                if (baseline) yield BASELINE + "B";
                boolean policy = signed.get(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId) != null;
                yield policy ? "PAdES-EPES" : "PAdES-BES";
            }
            case "adbe.pkcs7.detached", "adbe.pkcs7.sha1" -> PKCS7 + "B";
            default -> NOT_ETSI;
        };
    }

    /// @param stamped a time stamp covers it
    /// @param kept a store with revocation data follows it
    /// @param archived a document time stamp covers such a store
    static String grown(String basic, boolean stamped, boolean kept, boolean archived) {
        if (!basic.endsWith("-B"))
            return stamped && kept && basic.startsWith("PAdES") ? "PAdES-LTV" : basic;
        String family = basic.substring(0, basic.length() - 1);
        if (!stamped) return basic;
        if (!kept) return family + "T";
        return family + (archived ? "LTA" : "LT");
    }
}
