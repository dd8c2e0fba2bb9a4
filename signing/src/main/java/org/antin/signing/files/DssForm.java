package org.antin.signing.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.JWSSerializationType;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.jades.JAdESSignatureParameters;
import eu.europa.esig.dss.jades.signature.JAdESService;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampParameters;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.signature.AbstractSignatureService;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.reference.CanonicalizationTransform;
import eu.europa.esig.dss.xades.reference.DSSReference;
import eu.europa.esig.dss.xades.reference.XPath2FilterEnvelopedSignatureTransform;
import eu.europa.esig.dss.xades.signature.XAdESService;
import eu.europa.esig.dss.xml.utils.DomUtils;

import org.antin.signing.check.Limits;
import org.antin.signing.check.facts.XmlSafety;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.TimeStamper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.List;

import javax.xml.crypto.dsig.CanonicalizationMethod;

/// CAdES, XAdES, ASiC-E and JAdES by EU DSS. It never sees a key, and asks nobody but through
/// [Asked].
final class DssForm implements Form {
    /// QCVN 102:2016/BTTTT: the message's signature stands in its header.
    private static final String EDXML = "edXML";

    /// The transform by which a signature leaves out itself, and no other.
    private static final String ITSELF_ALONE =
            "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private static final List<String> LEVELS = List.of("B", "T", "LT", "LTA");
    private static final String EDXML_HEADER = "//*[local-name()='edXMLHeader']";

    @Override
    public boolean suits(Packaging packaging, byte[] content) {
        // Before anything builds a tree of it: no document type, bounds kept.
        return packaging != Packaging.XML || XmlSafety.refused(content, Limits.standard()) == null;
    }

    @Override
    public byte[] toSign(Work work) throws Unsuitable {
        boolean xml = work.packaging() == Packaging.XML;
        if (!suits(work.packaging(), work.content())) throw notInThisFormat(work);
        if (xml && XmlSafety.hasCutText(work.content())) {
            throw new Unsuitable(Refusal.of(Code.TEXT_CUT_BY_COMMENT));
        }
        var asked = Asked.ofOwn(work.chain());
        try {
            return way(work, asked.verifier(new Grade.Basic()), "B").toSign(document(work));
        } catch (IllegalInputException e) {
            throw xml && new String(work.content(), UTF_8).contains(ITSELF_ALONE)
                    ? new Unsuitable(Refusal.of(Code.FIRST_SIGNATURE_WOULD_BREAK))
                    : notInThisFormat(work);
        } catch (DSSException | IllegalArgumentException e) {
            throw notInThisFormat(work);
        }
    }

    @Override
    public Made signed(Work work, byte[] value, Grade grade) throws Unsuitable {
        // As at the first step: with roots to go by, EU DSS would leave some certificates out.
        var plain = Asked.ofOwn(work.chain()).verifier(new Grade.Basic());
        byte[] basic;
        try {
            basic = way(work, plain, "B").sign(document(work), value);
        } catch (DSSException | IllegalInputException | IllegalArgumentException e) {
            throw notInThisFormat(work);
        }
        return extended(work, basic, grade);
    }

    /// A signature of level B brought to the grade, one level after the other and each from bytes:
    /// what EU DSS has just made lies in memory in another form than the one that is read back, and
    /// not all of it verifies there.
    ///
    /// @throws Unsuitable when stamp or evidence can't be had
    Made extended(Work work, byte[] basic, Grade grade) throws Unsuitable {
        return extended(work, basic, grade, above(grade), Asked.ofOwn(work.chain()));
    }

    /// The same for a file that was signed before, by whomever.
    ///
    /// @param letters of the levels still to come
    Made extended(Work work, byte[] basic, Grade grade, List<String> letters, Asked asked)
            throws Unsuitable {
        var verifier = asked.verifier(grade);
        List<DSSDocument> beside =
                work.packaging().detached() ? List.of(document(work)) : List.of();
        byte[] file = basic;
        try {
            for (String one : letters) {
                Way<?, ?> way = way(work, verifier, one);
                way.service().setTspSource(asked.stamps(stamper(grade)));
                file = way.extend(file, beside);
            }
            return new Made(file, asked.stampedAt());
        } catch (Asked.NoStamp e) {
            throw new Unsuitable(Refusal.of(Code.TIME_STAMP_UNAVAILABLE, e.reason().text()));
        } catch (Asked.Broken e) {
            throw new Unsuitable(Refusal.of(Code.OWN_CHECK_FAILED, "signature-mismatch"));
        } catch (AlertException e) {
            throw new Unsuitable(Refusal.of(Code.EVIDENCE_UNAVAILABLE, "CRL, OCSP"));
        } catch (DSSException | IllegalInputException | IllegalArgumentException e) {
            throw notInThisFormat(work);
        }
    }

    private static List<String> above(Grade grade) {
        return LEVELS.subList(1, LEVELS.indexOf(grade.letters()) + 1);
    }

    private static TimeStamper stamper(Grade grade) {
        return switch (grade) {
            case Grade.Basic _ -> throw new IllegalArgumentException("no stamp at level B");
            case Grade.Stamped(TimeStamper stamper) -> stamper;
            case Grade.LongTerm longTerm -> longTerm.stamper();
        };
    }

    private static Unsuitable notInThisFormat(Work work) {
        return new Unsuitable(Refusal.of(Code.NOT_IN_THIS_FORMAT, work.packaging().published()));
    }

    private static DSSDocument document(Work work) {
        return new InMemoryDocument(work.content(), work.name());
    }

    /// A service of EU DSS with its orders.
    private record Way<P extends AbstractSignatureParameters<T>, T extends TimestampParameters>(
            AbstractSignatureService<P, T> service, P orders) {
        byte[] toSign(DSSDocument document) {
            return service.getDataToSign(document, orders).getBytes();
        }

        byte[] sign(DSSDocument document, byte[] value) {
            var signature = new SignatureValue(algorithm(orders.getSigningCertificate()), value);
            return bytes(service.signDocument(document, orders, signature));
        }

        /// @param beside what a detached signature signs; otherwise nothing
        byte[] extend(byte[] signed, List<DSSDocument> beside) {
            orders.setDetachedContents(beside);
            return bytes(service.extendDocument(new InMemoryDocument(signed), orders));
        }

        private static byte[] bytes(DSSDocument document) {
            try (InputStream in = document.openStream()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Way<?, ?> way(Work work, CertificateVerifier verifier, String letters) {
        return switch (work.packaging()) {
            case PDF -> throw new IllegalArgumentException("PDFs are signed elsewhere");
            case CMS, CMS_DETACHED -> {
                var orders = new CAdESSignatureParameters();
                orders.setSignaturePackaging(packaging(work));
                yield way(new CAdESService(verifier), orders, work, letters);
            }
            case XML, XML_DETACHED, OFFICE -> {
                var orders = new XAdESSignatureParameters();
                orders.setSignaturePackaging(packaging(work));
                if (work.packaging() == Packaging.XML && message(work)) {
                    orders.setXPathLocationString(EDXML_HEADER);
                }
                var way = way(new XAdESService(verifier), orders, work, letters);
                if (work.packaging() == Packaging.XML) {
                    orders.setReferences(List.of(butSignatures(work, orders)));
                }
                yield way;
            }
            case CONTAINER -> {
                var orders = new ASiCWithXAdESSignatureParameters();
                orders.aSiC().setContainerType(ASiCContainerType.ASiC_E);
                yield way(new ASiCWithXAdESService(verifier), orders, work, letters);
            }
            case JSON -> {
                var orders = new JAdESSignatureParameters();
                orders.setSignaturePackaging(SignaturePackaging.ENVELOPING);
                // Only here is there room for time stamps and evidence (TS 119 182-1, 5.3).
                orders.setJwsSerializationType(JWSSerializationType.JSON_SERIALIZATION);
                yield way(new JAdESService(verifier), orders, work, letters);
            }
        };
    }

    private static <P extends AbstractSignatureParameters<T>, T extends TimestampParameters>
            Way<P, T> way(
                    AbstractSignatureService<P, T> service, P orders, Work work, String letters) {
        orders.setSignatureLevel(
                SignatureLevel.valueOf(work.packaging().family() + "_BASELINE_" + letters));
        orders.setDigestAlgorithm(DigestAlgorithm.SHA256);
        orders.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        orders.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        var chain = work.chain().stream().map(CertificateToken::new).toList();
        orders.setSigningCertificate(chain.getFirst());
        orders.setCertificateChain(chain);
        orders.setEncryptionAlgorithm(algorithm(chain.getFirst()).getEncryptionAlgorithm());
        orders.bLevel().setSigningDate(Date.from(work.claimed()));
        return new Way<>(service, orders);
    }

    /// The whole document but for all signatures in it, so that a second one leaves the first
    /// whole.
    private static DSSReference butSignatures(Work work, XAdESSignatureParameters orders) {
        var reference = new DSSReference();
        reference.setId("r-" + orders.getDeterministicId());
        reference.setUri("");
        reference.setContents(document(work));
        reference.setDigestMethodAlgorithm(DigestAlgorithm.SHA256);
        reference.setTransforms(
                List.of(
                        new XPath2FilterEnvelopedSignatureTransform(),
                        new CanonicalizationTransform(CanonicalizationMethod.EXCLUSIVE)));
        return reference;
    }

    private static SignaturePackaging packaging(Work work) {
        return switch (work.packaging()) {
            case CMS -> SignaturePackaging.ENVELOPING;
            case XML -> SignaturePackaging.ENVELOPED;
            case PDF, CMS_DETACHED, XML_DETACHED, CONTAINER, JSON, OFFICE ->
                    SignaturePackaging.DETACHED;
        };
    }

    /// Whether an XML document is an edXML message.
    private static boolean message(Work work) {
        var root = DomUtils.buildDOM(work.content()).getDocumentElement();
        return EDXML.equals(root.getLocalName());
    }

    private static SignatureAlgorithm algorithm(CertificateToken signer) {
        return signer.getPublicKey() instanceof RSAPublicKey
                ? SignatureAlgorithm.RSA_SHA256
                : SignatureAlgorithm.ECDSA_SHA256;
    }
}
