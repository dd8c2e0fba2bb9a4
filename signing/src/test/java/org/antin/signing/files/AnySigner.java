package org.antin.signing.files;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.signature.DocumentSignatureService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;

import org.antin.practiceca.forge.Forged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;

/// Signs with whatever certificate it is given, as our own desk never would (T06): EU DSS with its
/// objections switched off, level B.
final class AnySigner {
    private final Forged who;
    private final Instant at;

    AnySigner(Forged who, Instant at) {
        this.who = who;
        this.at = at;
    }

    byte[] sign(byte[] content, Packaging packaging) {
        var verifier = new CommonCertificateVerifier();
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        return switch (packaging) {
            case PDF -> {
                var parameters = new PAdESSignatureParameters();
                parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
                yield sign(new PAdESService(verifier), parameters, content, "a.pdf");
            }
            case CMS -> {
                var parameters = new CAdESSignatureParameters();
                parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
                parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
                yield sign(new CAdESService(verifier), parameters, content, "a.txt");
            }
            case XML -> {
                var parameters = new XAdESSignatureParameters();
                parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
                parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
                yield sign(new XAdESService(verifier), parameters, content, "a.xml");
            }
            case JSON -> {
                var parameters = new JAdESSignatureParameters();
                parameters.setSignatureLevel(SignatureLevel.JAdES_BASELINE_B);
                parameters.setSignaturePackaging(SignaturePackaging.ENVELOPING);
                yield sign(new JAdESService(verifier), parameters, content, "a.json");
            }
            case CONTAINER -> {
                var parameters = new ASiCWithXAdESSignatureParameters();
                parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
                parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
                yield sign(new ASiCWithXAdESService(verifier), parameters, content, "a.txt");
            }
            case CMS_DETACHED, XML_DETACHED, OFFICE ->
                    throw new IllegalArgumentException(packaging.name());
        };
    }

    private <P extends AbstractSignatureParameters<?>> byte[] sign(
            DocumentSignatureService<P, ?> service, P parameters, byte[] content, String name) {
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(who.certificate()));
        parameters.setCertificateChain(who.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        DSSDocument document = new InMemoryDocument(content, name);
        ToBeSigned asked = service.getDataToSign(document, parameters);
        return bytes(service.signDocument(document, parameters, value(asked)));
    }

    private SignatureValue value(ToBeSigned asked) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(who.keys().getPrivate());
            signature.update(asked.getBytes());
            return new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(DSSDocument document) {
        try (var in = document.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
