package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.EdxmlMessage;
import org.antin.signing.make.WrittenMark;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.TrustStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

@DisplayName("D7.2: what an edXML message carries is looked into, so far and no further")
class EdxmlBoundsTest {
    private static final byte[] LETTER = Letters.pdf();
    private static final byte[] TEXT =
            "Danh sách kèm theo báo cáo tháng, hai mươi dòng".getBytes(UTF_8);

    private static Verifier verifier() {
        return Verifier.of(TrustStore.none(), RevocationSource.offline(), InstantSource.system());
    }

    private static VerificationReport checked(Parcel parcel) {
        return verifier().verify("a.edxml", parcel.bytes(), null);
    }

    private static List<Reason> reasons(VerificationReport report) {
        return report.messages().stream()
                .map(one -> one.reason())
                .filter(one -> one.code().startsWith("attachment"))
                .toList();
    }

    @Test
    @DisplayName("each is named; a message nobody signed stays so, whatever is in it")
    void named() {
        var report =
                checked(
                        new Parcel()
                                .with("12-BC.pdf", LETTER)
                                .zipped("phu-luc.pdf", LETTER)
                                .with("ds.txt", TEXT));
        assertThat(report.verdict()).isEqualTo(FileVerdict.NOT_SIGNED);
        assertThat(report.attachments())
                .extracting(VerificationReport::file)
                .containsExactly("12-BC.pdf", "phu-luc.pdf/phu-luc.pdf", "ds.txt");
        assertThat(reasons(report))
                .containsExactly(
                        Reason.ATTACHMENT_NOT_SIGNED,
                        Reason.ATTACHMENT_NOT_SIGNED,
                        Reason.ATTACHMENT_OTHER_KIND);
        assertThat(report.messages().getLast().text()).contains("“ds.txt”");
        assertThat(ReportJson.line(report))
                .contains("\"attachments\":[{\"file\":\"12-BC.pdf\",\"sha256\":\"")
                .endsWith("]}]}");
        assertThat(ReportJson.line(checked(new Parcel()))).doesNotContain("attachments");
    }

    @Test
    @DisplayName("a zip in a zip, a message in a message, letters that aren't base64: unread")
    void unread() {
        byte[] twice = Parcel.zip("b.zip", Parcel.zip("a.pdf", LETTER));
        byte[] message = new Parcel().with("a.pdf", LETTER).bytes();
        String odd = Base64.getEncoder().encodeToString(LETTER).replaceFirst("J", "J*");
        for (var parcel :
                List.of(
                        new Parcel().with("b.zip", twice),
                        new Parcel().with("b.edxml", message),
                        new Parcel().zipped("b.edxml", message),
                        new Parcel().encoded("b.pdf", odd))) {
            assertThat(reasons(checked(parcel))).containsExactly(Reason.ATTACHMENT_UNREAD);
        }
    }

    @Test
    @DisplayName("at most a hundred; of those beyond it is said that nobody looked")
    void many() {
        for (int many : new int[] {100, 101}) {
            var parcel = new Parcel();
            for (int i = 0; i < many; i++) parcel.with(i + ".txt", TEXT);
            assertThat(reasons(checked(parcel)))
                    .hasSize(many)
                    .filteredOn(Reason.ATTACHMENT_UNREAD::equals)
                    .hasSize(many - 100);
        }
    }

    @Test
    @DisplayName("what is zipped counts against the message's bytes, all of it together")
    void bytes() {
        byte[] big = new byte[3 << 20];
        var parcel = new Parcel().zipped("a.bin", big).zipped("b.bin", big).zipped("c.bin", big);
        var bounds = Limits.standard().with("unpacked-bytes", 7 << 20);
        var report = verifier().within(bounds).verify("a.edxml", parcel.bytes(), null);
        assertThat(reasons(report))
                .containsExactly(
                        Reason.ATTACHMENT_OTHER_KIND,
                        Reason.ATTACHMENT_OTHER_KIND,
                        Reason.ATTACHMENT_UNREAD);
    }

    @Test
    @DisplayName("a name is shown on one line, without letters that turn it around")
    void names() {
        var report = checked(new Parcel().with("a\n\u202Efdp.exe", LETTER));
        assertThat(report.attachments().getFirst().file()).isEqualTo("a fdp.exe");
        var message = EdxmlMessage.of(new Parcel().with("x".repeat(500), LETTER).bytes());
        assertThat(message.attachments().getFirst().name()).hasSizeLessThan(130);
    }

    @Test
    @DisplayName("whoever looks only at the message's signatures is told that there is more")
    void outside() {
        byte[] message = new Parcel().with("a.pdf", LETTER).bytes();
        var report = verifier().outside().verify("a.edxml", message, null);
        assertThat(reasons(report)).containsExactly(Reason.ATTACHMENTS_NOT_CHECKED);
        var empty = verifier().outside().verify("a.edxml", new Parcel().bytes(), null);
        assertThat(reasons(empty)).isEmpty();
    }

    @Test
    @DisplayName("T01: a mark on what is attached is found, zipped or not, and refused")
    void secret() {
        byte[] secret = Letters.docx("TUYỆT MẬT");
        for (var parcel :
                List.of(
                        new Parcel().with("a.docx", secret),
                        new Parcel().with("b.pdf", LETTER).zipped("a.docx", secret))) {
            assertThat(WrittenMark.find(parcel.bytes())).contains("Tuyệt mật");
            var report = checked(parcel);
            assertThat(report.verdict()).isEqualTo(FileVerdict.UNREADABLE);
            assertThat(report.says(Reason.SECRECY_MARK)).isTrue();
        }
        assertThat(WrittenMark.find(new Parcel().zipped("b.pdf", LETTER).bytes())).isEmpty();
    }

    @Test
    @DisplayName("another XML file carries nothing, whatever its elements are called")
    void others() {
        String xml =
                "<doc><AttachmentEncoded><Attachment>"
                        + Base64.getEncoder().encodeToString(LETTER)
                        + "</Attachment></AttachmentEncoded></doc>";
        assertThat(EdxmlMessage.of(xml.getBytes(UTF_8))).isNull();
        assertThat(EdxmlMessage.of("<edXML><a>".getBytes(UTF_8))).isNull();
        String plain = xml.replace("doc>", "edXML>");
        assertThat(EdxmlMessage.of(plain.getBytes(UTF_8)).attachments())
                .singleElement()
                .satisfies(one -> assertThat(one.content()).isEqualTo(LETTER));
    }
}
