package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.document.Sender;
import org.antin.provider.PracticeProvider;
import org.antin.subscriber.Rank;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Pictures lie in `target/pairs`.
@ServerTest
@Needs({"chromium"})
@DisplayName("D7.1, T21: documents and their signatures in files of their own, in a real browser")
class PairsInBrowserTest {
    @Autowired House house;
    @Autowired AccountLedger ledger;
    @Autowired PasswordEncoder encoder;
    @Autowired SteeredClock clock;
    @Autowired PracticeProvider provider;

    @Value("${server.port}")
    int port;

    @Value("${antin.practice.keys}")
    Path keys;

    @TempDir Path dir;

    private final Browsing browsing = new Browsing();
    private Sender sender;
    private Path letter;
    private Path signature;

    @BeforeEach
    void files() throws IOException {
        sender = Sender.of(provider, keys, clock.instant());
        clock.pass(Duration.ofMinutes(2));
        letter = Files.copy(ChapterSigning.LETTER, dir.resolve("cong-van.pdf"));
        signature = p7s("cong-van.pdf.p7s", Files.readAllBytes(letter));
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    private Path p7s(String name, byte[] content) throws IOException {
        return Files.write(dir.resolve(name), sender.p7s(content));
    }

    private Visitor visitor() {
        return new Visitor(
                browsing.context(1366, 768, true),
                "http://localhost:" + port,
                new Gallery("pairs"));
    }

    @Test
    @DisplayName(
            "dropped on the checking page they are checked together; a signature alone is told")
    void dropped() throws IOException {
        var report = Files.writeString(dir.resolve("bao-cao.txt"), "Báo cáo số 13");
        var ofOther = p7s("bao-cao.p7s", "Báo cáo số 12".getBytes(UTF_8));
        var lone = p7s("le.p7s", new byte[] {1});
        var anybody = visitor().open("/check").choose("Không có dấu Mật").picture("kiem-tra");
        anybody.drop("form[data-check]", letter, report, lone, ofOther, signature);
        var progress = anybody.watch("#check-progress");
        anybody.press("Kiểm tra").see("Đã kiểm tra xong 5 tệp").picture("kiem-tra-xong");
        assertThat(progress.get())
                .startsWith(
                        "Đang kiểm tra tệp 1 trong số 5: cong-van.pdf, cong-van.pdf.p7s",
                        "Đang kiểm tra tệp 3 trong số 5: bao-cao.txt, bao-cao.p7s",
                        "Đang kiểm tra tệp 5 trong số 5: le.p7s");
        var found = anybody.page.locator("#results li").allInnerTexts();
        assertThat(found).hasSize(3);
        assertThat(found.get(0))
                .contains("HỢP LỆ", "cong-van.pdf và chữ ký đi kèm cong-van.pdf.p7s")
                .doesNotContain("KHÔNG");
        assertThat(found.get(1))
                .contains("KHÔNG HỢP LỆ", "bao-cao.txt và chữ ký đi kèm bao-cao.p7s");
        assertThat(found.get(2)).contains("le.p7s", "kiểm tra cùng với tệp văn bản được ký");
        anybody.press("cong-van.pdf và chữ ký đi kèm cong-van.pdf.p7s")
                .see("Văn bản được ký")
                .picture("ket-qua");
    }

    @Test
    @DisplayName("received by the clerk as one file, and taken out again byte for byte")
    void received() throws IOException {
        var town = new Town(house, ledger, encoder, clock);
        var district = town.district("Ủy ban nhân dân huyện Kỳ Anh");
        var commune = town.commune(district, "Ủy ban nhân dân xã Kỳ Sơn");
        var clerk = town.citizen(commune, Rank.OTHER, "Văn thư", "Lê Thị Lan", Role.RECORDS_CLERK);
        var she = visitor().signIn(clerk.username(), Town.PASSWORD).open("/documents/incoming/new");
        she.choose("Không có dấu Mật").fill("Cơ quan, tổ chức gửi", "UBND huyện Gửi");
        she.attach("Tệp văn bản", letter).attach("Tệp chữ ký đi kèm", signature).picture("den");
        she.press("Tiếp nhận").see("Gói ASiC-S gồm văn bản và chữ ký đi kèm").picture("da-nhan");
        assertThat(she.heading()).isEqualTo("cong-van.pdf.asics");
        var out = she.download("Tải riêng văn bản", dir.resolve("out.pdf"));
        assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(letter));
        out = she.download("Tải riêng chữ ký", dir.resolve("out.p7s"));
        assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(signature));
    }
}
