package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.practiceca.LeafRequest;
import org.antin.practiceca.Subject;
import org.antin.signing.make.Appearance;
import org.antin.signing.make.Completion;
import org.antin.signing.make.EvidenceCollector;
import org.antin.signing.make.Grade;
import org.antin.signing.make.Limits;
import org.antin.signing.make.Order;
import org.antin.signing.make.Refusal;
import org.antin.signing.make.Refusal.Code;
import org.antin.signing.make.Sheet;
import org.antin.signing.make.SignatureKind;
import org.antin.signing.make.TimeStamper;
import org.antin.signing.make.TimeStamper.TimeStamping;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/// The rules of a session, the same for every format (issue 2, must-show 7).
@Needs
class FileSessionTest extends AtDesk {
    static byte[] content(Packaging packaging, String number) {
        return switch (packaging) {
            case PDF -> Letters.pdf();
            case OFFICE -> Letters.docx("Số " + number);
            case JSON -> ("{\"số\":\"" + number + "\"}").getBytes(StandardCharsets.UTF_8);
            default -> ("<so><số>" + number + "</số></so>").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static PreparedFile prepared(Packaging packaging) {
        return desk.prepare("a.xml", content(packaging, "12"), packaging);
    }

    private static void refused(Completion completion, Code code) {
        assertThat(completion)
                .isInstanceOfSatisfying(
                        Completion.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Issue 2: a session kept as bytes finishes; a damaged one is noticed")
    void kept(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        byte[] bytes = prepared.toBytes();
        PreparedFile again = PreparedFile.fromBytes(bytes).orElseThrow();
        assertThat(desk.signer.finish(again, desk.value(again), new Grade.Basic()))
                .isInstanceOf(Completion.Signed.class);
        bytes[bytes.length / 2] ^= 1;
        assertThat(PreparedFile.fromBytes(bytes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PDF")
    @DisplayName(
            "T26: a file swapped between prepare and finish is noticed, whoever fixes its digest")
    void swapped(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        PreparedFile other = desk.prepare("a.xml", content(packaging, "13"), packaging);
        byte[] value = desk.value(prepared);
        var content = with(prepared, prepared.documentSha256(), other.content());
        refused(desk.signer.finish(content, value, new Grade.Basic()), Code.SESSION_DAMAGED);
        var both = with(prepared, other.documentSha256(), other.content());
        refused(desk.signer.finish(both, value, new Grade.Basic()), Code.SESSION_DAMAGED);
    }

    private static PreparedFile with(PreparedFile p, String sha256, byte[] content) {
        return new PreparedFile(
                p.packaging(),
                p.name(),
                p.kind(),
                p.chain(),
                p.algorithm(),
                p.dtbs(),
                p.claimedTime(),
                p.expiresAt(),
                sha256,
                content);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Issue 2: a value of another file, or none at all, signs nothing")
    void wrongValue(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        byte[] value = desk.value(prepared);
        value[20] ^= 1;
        refused(desk.signer.finish(prepared, value, new Grade.Basic()), Code.WRONG_SIGNATURE_VALUE);
        refused(
                desk.signer.finish(prepared, new byte[0], new Grade.Basic()),
                Code.WRONG_SIGNATURE_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Issue 2: after its time a session finishes nothing")
    void expired(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        var later =
                new FileSigner(
                        () -> desk.clock.instant().plus(Duration.ofMinutes(11)), Limits.USUAL);
        refused(
                later.finish(prepared, desk.value(prepared), new Grade.Basic()),
                Code.SESSION_EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Issue 2: a silent time-stamp authority: nothing half kept, and it may be tried again")
    void silentAuthority(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        byte[] value = desk.value(prepared);
        TimeStamper silent = _ -> new TimeStamping.Unavailable(TimeStamper.Reason.TIMEOUT);
        refused(
                desk.signer.finish(prepared, value, new Grade.Stamped(silent)),
                Code.TIME_STAMP_UNAVAILABLE);
        assertThat(desk.signer.finish(prepared, value, new Grade.Stamped(desk.tsa)))
                .isInstanceOf(Completion.Signed.class);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T07: a time stamp over something else doesn't get past our own check")
    void lyingAuthority(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        TimeStamper lying = _ -> desk.tsa.stamp(new byte[32]);
        refused(
                desk.signer.finish(prepared, desk.value(prepared), new Grade.Stamped(lying)),
                Code.OWN_CHECK_FAILED);
    }

    @Test
    @DisplayName("T07: our own check objects to another file, a lower level, and to nothing signed")
    void ownCheck() {
        var check = new OwnCheck(desk.clock);
        var packaging = Packaging.CMS_DETACHED;
        PreparedFile prepared = prepared(packaging);
        byte[] own = desk.sign("a.xml", content(packaging, "12"), packaging, "B");
        byte[] other = desk.sign("a.xml", content(packaging, "13"), packaging, "B");
        assertThat(check.objection(prepared, own, desk.grade("B"))).isEmpty();
        assertThat(check.objection(prepared, other, desk.grade("B"))).contains("hash-mismatch");
        assertThat(check.objection(prepared, own, desk.grade("T"))).isPresent();
        var text = prepared(Packaging.XML);
        assertThat(check.objection(text, text.content(), desk.grade("B")))
                .contains("no signature of ours");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TT 41 Đ9: nobody answers about the certificate: refused, nothing half kept")
    void nobodyAnswers(Packaging packaging) {
        PreparedFile prepared = prepared(packaging);
        var nobody = new EvidenceCollector(RevocationSource.offline(), TrustStore.none());
        refused(
                desk.signer.finish(
                        prepared,
                        desk.value(prepared),
                        new Grade.LongTerm(desk.tsa, nobody, false)),
                Code.EVIDENCE_UNAVAILABLE);
    }

    @Test
    @DisplayName(
            "T06: what isn't of its format, or bears a name of the container's own, is refused")
    void unsuitable() {
        for (var packaging : new Packaging[] {Packaging.XML, Packaging.PDF}) {
            assertThat(desk.signer.prepare("a", "không".getBytes(), packaging, desk.order()))
                    .isInstanceOf(FilePreparation.Refused.class);
        }
        for (String name : new String[] {"", "mimetype", "../a", "a/b", "a\nb"}) {
            assertThat(desk.signer.prepare(name, "x".getBytes(), Packaging.CONTAINER, desk.order()))
                    .isInstanceOf(FilePreparation.Refused.class);
        }
        var doctype = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        assertThat(desk.signer.prepare("a", doctype.getBytes(), Packaging.XML, desk.order()))
                .isInstanceOf(FilePreparation.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "<a>trả 100<!-- chú thích -->000 đồng</a>, true",
        "<a>trả <!-- một --><!-- hai --><![CDATA[100]]></a>, true",
        "<a><b>trả</b><!-- chú thích -->100</a>, false",
        "<a>trả 100 đồng<!-- chú thích --></a>, false"
    })
    @DisplayName("Điều 7.2: XML whose text a comment cuts in two is refused before a token signs")
    void textCutByComment(String xml, boolean cut) {
        var outcome =
                desk.signer.prepare(
                        "a.xml", xml.getBytes(StandardCharsets.UTF_8), Packaging.XML, desk.order());
        if (!cut) assertThat(outcome).isInstanceOf(FilePreparation.Ready.class);
        else
            assertThat(outcome)
                    .isEqualTo(new FilePreparation.Refused(Refusal.of(Code.TEXT_CUT_BY_COMMENT)));
    }

    @Test
    @DisplayName("D1.1b, T01: what nobody may sign is said before anybody is asked for a key")
    void problems() {
        for (var packaging : Packaging.values()) {
            assertThat(desk.signer.problem("a", content(packaging, "12"), packaging)).isEmpty();
        }
        var secret = Letters.docx("MẬT");
        assertThat(desk.signer.problem("a", secret, Packaging.OFFICE))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Code.SECRECY_MARK));
        var torn = java.util.Arrays.copyOf(content(Packaging.OFFICE, "1"), 900);
        for (var unfit : new byte[][] {torn, "<a>".getBytes(StandardCharsets.UTF_8)}) {
            var packaging = unfit == torn ? Packaging.OFFICE : Packaging.XML;
            assertThat(desk.signer.problem("a", unfit, packaging))
                    .hasValueSatisfying(
                            why -> assertThat(why.code()).isEqualTo(Code.NOT_IN_THIS_FORMAT));
        }
    }

    private static void marked(byte[] secret, Packaging packaging) {
        assertThat(desk.signer.prepare("a", secret, packaging, desk.order()))
                .isInstanceOfSatisfying(
                        FilePreparation.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(Refusal.of(Code.SECRECY_MARK, "Tối mật")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "D1.1b, T01: a file with a secrecy mark is prepared in no format, nor put into one")
    void secrecyMark(Packaging packaging) {
        byte[] pdf = new Sheet().text("TỐI MẬT", 40, 40).pdf();
        switch (packaging) {
            case PDF -> marked(pdf, packaging);
            case OFFICE -> marked(Letters.docx("TỐI MẬT"), packaging);
            case XML -> marked("<so>TỐI MẬT</so>".getBytes(StandardCharsets.UTF_8), packaging);
            case JSON -> marked("[\"TỐI MẬT\"]".getBytes(StandardCharsets.UTF_8), packaging);
            case CMS, CMS_DETACHED, XML_DETACHED, CONTAINER -> {
                marked(pdf, packaging);
                marked(Letters.xlsx("TỐI MẬT"), packaging);
                marked("UBND\nTỐI MẬT".getBytes(StandardCharsets.UTF_8), packaging);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PDF", "XML"})
    @DisplayName("T02: the organisation's signature is refused while the leader's is broken")
    void leaderBroken(Packaging packaging) {
        byte[] letter = content(packaging, "12");
        byte[] whole = desk.sign("a", letter, packaging, "B");
        byte[] broken = whole.clone();
        var text = new String(whole, StandardCharsets.ISO_8859_1);
        broken[packaging == Packaging.PDF ? text.indexOf("stream") + 20 : text.indexOf("12")] ^= 1;
        assertThat(desk.signer.leader("a", letter)).isEqualTo(LeaderSeen.NONE);
        assertThat(desk.signer.leader("a", whole)).isEqualTo(LeaderSeen.INTACT);
        assertThat(desk.signer.leader("a", broken)).isEqualTo(LeaderSeen.BROKEN);
        var order = new Order(SignatureKind.ORGANISATION, desk.chain, new Appearance.Invisible());
        assertThat(desk.signer.prepare("a", whole, packaging, order))
                .isInstanceOf(FilePreparation.Ready.class);
        assertThat(desk.signer.prepare("a", broken, packaging, order))
                .isEqualTo(new FilePreparation.Refused(Refusal.of(Code.LEADER_SIGNATURE_INVALID)));
    }

    @Test
    @DisplayName("QCVN 102: an edXML message takes its signature in its header")
    void message() throws Exception {
        String message =
                """
                <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader>
                <MessageHeader><Subject>Công văn 12</Subject></MessageHeader></edXMLHeader>
                <edXMLBody><Manifest/></edXMLBody></edXMLEnvelope></edXML>
                """;
        byte[] signed =
                desk.sign("m.edxml", message.getBytes(StandardCharsets.UTF_8), Packaging.XML, "LT");
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        var parsed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(signed));
        var signature = (Element) parsed.getElementsByTagNameNS("*", "Signature").item(0);
        assertThat(signature.getParentNode().getLocalName()).isEqualTo("edXMLHeader");
        assertThat(desk.check(signed).verdict())
                .isEqualTo(org.antin.signing.check.FileVerdict.VALID);
    }

    @Test
    @DisplayName("T06: an expired certificate prepares nothing, in any format")
    void expiredCertificate() {
        var later =
                new FileSigner(
                        () -> desk.clock.instant().plus(Duration.ofDays(9 * 365)), Limits.USUAL);
        var order = new Order(SignatureKind.LEADER, desk.chain, new Appearance.Invisible());
        assertThat(later.prepare("a", "x".getBytes(), Packaging.CMS, order))
                .isInstanceOfSatisfying(
                        FilePreparation.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Code.CERTIFICATE_NOT_VALID_NOW));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T27: an elliptic key signs every format but Office's, which is refused as such")
    void ellipticKey(Packaging packaging) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var keys = generator.generateKeyPair();
        var subject = new Subject.Organisation("UBND xã", "UBND huyện", "Hà Tĩnh");
        var start = desk.clock.instant().minusSeconds(60);
        var ca = desk.server.ca();
        var leaf = ca.issue(LeafRequest.usual(subject, keys.getPublic(), start));
        var chain = List.of(leaf, ca.issuing(), ca.root());
        var order = new Order(SignatureKind.ORGANISATION, chain, new Appearance.Invisible());
        var answer = desk.signer.prepare("a", content(packaging, "12"), packaging, order);
        if (packaging == Packaging.OFFICE) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            FilePreparation.Refused.class,
                            refused ->
                                    assertThat(refused.refusal().code())
                                            .isEqualTo(Code.KEY_NOT_SUPPORTED));
            return;
        }
        var prepared = ((FilePreparation.Ready) answer).prepared();
        var signature = Signature.getInstance(prepared.algorithm().jcaName());
        signature.initSign(keys.getPrivate());
        signature.update(prepared.dtbs());
        assertThat(desk.signer.finish(prepared, signature.sign(), desk.grade("LT")))
                .isInstanceOf(Completion.Signed.class);
    }
}
