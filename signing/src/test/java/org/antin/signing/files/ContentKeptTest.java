package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSObjectJSON;

import org.antin.signing.check.Integrity;
import org.antin.testkit.Needs;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.parsers.DocumentBuilderFactory;

/// T26, Điều 7.2: signing adds a signature and changes nothing of what is signed, in any format.
/// What is signed is taken out of the signed file by something other than our engine, and its
/// digests are compared with those of the file handed in.
@Needs
class ContentKeptTest extends AtDesk {
    private static final String NAME = "công văn.dat";

    /// Everything a program that writes XML anew may lose or set right.
    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <!-- trước -->
            <?lưu bản chính?>
            <so xmlns="urn:so"   xmlns:b='urn:b' b:năm="2026" số='12&#10;&#x9;"'>
            \t<b:dòng/><dòng></dòng>&#13;
               <![CDATA[a < b && c]]> e\u0302\u0301 \u1EBF &amp;lt; \u00A0 <!-- cuối -->
            </so>
            <?sau?>
            """;

    private static final String MESSAGE =
            """
            <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader>
            <MessageHeader><Subject>Công văn 12</Subject></MessageHeader>
            </edXMLHeader><edXMLBody><Manifest/></edXMLBody></edXMLEnvelope></edXML>
            """;

    private static final String CORE =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
              xmlns:dcterms="http://purl.org/dc/terms/"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Công văn</dc:title>
            <cp:lastModifiedBy>Trần Thị Bình</cp:lastModifiedBy>
            <dcterms:created xsi:type="dcterms:W3CDTF">2026-03-16T02:03:04Z</dcterms:created>
            </cp:coreProperties>""";

    private static final String JSON = "{ \"số\" : \"12\\u00e9\",\r\n\t\"a\":1.0e0, \"a\":[ ] }\n";

    static {
        Init.init();
    }

    private static byte[] handedIn(Packaging packaging) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case OFFICE -> Letters.docx("Số 12");
            case XML -> XML.getBytes(UTF_8);
            case JSON -> JSON.getBytes(UTF_8);
            case CMS, CMS_DETACHED, XML_DETACHED, CONTAINER ->
                    "Báo cáo số 12\r\nkhông đổi\n".getBytes(UTF_8);
        };
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T26: what is signed has the same digests before, after one signature, after two")
    void everyFormat(Packaging packaging) throws Exception {
        unchanged(packaging, handedIn(packaging));
    }

    @Test
    @DisplayName("T26, QCVN 102: an edXML message is the same but for the signatures in its header")
    void message() throws Exception {
        unchanged(Packaging.XML, MESSAGE.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("T26: an Office file that another program wrote keeps every part as it was")
    void officeOfOthers(boolean described) throws Exception {
        unchanged(Packaging.OFFICE, othersDocx(described));
    }

    private static void unchanged(Packaging packaging, byte[] file) throws Exception {
        Map<String, String> before =
                packaging == Packaging.OFFICE ? parts(file) : Map.of("", shown(packaging, file));
        byte[] handedIn = file.clone();
        byte[] once = desk.signBefore(NAME, handedIn, packaging, "T");
        assertThat(handedIn).as("our copy of it").isEqualTo(file);
        assertThat(digests(packaging, once, file)).as("once").isEqualTo(before);
        // A signature in a file of its own has its fellow in another, beside the same content.
        byte[] twice = desk.sign(NAME, packaging.detached() ? file : once, packaging, "LTA");
        assertThat(digests(packaging, twice, file)).as("twice").isEqualTo(before);
        if (!packaging.detached()) {
            assertThat(desk.check(twice).signatures())
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.integrity()).isEqualTo(Integrity.INTACT));
        }
    }

    /// Of what was handed in.
    private static String shown(Packaging packaging, byte[] file) throws Exception {
        return packaging == Packaging.XML ? sha256(canonical(file)) : sha256(file);
    }

    /// Of what a signed file, or the signature beside a file, says was signed.
    private static Map<String, String> digests(Packaging packaging, byte[] signed, byte[] file)
            throws Exception {
        return switch (packaging) {
            case PDF -> Map.of("", sha256(Arrays.copyOf(signed, file.length)));
            case CMS -> {
                var cms = new CMSSignedData(signed);
                yield Map.of("", sha256((byte[]) cms.getSignedContent().getContent()));
            }
            case CMS_DETACHED -> {
                var cms = new CMSSignedData(signed);
                assertThat(cms.isDetachedSignature()).isTrue();
                var said =
                        cms.getSignerInfos()
                                .getSigners()
                                .iterator()
                                .next()
                                .getSignedAttributes()
                                .get(CMSAttributes.messageDigest)
                                .getAttrValues()
                                .getObjectAt(0);
                yield Map.of("", hex(ASN1OctetString.getInstance(said).getOctets()));
            }
            case XML -> Map.of("", sha256(canonical(signed)));
            case XML_DETACHED -> Map.of("", referenced(signed));
            case CONTAINER -> {
                var all = digests(signed);
                all.keySet().removeIf(n -> n.startsWith("META-INF/") || n.equals("mimetype"));
                assertThat(all).containsOnlyKeys(NAME);
                yield Map.of("", all.get(NAME));
            }
            case JSON -> {
                var jws = JWSObjectJSON.parse(new String(signed, UTF_8));
                yield Map.of("", sha256(jws.getPayload().toBytes()));
            }
            case OFFICE -> parts(signed);
        };
    }

    /// Canonical XML 1.1 with its comments, the signatures taken out.
    private static byte[] canonical(byte[] xml) throws Exception {
        Document document = parsed(xml);
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        while (found.getLength() > 0) {
            Element one = (Element) found.item(0);
            one.getParentNode().removeChild(one);
        }
        var out = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N11_WITH_COMMENTS)
                .canonicalizeSubtree(document, out);
        return out.toByteArray();
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
    }

    /// What an XML signature says of the file beside it.
    private static String referenced(byte[] signature) throws Exception {
        NodeList all = parsed(signature).getElementsByTagNameNS(XMLSignature.XMLNS, "Reference");
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (one.getAttribute("URI").startsWith("#")) continue;
            assertThat(one.getElementsByTagNameNS(XMLSignature.XMLNS, "Transform").getLength())
                    .isZero();
            String said =
                    one.getElementsByTagNameNS(XMLSignature.XMLNS, "DigestValue")
                            .item(0)
                            .getTextContent();
            return hex(Base64.getMimeDecoder().decode(said));
        }
        throw new AssertionError("it names no file");
    }

    /// Every part of an Office file by its bytes, but for the two that must name the signature: of
    /// these, what they say of everything else.
    private static Map<String, String> parts(byte[] zip) throws Exception {
        var all = digests(zip);
        all.keySet().removeIf(name -> name.startsWith("_xmlsignatures/"));
        for (String list : List.of("[Content_Types].xml", "_rels/.rels")) {
            assertThat(all.remove(list)).isNotNull();
            NodeList said = parsed(zipped(zip, list)).getDocumentElement().getChildNodes();
            for (int i = 0; i < said.getLength(); i++) {
                if (!(said.item(i) instanceof Element one)) continue;
                String names = one.getAttribute("Extension") + one.getAttribute("PartName");
                String leads = names + one.getAttribute("Target");
                if (leads.equals("sigs") || leads.contains("_xmlsignatures/")) continue;
                all.put(
                        list + " " + leads.replaceFirst("^/", ""),
                        one.getAttribute("ContentType") + one.getAttribute("Type"));
            }
        }
        return all;
    }

    private static byte[] zipped(byte[] zip, String name) throws Exception {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                if (one.getName().equals(name)) return in.readAllBytes();
            }
        }
        throw new AssertionError(name + " isn't there");
    }

    private static Map<String, String> digests(byte[] zip) throws Exception {
        var all = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                all.put(one.getName(), sha256(in.readAllBytes()));
            }
        }
        return all;
    }

    /// As a word processor writes it: its own order, prefixes and spacing everywhere.
    ///
    /// @param described whether it says who wrote it and when
    private static byte[] othersDocx(boolean described) {
        return OfficeFilesTest.repacked(
                Letters.docx("Số 12"),
                all -> {
                    reworded(all, "word/_rels/document.xml.rels", "/>", "  />");
                    if (described) {
                        all.put("docProps/core.xml", CORE.getBytes(UTF_8));
                        return all;
                    }
                    all.remove("docProps/core.xml");
                    reworded(all, "_rels/.rels", "<Relationship [^>]*core.xml[^>]*/>", "");
                    reworded(all, "[Content_Types].xml", "<Override [^>]*core.xml[^>]*/>", "");
                    return all;
                });
    }

    private static void reworded(Map<String, byte[]> all, String part, String what, String by) {
        String before = new String(all.get(part), UTF_8);
        String after = before.replaceAll(what, by);
        assertThat(after).isNotEqualTo(before);
        all.put(part, after.getBytes(UTF_8));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
