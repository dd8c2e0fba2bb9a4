package org.antin.signing;

import org.antin.practiceca.KeyPool;
import org.antin.practiceca.Subject;
import org.antin.practiceca.forge.Forge;
import org.antin.practiceca.forge.Forged;
import org.antin.signing.check.Limits;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Repository;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.TimeZone;

/// Where attacks are made: a forger around a practice authority of his own, whose root is trusted
/// and whose lists are at hand, so that whatever is refused is refused for the attack alone.
public final class Workshop implements AutoCloseable {
    public static final Subject WHO =
            new Subject.Individual(
                    "Nguyễn Văn Thành",
                    "Chủ tịch",
                    "Ủy ban nhân dân xã Cẩm Bình",
                    "Ủy ban nhân dân tỉnh Hà Tĩnh",
                    "Hà Tĩnh",
                    null,
                    null);

    private final InstantSource clock = InstantSource.system();
    public final Forge forge;
    public final Forged honest;

    /// @param dir not there yet, or empty
    public Workshop(Path dir) {
        var pool = KeyPool.at(Repository.root().resolve("target/practice-keys"));
        forge = Forge.in(dir, URI.create("http://127.0.0.1:1/"), clock, pool);
        honest = forge.genuine(WHO);
    }

    public Instant now() {
        return clock.instant();
    }

    public List<X509Certificate> roots() {
        return List.of(forge.ca().root());
    }

    public List<byte[]> crls() {
        return List.of(forge.ca().crl(), forge.ca().rootCrl());
    }

    public VerificationReport check(byte[] file) {
        return verifier().verify("a", file, null);
    }

    /// @param source whom to ask about certificates
    public VerificationReport check(byte[] file, RevocationSource source) {
        return verifier(source).verify("a", file, null);
    }

    public VerificationReport check(byte[] file, Limits limits) {
        return verifier().within(limits).verify("a", file, null);
    }

    private Verifier verifier() {
        return verifier(new AtHand(crls()));
    }

    private Verifier verifier(RevocationSource source) {
        var anchor =
                new TrustAnchor(
                        forge.ca().root(), TrustAnchor.Purpose.GOVERNMENT, new HostRule.Nowhere());
        return Verifier.of(TrustStore.of(List.of(anchor)), source, clock);
    }

    /// Lists that need not be fetched.
    public record AtHand(List<byte[]> crls) implements RevocationSource {
        @Override
        public Answer ocsp(CertificateChain chain, int place, Instant since) {
            return new Answer(List.of(), List.of());
        }

        @Override
        public Answer crl(CertificateChain chain, int place, Instant since) {
            return new Answer(crls, List.of());
        }
    }

    /// A sound CAdES-B signature, DER.
    ///
    /// @param inside whether it holds the content
    public byte[] cms(byte[] content, boolean inside) {
        return cms(content, inside, honest);
    }

    /// The same by somebody else, the whole chain beside it whether or not it holds together.
    public byte[] cms(byte[] content, boolean inside, Forged who) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var signer =
                    new JcaContentSignerBuilder("SHA256withRSA").build(who.keys().getPrivate());
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(digests)
                            .setSignedAttributeGenerator(
                                    new DefaultSignedAttributeTableGenerator(attributes(who)))
                            .build(signer, who.certificate()));
            generator.addCertificates(new JcaCertStore(who.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content), inside)
                    .getEncoded("DER");
        } catch (OperatorCreationException | GeneralSecurityException | CMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a CMS is made of the bytes a PDF has signed.
    public interface Signing {
        byte[] cms(byte[] content) throws Exception;
    }

    /// A PDF with one more signature, appended incrementally as PDFBox does.
    ///
    /// @param password that opens it; empty for none
    /// @param room for the CMS, bytes
    public byte[] pdf(byte[] pdf, String password, int room, Signing signing) {
        try (var document = Loader.loadPDF(pdf, password);
                var options = new SignatureOptions()) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            var at = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            at.setTime(Date.from(now()));
            signature.setSignDate(at);
            options.setPreferredSignatureSize(room);
            document.addSignature(signature, options);
            var out = new ByteArrayOutputStream();
            var waiting = document.saveIncrementalForExternalSigning(out);
            waiting.setSignature(signing.cms(waiting.getContent().readAllBytes()));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private AttributeTable attributes(Forged who) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(who.certificate().getEncoded());
        var named = new SigningCertificateV2(new ESSCertIDv2(hash));
        var table = new Hashtable<Object, ASN1Encodable>();
        var oid = PKCSObjectIdentifiers.id_aa_signingCertificateV2;
        table.put(oid, new Attribute(oid, new DERSet(named)));
        return new AttributeTable(table);
    }

    @Override
    public void close() {
        forge.close();
    }
}
