package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.testkit.Program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Anybody checks what was signed: on the public page, and with the command line on a machine that
/// has nothing but the root certificate (Điều 7).
final class ChapterChecking {
    private final Journey journey;

    ChapterChecking(Journey journey) {
        this.journey = journey;
    }

    /// One file leads to its report, on the screen and on paper.
    void oneFileIsChecked(Path signed) throws IOException, InterruptedException {
        var anybody = check(signed);
        anybody.see("HỢP LỆ").picture("kiem-tra-hop-le");
        assertThat(anybody.page.locator("#conclusion").innerText())
                .startsWith("HỢP LỆ – ký bởi Chủ tịch Nguyễn Văn Thành, ")
                .contains("; ký bởi Ủy ban nhân dân xã Cẩm Bình, ");
        var report = anybody.download("Tải báo cáo (PDF)", journey.desk.resolve("bao-cao.pdf"));
        journey.gallery.paper(journey.desk, report, 1, "bao-cao-kiem-tra");
        var words = Program.run(journey.desk, "pdftotext", report.toString(), "-");
        assertThat(words.text().replaceAll("\\s+", " "))
                .contains("KẾT QUẢ KIỂM TRA CHỮ KÝ SỐ")
                .contains("Kết luận: HỢP LỆ – ký bởi Chủ tịch Nguyễn Văn Thành")
                .contains("Chữ ký 2: Ủy ban nhân dân xã Cẩm Bình – HỢP LỆ")
                .contains("không có giá trị pháp lý");
    }

    void oneByteChangedIsInvalid(Path signed) throws IOException {
        var anybody = check(changed(signed));
        anybody.see("KHÔNG HỢP LỆ").picture("kiem-tra-khong-hop-le");
        assertThat(anybody.page.locator("#conclusion").innerText()).startsWith("KHÔNG HỢP LỆ");
    }

    /// One file handed in on the public page.
    Visitor check(Path file) {
        var anybody = journey.visitor().open("/check");
        anybody.choose("Không có dấu Mật").attach("Tệp cần kiểm tra", file).press("Kiểm tra");
        return anybody;
    }

    /// Several files are dropped on the page, and their results come one after the other.
    void severalFilesAreDropped(Path signed) throws IOException {
        var anybody = journey.visitor().open("/check").picture("kiem-tra");
        anybody.choose("Không có dấu Mật");
        anybody.drop("form[data-check]", signed, changed(signed), ChapterSigning.LETTER);
        anybody.picture("kiem-tra-da-tha-tep");
        var progress = anybody.watch("#check-progress");
        anybody.press("Kiểm tra").see("Đã kiểm tra xong 3 tệp").picture("kiem-tra-nhieu-tep");
        assertThat(progress.get())
                .startsWith(
                        "Đang kiểm tra tệp 1 trong số 3: van-ban-da-ky.pdf",
                        "Đang kiểm tra tệp 2 trong số 3: van-ban-bi-sua.pdf",
                        "Đang kiểm tra tệp 3 trong số 3: cong-van.pdf");
        var found = anybody.page.locator("#results li").allInnerTexts();
        assertThat(found).hasSize(3);
        assertThat(found.get(0)).contains("HỢP LỆ").doesNotContain("KHÔNG");
        assertThat(found.get(1)).contains("KHÔNG HỢP LỆ");
        assertThat(found.get(2)).contains("KHÔNG CÓ CHỮ KÝ SỐ");
    }

    /// The command is a process of its own that has the root and the file.
    void theCommandAgrees(Path signed) throws IOException, InterruptedException {
        var good = verify(signed);
        assertThat(good.exit()).as(good.text()).isZero();
        assertThat(good.text().lines()).as(good.text()).hasSize(1);
        assertThat(good.text())
                .contains("\"verdict\":\"VALID\",\"format\":\"PAdES\"")
                .contains("\"kind\":\"LEADER\"", "\"kind\":\"ORGANISATION\"")
                .doesNotContain("INVALID", "INDETERMINATE");
        assertThat(good.text().split("\"level\":\"PAdES-BASELINE-T\"", -1)).hasSize(3);
        var bad = verify(changed(signed));
        assertThat(bad.exit()).as(bad.text()).isOne();
        assertThat(bad.text()).contains("\"verdict\":\"INVALID\"");
    }

    /// `antin verify --json --trust ROOT FILE`
    Program.Said verify(Path file) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dstdout.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xlog:disable",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.antin.cli.AntinCommand",
                                "verify",
                                "--json",
                                "--trust",
                                new PracticeAuthority(journey).fetch("root.pem").toString(),
                                file.toString()));
        return Program.run(journey.desk, command.toArray(String[]::new));
    }

    /// The letter with one byte of its text changed.
    private Path changed(Path signed) throws IOException {
        var bytes = Files.readAllBytes(signed);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stream") + 20] ^= 1;
        return Files.write(journey.desk.resolve("van-ban-bi-sua.pdf"), bytes);
    }
}
