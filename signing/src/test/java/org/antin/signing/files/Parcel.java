package org.antin.signing.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An edXML message as others send it (QCVN 102:2016/BTTTT): header with its signature, list of
/// what is attached, and that in base64 behind the envelope.
final class Parcel {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";

    static final Digests SHA_256 = new Digests(MORE + "rsa-sha256", ENC + "sha256");
    static final Digests SHA_1 = new Digests(DSIG + "rsa-sha1", DSIG + "sha1");

    /// A strong signature over a weak digest.
    static final Digests SHA_1_BELOW = new Digests(MORE + "rsa-sha256", DSIG + "sha1");

    /// What a signature is made with, and what names the content it signs.
    record Digests(String signature, String reference) {}

    private record Enclosed(String name, String base64) {}

    private final List<Enclosed> enclosed = new ArrayList<>();
    private String signerInfo = "";
    private String signature = "";

    Parcel() {
        signer("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", "Nguyễn Văn Thành");
    }

    /// As it is.
    Parcel with(String name, byte[] content) {
        return encoded(name, Base64.getMimeEncoder().encodeToString(content));
    }

    /// As most senders do.
    Parcel zipped(String name, byte[] content) {
        return with(name, zip(name, content));
    }

    Parcel encoded(String name, String base64) {
        enclosed.add(new Enclosed(name, base64));
        return this;
    }

    /// Who signed, by whose authority.
    Parcel signer(String competence, String position, String name) {
        signerInfo =
                """
                <edXML:Competence>%s</edXML:Competence><edXML:Position>%s</edXML:Position>
                <edXML:FullName>%s</edXML:FullName>"""
                        .formatted(competence, position, name);
        return this;
    }

    /// To be filled in by whoever signs.
    Parcel toSign(Digests digests) {
        signature =
                """
                <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>
                <CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
                <SignatureMethod Algorithm="%s"/><Reference URI=""><Transforms>
                <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms>
                <DigestMethod Algorithm="%s"/><DigestValue/></Reference></SignedInfo><SignatureValue/>
                <KeyInfo><X509Data/></KeyInfo></Signature>"""
                        .formatted(digests.signature(), digests.reference());
        return this;
    }

    byte[] bytes() {
        var list = new StringBuilder();
        var files = new StringBuilder();
        for (var one : enclosed) {
            String cid = "cid:" + list.length() + "@antin";
            list.append("<edXML:Reference><edXML:ContentId>")
                    .append(cid)
                    .append("</edXML:ContentId><edXML:ContentType>application/zip")
                    .append("</edXML:ContentType><edXML:AttachmentName>")
                    .append(one.name())
                    .append("</edXML:AttachmentName></edXML:Reference>");
            files.append("<Attachment><ContentType>application/zip</ContentType><ContentId>")
                    .append(cid)
                    .append("</ContentId><edXML:ContentTransferEncoded")
                    .append(" xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">")
                    .append(one.base64())
                    .append("</edXML:ContentTransferEncoded></Attachment>");
        }
        return """
        <?xml version="1.0" encoding="utf-8"?>
        <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
        <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
        <edXML:edXMLHeader><edXML:MessageHeader>
        <edXML:From><edXML:OrganId>000.03.12.H27</edXML:OrganId><edXML:OrganName>UBND xã Cẩm Bình</edXML:OrganName></edXML:From>
        <edXML:To><edXML:OrganId>000.00.12.H27</edXML:OrganId></edXML:To>
        <edXML:Code><edXML:CodeNumber>12</edXML:CodeNumber><edXML:CodeNotation>BC-UBND</edXML:CodeNotation></edXML:Code>
        <edXML:Subject>Báo cáo tháng</edXML:Subject><edXML:SignerInfo>%s</edXML:SignerInfo>
        </edXML:MessageHeader><edXML:TraceHeaderList><edXML:TraceHeader><edXML:OrganId>000.03.12.H27</edXML:OrganId>
        <edXML:Timestamp>2017/06/01 08:00:00</edXML:Timestamp></edXML:TraceHeader></edXML:TraceHeaderList>%s</edXML:edXMLHeader>
        <edXML:edXMLBody><edXML:Manifest>%s</edXML:Manifest></edXML:edXMLBody></edXML:edXMLEnvelope>
        <AttachmentEncoded>%s</AttachmentEncoded></edXML>
        """
                .formatted(signerInfo, signature, list, files)
                .getBytes(UTF_8);
    }

    static byte[] zip(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
