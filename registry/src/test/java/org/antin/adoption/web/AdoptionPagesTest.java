package org.antin.adoption.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.adoption.AdoptionColumn;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.dossier.web.Desk;
import org.antin.subscriber.People;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

@RegistryTest
@DisplayName("D12.1a, D9.1: a list kept before is taken over from Excel, whole or not at all")
class AdoptionPagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired MessageSource messages;
    @Autowired People people;
    @Autowired SteeredClock clock;

    private UUID commune;
    private Desk keeper;

    @BeforeEach
    void aCommune() {
        commune = house.commune(house.province().cam());
        keeper = new Desk(web, house.actor(Role.IT_OFFICER, house.province().cam().committee()));
    }

    private Map<AdoptionColumn, String> row(String number) {
        var row = new EnumMap<AdoptionColumn, String>(AdoptionColumn.class);
        row.put(AdoptionColumn.KIND, "Thuê bao cá nhân");
        row.put(AdoptionColumn.ORGANISATION, commune.toString());
        row.put(AdoptionColumn.FULL_NAME, "Hồ Thị Danh Sách");
        row.put(AdoptionColumn.BORN, "05/06/1979");
        row.put(AdoptionColumn.PERSONAL_NUMBER, number);
        row.put(AdoptionColumn.EMAIL, "ds" + number + "@hatinh.gov.vn");
        row.put(AdoptionColumn.OFFICIAL_KIND, "Công chức");
        row.put(AdoptionColumn.TITLE, "Chủ tịch");
        row.put(AdoptionColumn.RANK, "Người đứng đầu");
        row.put(AdoptionColumn.SEAL_LAW, "x");
        row.put(AdoptionColumn.CERTIFICATE, "danh-sach.cer");
        return row;
    }

    private static String number() {
        return "042379%06d".formatted(NUMBER.incrementAndGet());
    }

    private byte[] book(List<Map<AdoptionColumn, String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Danh sách");
            for (var column : AdoptionColumn.values()) {
                int c = column.ordinal();
                sheet.value(0, c, messages.getMessage(column.messageKey(), null, Locale.of("vi")));
                for (int r = 0; r < rows.size(); r++)
                    sheet.value(r + 1, c, rows.get(r).getOrDefault(column, ""));
            }
        }
        return out.toByteArray();
    }

    private static byte[] certificates() throws IOException {
        var now = RegistryTestContext.MORNING;
        var x509 =
                TrustedForTests.ISSUER.issue(
                        "Hồ Thị Danh Sách",
                        "UBND xã",
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(300)));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("chung-thu/Danh-Sach.cer"));
            zip.write(X509Facts.encoded(x509));
        }
        return out.toByteArray();
    }

    private MvcTestResult adopt(byte[] book, byte[] certificates, String label) {
        return web.post()
                .uri("/adoption")
                .multipart()
                .file(new MockMultipartFile("file", "danh-sach.xlsx", null, book))
                .file(new MockMultipartFile("certificates", "ct.zip", null, certificates))
                .param("label", label)
                .with(keeper.signedIn())
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    @Test
    @DisplayName("the template is filled in, with certificates beside it, and is in the register")
    void takesOver() throws Exception {
        assertThat(keeper.page("/adoption")).contains("Tải mẫu danh sách (Excel)");
        assertThat(keeper.get("/adoption/template.xlsx")).hasStatusOk();
        var number = number();
        var answer = adopt(book(List.of(row(number))), certificates(), "DS-01");
        assertThat(answer).as(Desk.text(answer)).hasStatusOk();
        assertThat(body(answer))
                .contains("1 dòng của danh sách DS-01 sẽ được ghi vào sổ", "1 thuê bao mới")
                .contains("1 người mới", "1 chứng thư số", "0 thiết bị lưu khóa bí mật");
        assertThat(house.as(House.SYSTEM, () -> people.byPersonalNumber(number))).isEmpty();
        var list = waiting(answer);
        var another = new Desk(web, house.actor(Role.IT_OFFICER, commune));
        assertThat(another.post("/adoption/write", "list", list)).hasStatus(422);
        assertThat(keeper.post("/adoption/write", "list", list)).hasStatus(303);
        assertThat(body(keeper.post("/adoption/write", "list", list))).contains("đã ghi rồi");
        var person = house.as(House.SYSTEM, () -> people.byPersonalNumber(number)).orElseThrow();
        assertThat(keeper.page("/subscribers?within=" + commune))
                .contains("Hồ Thị Danh Sách", "1 mục");
        assertThat(keeper.page("/people/" + person.id())).contains("Là thuê bao cá nhân");
    }

    private static String waiting(MvcTestResult answer) throws Exception {
        var key = Pattern.compile("name=\"list\" value=\"([^\"]+)\"").matcher(body(answer));
        assertThat(key.find()).isTrue();
        return Objects.requireNonNull(key.group(1));
    }

    @Test
    @DisplayName("a list nobody says yes to in time is gone, and nothing of it is in the register")
    void nobodySaysYes() throws Exception {
        var number = number();
        var list = waiting(adopt(book(List.of(row(number))), certificates(), "DS-04"));
        try {
            clock.pass(WaitingLists.PATIENCE);
            assertThat(body(keeper.post("/adoption/write", "list", list))).contains("30 phút");
        } finally {
            clock.set(RegistryTestContext.MORNING);
        }
        assertThat(house.as(House.SYSTEM, () -> people.byPersonalNumber(number))).isEmpty();
    }

    @Test
    @DisplayName("faulty cells are named, every one of them, and nothing is written")
    void faultyCells() throws Exception {
        var good = number();
        var faulty = row(number());
        faulty.put(AdoptionColumn.BORN, "31/02/1979");
        faulty.put(AdoptionColumn.EMAIL, "không phải thư");
        faulty.put(AdoptionColumn.ORGANISATION, "UBND xã Không Có");
        var answer = adopt(book(List.of(row(good), faulty)), certificates(), "DS-02");
        assertThat(answer).hasStatus(422);
        assertThat(body(answer))
                .contains("chưa có nội dung nào được ghi")
                .contains("Ô D3", "Ô H3", "Ô B3", "Thư điện tử công vụ")
                .contains("value=\"DS-02\"");
        assertThat(house.as(House.SYSTEM, () -> people.byPersonalNumber(good))).isEmpty();
    }

    @Test
    @DisplayName("no file, no label, not the template: said at the field, in words")
    void notAList() throws Exception {
        var nothing = keeper.post("/adoption", "label", "DS-03");
        assertThat(nothing).hasStatus(422);
        assertThat(body(nothing)).contains("href=\"#f-file\"");
        var text = "không phải Excel".getBytes(StandardCharsets.UTF_8);
        var wrong = adopt(text, new byte[0], "DS-03");
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)).contains("hãy tải mẫu danh sách");
        var unnamed = adopt(book(List.of()), new byte[0], "");
        assertThat(unnamed).hasStatus(422);
        assertThat(body(unnamed)).contains("href=\"#f-label\"");
        var blank = adopt(book(List.of()), new byte[0], "DS-03");
        assertThat(blank).hasStatus(422);
        assertThat(Objects.requireNonNull(body(blank))).contains("Tệp không có dòng nào");
    }
}
