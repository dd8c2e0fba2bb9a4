package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.Verdict;
import org.antin.signing.check.VerificationReport;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Time stamps that were taken from another signature, or put in twice: a stolen one proves no time
/// and is named, a doubled one changes nothing.
class SwappedStampTest extends AtDesk {
    private static final Pattern XML_STAMP =
            Pattern.compile(
                    "<\\w+:EncapsulatedTimeStamp[^>]*>([^<]+)</\\w+:EncapsulatedTimeStamp>");
    private static final Pattern CONTENTS = Pattern.compile("<([0-9a-fA-F]{4000,})>");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static VerificationReport sound(byte[] file) {
        var report = desk.check(file);
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        return report;
    }

    private static void stolen(byte[] file) {
        var report = desk.check(file);
        assertThat(report.verdict())
                .as(ReportJson.line(report))
                .isEqualTo(FileVerdict.INDETERMINATE);
        var one = report.signatures().getFirst();
        assertThat(one.trustedTime()).isNull();
        assertThat(one.messages()).extracting(m -> m.reason()).contains(Reason.TIMESTAMP_BROKEN);
        assertThat(report.timestamps().getFirst().reason()).isEqualTo(Reason.TIMESTAMP_BROKEN);
    }

    private static Attribute stamps(SignerInformation signer) {
        return signer.getUnsignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    }

    private static SignerInformation only(CMSSignedData cms) {
        return cms.getSignerInfos().getSigners().iterator().next();
    }

    /// The same CMS with this for its time-stamp attribute; whatever else it carries stays.
    private static byte[] with(CMSSignedData cms, Attribute stamps) {
        try {
            var signer = only(cms);
            var attributes = new ASN1EncodableVector();
            for (Attribute one : signer.getUnsignedAttributes().toASN1Structure().getAttributes()) {
                boolean stamp =
                        one.getAttrType()
                                .equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
                attributes.add(stamp ? stamps : one);
            }
            var changed =
                    SignerInformation.replaceUnsignedAttributes(
                            signer, new AttributeTable(attributes));
            return CMSSignedData.replaceSigners(cms, new SignerInformationStore(List.of(changed)))
                    .getEncoded("DER");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Attribute twice(Attribute stamps) {
        // A set in DER holds no value twice; BER lets it.
        var values = new ASN1EncodableVector();
        values.add(stamps.getAttrValues().getObjectAt(0));
        values.add(stamps.getAttrValues().getObjectAt(0));
        return new Attribute(stamps.getAttrType(), new DERSet(values));
    }

    @Test
    @DisplayName("CMS: a time stamp of another signature; the own one twice")
    void cms() throws Exception {
        byte[] one = desk.sign("a", utf8("Số 12"), Packaging.CMS, "LT");
        byte[] other = desk.sign("a", utf8("Số 13"), Packaging.CMS, "LT");
        sound(one);
        var cms = new CMSSignedData(one);
        stolen(with(cms, stamps(only(new CMSSignedData(other)))));
        sound(with(cms, twice(stamps(only(cms)))));
    }

    @Test
    @DisplayName("PDF: a time stamp of another signature; the own one twice")
    void pdf() throws Exception {
        byte[] one = desk.sign("a.pdf", Letters.pdf(), Packaging.PDF, "LT");
        byte[] other = desk.sign("a.pdf", draft(), Packaging.PDF, "LT");
        sound(one);
        var cms = cms(one);
        var stolen = stamps(only(cms(other)));
        stolen(refilled(one, with(cms, stolen)));
        sound(refilled(one, with(cms, twice(stamps(only(cms))))));
    }

    private static byte[] draft() throws Exception {
        try (var in = SwappedStampTest.class.getResourceAsStream("/letters/du-thao.pdf")) {
            return in.readAllBytes();
        }
    }

    private static CMSSignedData cms(byte[] pdf) throws Exception {
        byte[] padded = HexFormat.of().parseHex(contents(pdf));
        try (var objects = new ASN1InputStream(padded)) {
            return new CMSSignedData(objects.readObject().getEncoded());
        }
    }

    private static String contents(byte[] pdf) {
        Matcher found = CONTENTS.matcher(latin(pdf));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static byte[] refilled(byte[] pdf, byte[] cms) {
        String old = contents(pdf);
        String hex = HexFormat.of().formatHex(cms);
        assertThat(hex.length()).isLessThanOrEqualTo(old.length());
        return latin(latin(pdf).replace(old, hex + "0".repeat(old.length() - hex.length())));
    }

    @Test
    @DisplayName("XML: a time stamp of another signature; the own one twice")
    void xml() {
        byte[] one = desk.sign("a.xml", utf8("<so>12</so>"), Packaging.XML, "LT");
        byte[] other = desk.sign("a.xml", utf8("<so>13</so>"), Packaging.XML, "LT");
        sound(one);
        String own = stamp(latin(one));
        stolen(latin(latin(one).replace(own, stamp(latin(other)))));
        String text = latin(one);
        int from = text.indexOf("<xades:SignatureTimeStamp");
        int to =
                text.indexOf("</xades:SignatureTimeStamp>")
                        + "</xades:SignatureTimeStamp>".length();
        String doubled = text.substring(0, to) + text.substring(from);
        var report = desk.check(latin(doubled));
        assertThat(report.verdict()).as(ReportJson.line(report)).isEqualTo(FileVerdict.VALID);
        assertThat(report.timestamps()).hasSize(2);
    }

    private static String stamp(String xml) {
        Matcher found = XML_STAMP.matcher(xml);
        assertThat(found.find()).isTrue();
        Base64.getMimeDecoder().decode(found.group(1));
        return found.group(1);
    }

    @Test
    @DisplayName("PDF: a document time stamp moved over from another file is broken, and decides")
    void documentStamp() {
        byte[] one = desk.sign("a.pdf", Letters.pdf(), Packaging.PDF, "LTA");
        byte[] other = desk.sign("a.pdf", Letters.pdf(), Packaging.PDF, "LTA");
        sound(one);
        String mine = last(latin(one));
        String theirs = last(latin(other));
        assertThat(theirs).hasSameSizeAs(mine).isNotEqualTo(mine);
        var report = desk.check(latin(latin(one).replace(mine, theirs)));
        assertThat(report.verdict())
                .as(ReportJson.line(report))
                .isEqualTo(FileVerdict.INDETERMINATE);
        assertThat(report.timestamps().getLast().verdict()).isEqualTo(Verdict.INVALID);
    }

    private static String last(String pdf) {
        Matcher found = CONTENTS.matcher(pdf);
        String last = null;
        while (found.find()) last = found.group(1);
        return last;
    }

    /// The container with what the last of its entries that ends so is made into.
    private static byte[] repacked(byte[] zip, String ending, UnaryOperator<String> change)
            throws Exception {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
                var packed = new ZipOutputStream(out)) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                boolean chosen = one.getName().endsWith(ending);
                packed.putNextEntry(new ZipEntry(one.getName()));
                packed.write(chosen ? latin(change.apply(latin(content))) : content);
            }
        }
        return out.toByteArray();
    }

    private static String stampIn(byte[] zip, String ending) throws Exception {
        var found = new StringBuilder();
        repacked(
                zip,
                ending,
                xml -> {
                    found.append(stamp(xml));
                    return xml;
                });
        return found.toString();
    }

    private static void swappedIn(byte[] one, byte[] other, String ending) throws Exception {
        sound(one);
        String own = stampIn(one, ending);
        String theirs = stampIn(other, ending);
        assertThat(theirs).isNotEqualTo(own);
        stolen(repacked(one, ending, xml -> xml.replace(own, theirs)));
    }

    @Test
    @DisplayName("ASiC: a time stamp of another container")
    void container() throws Exception {
        swappedIn(
                desk.sign("a.txt", utf8("12"), Packaging.CONTAINER, "LT"),
                desk.sign("a.txt", utf8("13"), Packaging.CONTAINER, "LT"),
                "signatures001.xml");
    }

    @Test
    @DisplayName("OOXML: a time stamp of another document")
    void office() throws Exception {
        swappedIn(
                desk.sign("a.docx", Letters.docx("12"), Packaging.OFFICE, "LT"),
                desk.sign("a.docx", Letters.docx("13"), Packaging.OFFICE, "LT"),
                "sig1.xml");
    }

    @Test
    @DisplayName("JAdES: a time stamp of another signature")
    void json() {
        byte[] one = desk.sign("a.json", utf8("{\"so\":12}"), Packaging.JSON, "LT");
        byte[] other = desk.sign("a.json", utf8("{\"so\":13}"), Packaging.JSON, "LT");
        sound(one);
        String own = firstLater(latin(one));
        String theirs = firstLater(latin(other));
        assertThat(theirs).isNotEqualTo(own);
        stolen(latin(latin(one).replace(own, theirs)));
    }

    /// What was first added to a JSON signature after it was made: its time stamp.
    private static String firstLater(String json) {
        Matcher found = Pattern.compile("\"etsiU\":\\[\"([^\"]+)\"").matcher(json);
        assertThat(found.find()).isTrue();
        String stamp = latin(Base64.getUrlDecoder().decode(found.group(1)));
        assertThat(stamp).contains("sigTst");
        return found.group(1);
    }
}
