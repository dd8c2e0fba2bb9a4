package org.antin.signing.check;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESCounterSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;

import org.antin.signing.check.Notary.Holder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Signs XML and containers with EU DSS, so that there is something genuine to forge.
final class DssForger {
    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Instant time;
    private DigestAlgorithm references = DigestAlgorithm.SHA256;

    DssForger(Holder holder) {
        this(holder.chain(), holder.key(), Notary.START);
    }

    DssForger(List<X509Certificate> chain, PrivateKey key, Instant time) {
        this.chain = chain;
        this.key = key;
        this.time = time;
    }

    /// From here on, for what each reference is over; the signature itself is over SHA-256.
    DssForger referencing(DigestAlgorithm digest) {
        references = digest;
        return this;
    }

    byte[] xml(String content, SignaturePackaging packaging) {
        var service = new XAdESService(new CommonCertificateVerifier());
        var parameters = new XAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
        parameters.setSignaturePackaging(packaging);
        parameters.setEmbedXML(packaging == SignaturePackaging.ENVELOPING);
        parameters.setReferenceDigestAlgorithm(references);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(time));
        DSSDocument document =
                new InMemoryDocument(content.getBytes(StandardCharsets.UTF_8), "a.xml");
        SignatureValue value = value(service.getDataToSign(document, parameters));
        return bytes(service.signDocument(document, parameters, value));
    }

    /// The same with a signature over its signature.
    ///
    /// @param id of the signature
    byte[] countered(byte[] signed, String id) {
        var service = new XAdESService(new CommonCertificateVerifier());
        var parameters = new XAdESCounterSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSignatureIdToCounterSign(id);
        parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(time));
        DSSDocument document = new InMemoryDocument(signed, "a.xml");
        SignatureValue value = value(service.getDataToBeCounterSigned(document, parameters));
        return bytes(service.counterSignSignature(document, parameters, value));
    }

    /// An associated container of the extended form with these files.
    byte[] container(Map<String, String> files) {
        return container(files, ASiCContainerType.ASiC_E);
    }

    /// One with an XML signature.
    byte[] xmlContainer(Map<String, String> files) {
        var service = new ASiCWithXAdESService(new CommonCertificateVerifier());
        var parameters = new ASiCWithXAdESSignatureParameters();
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setReferenceDigestAlgorithm(references);
        parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(time));
        List<DSSDocument> documents = documents(files);
        SignatureValue value = value(service.getDataToSign(documents, parameters));
        return bytes(service.signDocument(documents, parameters, value));
    }

    private static List<DSSDocument> documents(Map<String, String> files) {
        List<DSSDocument> documents = new ArrayList<>();
        files.forEach(
                (name, text) ->
                        documents.add(
                                new InMemoryDocument(text.getBytes(StandardCharsets.UTF_8), name)));
        return documents;
    }

    /// One of the simple form, with this file.
    byte[] simple(String name, String text) {
        return container(Map.of(name, text), ASiCContainerType.ASiC_S);
    }

    private byte[] container(Map<String, String> files, ASiCContainerType type) {
        var service = new ASiCWithCAdESService(new CommonCertificateVerifier());
        var parameters = new ASiCWithCAdESSignatureParameters();
        parameters.aSiC().setContainerType(type);
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(chain.getFirst()));
        parameters.setCertificateChain(chain.stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(time));
        List<DSSDocument> documents = documents(files);
        SignatureValue value = value(service.getDataToSign(documents, parameters));
        return bytes(service.signDocument(documents, parameters, value));
    }

    private SignatureValue value(ToBeSigned asked) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
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

    /// The same container with its entries rearranged.
    static byte[] repacked(byte[] zip, UnaryOperator<Map<String, byte[]>> change) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                entries.put(one.getName(), in.readAllBytes());
            }
            var out = new ByteArrayOutputStream();
            try (var packed = new ZipOutputStream(out)) {
                for (var entry : change.apply(entries).entrySet()) {
                    packed.putNextEntry(new ZipEntry(entry.getKey()));
                    packed.write(entry.getValue());
                    packed.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
