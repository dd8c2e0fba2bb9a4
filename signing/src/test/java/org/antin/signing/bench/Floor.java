package org.antin.signing.bench;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;

import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;

/// The least anybody could do: PDFBox finds the signature, BouncyCastle checks signature, chain,
/// time stamp and the OCSP answers' signatures. No policy, no look at what came after, no report.
final class Floor implements Checker {
    private final X509Certificate root;

    Floor(X509Certificate root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "PDFBox + BouncyCastle";
    }

    @Override
    public boolean valid(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            for (var signature : document.getSignatureDictionaries()) {
                byte[] signed = signature.getSignedContent(pdf);
                var cms =
                        new CMSSignedData(
                                new CMSProcessableByteArray(signed),
                                new ByteArrayInputStream(signature.getContents(pdf)));
                if (!signature(cms)) return false;
            }
            COSDictionary store =
                    document.getDocumentCatalog()
                            .getCOSObject()
                            .getCOSDictionary(COSName.getPDFName("DSS"));
            COSArray answers =
                    store == null ? null : store.getCOSArray(COSName.getPDFName("OCSPs"));
            for (int i = 0; answers != null && i < answers.size(); i++) {
                try (var in = ((COSStream) answers.getObject(i)).createInputStream()) {
                    if (!answer(in.readAllBytes())) return false;
                }
            }
            return true;
        }
    }

    private boolean signature(CMSSignedData cms) throws Exception {
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509CertificateHolder leaf = only(cms.getCertificates(), signer.getSID());
        if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(leaf))) return false;
        X509CertificateHolder issuer = issuer(cms.getCertificates(), leaf);
        if (!leaf.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer)))
            return false;
        if (!issuer.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(root.getPublicKey()))) return false;
        var stamp =
                new TimeStampToken(
                        ContentInfo.getInstance(
                                signer.getUnsignedAttributes()
                                        .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                                        .getAttributeValues()[0]));
        stamp.validate(
                new JcaSimpleSignerInfoVerifierBuilder()
                        .build(only(stamp.getCertificates(), stamp.getSID())));
        return true;
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder only(Store<X509CertificateHolder> all, Object id) {
        return all.getMatches((Selector<X509CertificateHolder>) id).iterator().next();
    }

    private static X509CertificateHolder issuer(
            Store<X509CertificateHolder> all, X509CertificateHolder of) {
        return all.getMatches(null).stream()
                .filter(c -> c.getSubject().equals(of.getIssuer()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean answer(byte[] der) throws Exception {
        var basic = (BasicOCSPResp) new OCSPResp(der).getResponseObject();
        return basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(basic.getCerts()[0]));
    }
}
