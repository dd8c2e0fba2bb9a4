package org.antin.signing.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import org.antin.testkit.PlainSignatures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// Files other programs sign, with no room for time stamps or evidence, each time another.
enum NoRoom {
    /// By the JDK.
    XMLDSIG,
    /// By Nimbus.
    JWS,
    /// By EU DSS.
    ASIC_CADES;

    byte[] signed(Desk desk) {
        String words = "Báo cáo số " + UUID.randomUUID();
        return switch (this) {
            case XMLDSIG ->
                    PlainSignatures.xml(
                            ("<so>" + words + "</so>").getBytes(UTF_8),
                            desk.key,
                            desk.chain.getFirst());
            case JWS -> jws(words, desk);
            case ASIC_CADES -> container(words, desk);
        };
    }

    private static byte[] jws(String words, Desk desk) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .x509CertChain(desk.chain.stream().map(NoRoom::base64).toList())
                            .build();
            var jws = new JWSObject(header, new Payload(words.getBytes(UTF_8)));
            jws.sign(new RSASSASigner(desk.key));
            return jws.serialize().getBytes(US_ASCII);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64 base64(X509Certificate certificate) {
        try {
            return Base64.encode(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] container(String words, Desk desk) {
        var service = new ASiCWithCAdESService(new CommonCertificateVerifier());
        var orders = new ASiCWithCAdESSignatureParameters();
        orders.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        orders.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        orders.setDigestAlgorithm(DigestAlgorithm.SHA256);
        orders.setSigningCertificate(new CertificateToken(desk.chain.getFirst()));
        orders.setCertificateChain(desk.chain.stream().map(CertificateToken::new).toList());
        orders.bLevel().setSigningDate(Date.from(desk.clock.instant()));
        List<DSSDocument> content = List.of(new InMemoryDocument(words.getBytes(UTF_8), "a.txt"));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(desk.key);
            signature.update(service.getDataToSign(content, orders).getBytes());
            var value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign());
            try (var in = service.signDocument(content, orders, value).openStream()) {
                return in.readAllBytes();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
