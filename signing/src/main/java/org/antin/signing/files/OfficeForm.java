package org.antin.signing.files;

import org.antin.signing.make.Grade;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.apache.jcp.xml.dsig.internal.dom.DOMSignedInfo;
import org.apache.jcp.xml.dsig.internal.dom.DOMSubTreeData;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.StreamHelper;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.dom.DOMSignContext;

/// Signs Office files (ECMA-376 part 2, clause 13) with Apache POI: the form that Office and
/// LibreOffice make and show. Time stamps and evidence are put into the XML signature by EU DSS, as
/// in any other.
final class OfficeForm implements Form {
    private static final String SIGNATURES = "_xmlsignatures/";

    /// What names every part, and the parts the file as a whole leads to.
    private static final Set<String> LISTS = Set.of("[Content_Types].xml", "_rels/.rels");

    /// Where POI puts who wrote a file and when.
    private static final String DESCRIPTION = "docProps/core.xml";

    private final DssForm levels;

    OfficeForm(DssForm levels) {
        this.levels = levels;
    }

    /// POI signs once by itself before it lets another value be put in. This key lives in memory
    /// for that alone, and what it makes is overwritten by the token's value.
    private static final class PassingKey {
        static final PrivateKey KEY = make();

        private static PrivateKey make() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair().getPrivate();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has RSA", e);
            }
        }
    }

    @Override
    public boolean suits(Packaging packaging, byte[] content) {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            boolean parts = !file.getParts().isEmpty();
            file.revert();
            return parts;
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public byte[] toSign(Work work) throws Unsuitable {
        try (OPCPackage file = open(work)) {
            byte[] signed = begun(work, file).toSign();
            file.revert();
            return signed;
        } catch (IOException
                | OpenXML4JException
                | MarshalException
                | XMLSignatureException
                | RuntimeException e) {
            throw notInThisFormat(work);
        }
    }

    @Override
    public Made signed(Work work, byte[] value, Grade grade) throws Unsuitable {
        Map<String, byte[]> entries;
        String part;
        try (OPCPackage file = open(work)) {
            Begun begun = begun(work, file);
            begun.info().postSign(begun.context(), Base64.getEncoder().encodeToString(value));
            var out = new ByteArrayOutputStream(work.content().length + (1 << 15));
            file.save(out);
            file.revert();
            Map<String, byte[]> before = entries(work.content());
            entries = signaturesOnly(entries(out.toByteArray()), before);
            part = added(entries, before);
        } catch (IOException
                | OpenXML4JException
                | MarshalException
                | XMLSignatureException
                | RuntimeException e) {
            throw notInThisFormat(work);
        }
        byte[] xml = entries.get(part);
        if (xml == null) throw notInThisFormat(work);
        Made last = levels.extended(work, xml, grade);
        entries.put(part, last.file());
        return new Made(packed(entries), last.stampedAt());
    }

    /// Takes each signature of the file through a step of its own.
    static byte[] eachSignature(byte[] file, Step step) throws IOException, Unsuitable {
        Map<String, byte[]> entries = entries(file);
        for (var entry : entries.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(SIGNATURES) && name.endsWith(".xml")) {
                entry.setValue(step.of(entry.getValue()));
            }
        }
        return packed(entries);
    }

    /// What happens to one signature part.
    interface Step {
        byte[] of(byte[] xml) throws Unsuitable;
    }

    private record Begun(SignatureInfo info, DOMSignContext context, byte[] toSign) {}

    private static OPCPackage open(Work work) throws IOException, OpenXML4JException, Unsuitable {
        if (!(work.chain().getFirst().getPublicKey() instanceof RSAPublicKey)) {
            throw new Unsuitable(Refusal.of(Code.KEY_NOT_SUPPORTED));
        }
        return OPCPackage.open(new ByteArrayInputStream(work.content()));
    }

    /// From the same work always the same bytes.
    private static Begun begun(Work work, OPCPackage file)
            throws MarshalException, XMLSignatureException {
        var config = new SignatureConfig();
        config.setKey(PassingKey.KEY);
        config.setSigningCertificateChain(work.chain());
        config.setIncludeEntireCertificateChain(true);
        config.setDigestAlgo(HashAlgorithm.sha256);
        config.setExecutionTime(Date.from(work.claimed()));
        config.setAllowMultipleSignatures(true);
        var info = new SignatureInfo();
        info.setSignatureConfig(config);
        info.setOpcPackage(file);
        Document document = DocumentHelper.createDocument();
        DOMSignContext context = info.createXMLSignContext(document);
        DOMSignedInfo signedInfo = info.preSign(context);
        try {
            return new Begun(info, context, canonical(document, signedInfo, context));
        } catch (TransformException | IOException e) {
            throw new XMLSignatureException(e);
        }
    }

    private static byte[] canonical(
            Document document, DOMSignedInfo signedInfo, DOMSignContext context)
            throws TransformException, IOException {
        var element =
                (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "SignedInfo").item(0);
        var out = new ByteArrayOutputStream();
        signedInfo
                .getCanonicalizationMethod()
                .transform(new DOMSubTreeData(element, true), context, out);
        return out.toByteArray();
    }

    /// T26. POI writes anew what it has read, and adds who wrote a file and when where nothing says
    /// so. Of what it made only the signatures are taken, and the lists that name them.
    private static Map<String, byte[]> signaturesOnly(
            Map<String, byte[]> made, Map<String, byte[]> before) throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        for (var entry : made.entrySet()) {
            String name = entry.getKey();
            byte[] was = before.get(name);
            if (LISTS.contains(name)) {
                boolean described = before.containsKey(DESCRIPTION);
                all.put(name, described ? entry.getValue() : undescribed(entry.getValue()));
            } else if (was == null || name.startsWith(SIGNATURES + "_rels/")) {
                if (name.startsWith(SIGNATURES)) all.put(name, entry.getValue());
            } else {
                all.put(name, was);
            }
        }
        // Names differ by more than their case (ECMA-376 part 2, clause 6.2.2.3).
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(all.keySet());
        before.forEach(
                (name, bytes) -> {
                    if (!name.endsWith("/") && names.add(name)) all.put(name, bytes);
                });
        return all;
    }

    /// A list without the description POI has added.
    private static byte[] undescribed(byte[] list) throws IOException {
        try {
            Document document = DocumentHelper.readDocument(new ByteArrayInputStream(list));
            Node next = document.getDocumentElement().getFirstChild();
            while (next != null) {
                Node one = next;
                next = one.getNextSibling();
                if (one instanceof Element element
                        && (element.getAttribute("PartName") + element.getAttribute("Target"))
                                .endsWith(DESCRIPTION)) {
                    one.getParentNode().removeChild(one);
                }
            }
            var out = new ByteArrayOutputStream();
            if (!StreamHelper.saveXmlInStream(document, out)) throw new IOException("not written");
            return out.toByteArray();
        } catch (SAXException e) {
            throw new IOException(e);
        }
    }

    private static String added(Map<String, byte[]> after, Map<String, byte[]> before) {
        return after.keySet().stream()
                .filter(name -> name.startsWith(SIGNATURES) && name.endsWith(".xml"))
                .filter(name -> !before.containsKey(name))
                .findFirst()
                .orElse("");
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                entries.put(one.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] packed(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream(1 << 16);
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Unsuitable notInThisFormat(Work work) {
        return new Unsuitable(Refusal.of(Code.NOT_IN_THIS_FORMAT, work.packaging().published()));
    }
}
