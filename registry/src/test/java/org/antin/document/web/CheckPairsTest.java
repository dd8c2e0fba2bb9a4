package org.antin.document.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.document.Sender;
import org.antin.paper.ReadPaper;
import org.antin.provider.PracticeProvider;
import org.antin.signing.files.Pair.Part;
import org.antin.testkit.PlainSignatures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

@RegistryTest
@DisplayName("D7.1, D1.1b: a document and its signature in a file of its own, on the checking page")
class CheckPairsTest {
    private static final Part REPORT = new Part("báo cáo.txt", "Báo cáo số 12".getBytes(UTF_8));

    @Autowired MockMvcTester web;
    @Autowired PracticeProvider provider;
    @Autowired SteeredClock clock;
    @Autowired JdbcClient db;

    @Value("${antin.practice.keys}")
    Path keys;

    private Sender sender;

    @BeforeEach
    void aSender() {
        sender = Sender.of(provider, keys, clock.instant());
        clock.pass(Duration.ofMinutes(2));
    }

    private Part p7s(String name, Part of) {
        return new Part(name, sender.p7s(of.content()));
    }

    private MvcTestResult check(String secrecy, Part... files) {
        var request = web.post().uri("/check").multipart();
        for (var file : files) {
            request.file(new MockMultipartFile("file", file.name(), null, file.content()));
        }
        return request.param("secrecy", secrecy)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private String report(MvcTestResult checked) {
        var to = checked.getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(to).startsWith("/check/reports/");
        return Objects.requireNonNull(to);
    }

    @Test
    @DisplayName("two files, whatever they are called: one report that names both, also on paper")
    void twoFiles() {
        var to = report(check("none", p7s("chuky.bin", REPORT), REPORT));
        assertThat(web.get().uri(to))
                .bodyText()
                .contains("báo cáo.txt và chữ ký đi kèm chuky.bin", "Văn bản được ký")
                .contains("còn nguyên vẹn")
                .doesNotContain("KHÔNG HỢP LỆ");
        var paper = web.get().uri(to + "/report.pdf").exchange().getResponse();
        assertThat(paper.getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains("ket-qua-kiem-tra-b%C3%A1o%20c%C3%A1o.pdf");
        assertThat(new ReadPaper(paper.getContentAsByteArray()).text())
                .contains("báo cáo.txt và chữ ký đi kèm chuky.bin", "Tệp chữ ký đi kèm: chuky.bin");
    }

    @Test
    @DisplayName("a swapped document is found out")
    void swapped() {
        var other = new Part("báo cáo.txt", "Báo cáo số 13".getBytes(UTF_8));
        assertThat(web.get().uri(report(check("none", other, p7s("báo cáo.txt.p7s", REPORT)))))
                .bodyText()
                .contains("KHÔNG HỢP LỆ", "Nội dung đã bị thay đổi");
    }

    @Test
    @DisplayName("of more files those belong together whose names say so, one line for the two")
    void byName() throws Exception {
        var second = new Part("B.docx", "khác".getBytes(UTF_8));
        var answer =
                check(
                        "none",
                        REPORT,
                        second,
                        p7s("Báo cáo.TXT.p7s", REPORT),
                        new Part("b.xml", sender.xml(second.content(), "B.docx")),
                        p7s("le.p7s", REPORT));
        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyText()
                .contains("báo cáo.txt và chữ ký đi kèm Báo cáo.TXT.p7s")
                .contains("B.docx và chữ ký đi kèm b.xml")
                .contains("kiểm tra cùng với tệp văn bản được ký")
                .doesNotContain("KHÔNG HỢP LỆ", "KHÔNG ĐỌC ĐƯỢC");
        var lines = answer.getResponse().getContentAsString(UTF_8).split("/check/reports/", -1);
        assertThat(lines).as("two pairs, and a signature alone").hasSize(4);
    }

    @Test
    @DisplayName("a document with signatures of its own gets a line for these, too")
    void signedInside() {
        var text = "<so>Báo cáo</so>".getBytes(UTF_8);
        var signed =
                new Part(
                        "a.xml",
                        PlainSignatures.xml(text, sender.key(), sender.chain().getFirst()));
        var broken =
                new Part(
                        "a.xml",
                        new String(signed.content(), UTF_8)
                                .replace("Báo cáo", "Bao cao")
                                .getBytes(UTF_8));
        assertThat(check("none", broken, p7s("a.xml.p7s", broken)))
                .hasStatusOk()
                .bodyText()
                .contains("a.xml và chữ ký đi kèm a.xml.p7s", "KHÔNG HỢP LỆ");
        assertThat(check("none", signed, p7s("a.xml.p7s", signed)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("KHÔNG HỢP LỆ");
    }

    @Test
    @DisplayName("a signature alone stays unknown, and is told to come with its document")
    void alone() {
        assertThat(web.get().uri(report(check("none", p7s("a.p7s", REPORT)))))
                .bodyText()
                .contains("CHƯA ĐỦ CĂN CỨ", "kiểm tra cùng với tệp văn bản được ký");
    }

    @Test
    @DisplayName(
            "a secrecy mark is looked for in the document; nothing is read when one is declared")
    void secret() {
        long before = reports();
        var secret = new Part("a.txt", "TUYỆT MẬT\nKế hoạch".getBytes(UTF_8));
        assertThat(check("none", secret, p7s("a.txt.p7s", secret)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/check/reports/");
        assertThat(check("marked", REPORT, p7s("a.p7s", REPORT)))
                .bodyText()
                .doesNotContain("/check/reports/");
        assertThat(reports()).isEqualTo(before);
    }

    private long reports() {
        return db.sql("select count(*) from check_report").query(Long.class).single();
    }
}
