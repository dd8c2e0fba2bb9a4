package org.antin.document;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.document.DocumentDesk.Handed;
import org.antin.kernel.CommonRefusal;
import org.antin.organisation.Organisations;
import org.antin.provider.PracticeProvider;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.Verifier;
import org.antin.signing.make.ScanQuality;
import org.antin.signing.make.SignatureKind;
import org.antin.testkit.Needs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

@ServerTest
@DisplayName(
        "T15 to T18, D11.1: attachments and electronic copies, signed by the organisation alone")
class EnclosureDeskTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk desk;
    @Autowired Organisations organisations;
    @Autowired Documents documents;
    @Autowired SigningDesk signing;
    @Autowired TokenDesk tokens;
    @Autowired Vault vault;
    @Autowired Verifier verifier;
    @Autowired SteeredClock clock;

    private SigningBody body;

    @BeforeEach
    void aCommuneThatMaySign() {
        body = SigningBody.make(house, provider, devices, certificates, handovers, clock);
    }

    private static Handed handed(String name, byte[] content) {
        return new Handed(Secrecy.NONE, name, content);
    }

    /// One page of A4, seen by a scanner.
    private static byte[] scan(int dpi) throws IOException {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            var picture =
                    new BufferedImage(
                            (int) Math.ceil(210 / 25.4 * dpi),
                            (int) Math.ceil(297 / 25.4 * dpi),
                            BufferedImage.TYPE_INT_RGB);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(pdf, picture),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private Document issued() {
        var taken = body.handIn(desk);
        var byLeader = sign(taken, body.own(), SignatureKind.LEADER, body.leader());
        return sign(byLeader, body.organisational(), SignatureKind.ORGANISATION, body.clerk());
    }

    private Document sign(Document document, UUID certificate, SignatureKind kind, Actor actor) {
        return SigningBody.sign(signing, tokens, document, certificate, kind, actor);
    }

    private String firstPage(Document document) throws IOException {
        try (var pdf = Loader.loadPDF(vault.get(document.sha256()).orElseThrow())) {
            var text = new StringBuilder();
            for (var note : pdf.getPage(0).getAnnotations()) {
                var form = note.getNormalAppearanceStream();
                if (form == null) continue;
                try (var alone = new PDDocument()) {
                    var page = new PDPage(PDRectangle.A4);
                    alone.addPage(page);
                    try (var content = new PDPageContentStream(alone, page)) {
                        content.drawForm(form);
                    }
                    text.append(new PDFTextStripper().getText(alone));
                }
            }
            return text.toString().replaceAll("\\s+", " ").strip();
        }
    }

    /// How many pictures the marks on the first page show.
    private long pictures(Document document) throws IOException {
        long found = 0;
        try (var pdf = Loader.loadPDF(vault.get(document.sha256()).orElseThrow())) {
            for (var note : pdf.getPage(0).getAnnotations()) {
                var form = note.getNormalAppearanceStream();
                if (form == null) continue;
                for (var name : form.getResources().getXObjectNames()) {
                    if (form.getResources().isImageXObject(name)) found++;
                }
            }
        }
        return found;
    }

    /// As Phụ lục I and II write the time of signing.
    private static String signedAt(VerificationReport report) {
        return DateTimeFormatter.ofPattern("dd-MM-yyyy; HH:mm:ss xxx")
                .withZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .format(report.signatures().getFirst().claimedTime());
    }

    @Test
    @Needs
    @DisplayName(
            "T15: an attachment carries its letter's number and the time, no picture, and is valid")
    void anAttachmentIsSigned() throws IOException {
        var main = issued();
        var file = handed("phu-luc.pdf", scan(100));
        var attached =
                value(
                        asking(
                                body.clerk(),
                                () -> desk.attach(file, main.id(), " 15/UBND-VP ", body.clerk())));
        var signed = sign(attached, body.organisational(), SignatureKind.ATTACHMENT, body.clerk());

        assertThat(signed.stage()).isEqualTo(DocumentStage.ISSUED);
        var report = verifier.verify("a.pdf", vault.get(signed.sha256()).orElseThrow(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.kind())
                                        .isEqualTo(
                                                org.antin.signing.check.SignatureKind.ATTACHMENT));
        assertThat(firstPage(signed)).isEqualTo("15/UBND-VP " + signedAt(report));
        assertThat(pictures(signed)).isZero();
        assertThat(house.as(body.clerk(), () -> documents.attachments(main.id())))
                .extracting(Document::id)
                .containsExactly(signed.id());
    }

    @Test
    @Needs
    @DisplayName(
            "T15: nothing goes with a letter the organisation hasn't signed, and it needs a number")
    void theLetterGoesFirst() throws IOException {
        var taken = body.handIn(desk);
        assertThat(why(attach(taken.id(), "15/UBND-VP", body.clerk())))
                .isEqualTo(new DocumentRefusal.LetterNotIssued());
        var main = issued();
        assertThat(why(attach(main.id(), "số mười lăm", body.clerk())))
                .isEqualTo(new DocumentRefusal.NoNumber());
        assertThat(why(attach(UUID.randomUUID(), "15/UBND-VP", body.clerk())))
                .isEqualTo(new CommonRefusal.NotFound());
        assertThat(why(attach(main.id(), "15/UBND-VP", body.leader())))
                .as("a clerk's work")
                .isEqualTo(new CommonRefusal.NotAllowed());
        assertThat(house.as(body.clerk(), () -> documents.attachments(main.id()))).isEmpty();
    }

    private org.antin.kernel.Outcome<Document> attach(UUID letter, String number, Actor actor)
            throws IOException {
        var file = handed("phu-luc.pdf", scan(100));
        return asking(actor, () -> desk.attach(file, letter, number, actor));
    }

    @Test
    @DisplayName(
            "T16: a copy shows its form, who made it and when, no picture; its leader's part is closed")
    void aCopyIsSigned() throws IOException {
        var taken = value(copy(CopyForm.SAO_Y, CopySource.PAPER_ORIGINAL, scan(200)));
        assertThat(
                        why(
                                asking(
                                        body.clerk(),
                                        () ->
                                                signing.prepare(
                                                        taken.id(),
                                                        body.organisational(),
                                                        SignatureKind.LEADER,
                                                        body.clerk()))))
                .isEqualTo(new CommonRefusal.NotAllowed());

        var signed = sign(taken, body.organisational(), SignatureKind.COPY, body.clerk());

        var report = verifier.verify("a.pdf", vault.get(signed.sha256()).orElseThrow(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        var name = house.as(body.clerk(), () -> organisations.find(body.id()).orElseThrow()).name();
        assertThat(firstPage(signed)).isEqualTo("SAO Y " + name + " " + signedAt(report));
        assertThat(pictures(signed)).isZero();
        assertThat(
                        why(
                                asking(
                                        body.clerk(),
                                        () ->
                                                signing.prepare(
                                                        signed.id(),
                                                        body.organisational(),
                                                        SignatureKind.COPY,
                                                        body.clerk()))))
                .isEqualTo(new DocumentRefusal.AlreadySigned());
    }

    @Test
    @DisplayName("T17, T18: a scan below 200 dpi and a pair Điều 25 doesn't foresee are refused")
    void copiesAreRefused() throws IOException {
        assertThat(why(copy(CopyForm.SAO_Y, CopySource.PAPER_ORIGINAL, scan(150))))
                .isEqualTo(new DocumentRefusal.ScanUnfit(ScanQuality.Fault.RESOLUTION, 1));
        assertThat(why(copy(CopyForm.SAO_LUC, CopySource.PAPER_ORIGINAL, scan(200))))
                .isEqualTo(
                        new DocumentRefusal.CopyNotForeseen(
                                CopyForm.SAO_LUC, CopySource.PAPER_ORIGINAL));
        assertThat(
                        value(
                                        copy(
                                                CopyForm.TRICH_SAO,
                                                CopySource.ELECTRONIC_ORIGINAL,
                                                SigningBody.letter()))
                                .stage())
                .as("an extract is typed, not scanned")
                .isEqualTo(DocumentStage.UPLOADED);
    }

    private org.antin.kernel.Outcome<Document> copy(
            CopyForm form, CopySource source, byte[] content) {
        return asking(
                body.clerk(),
                () ->
                        desk.copy(
                                handed("ban-sao.pdf", content),
                                body.id(),
                                form,
                                source,
                                body.clerk()));
    }
}
