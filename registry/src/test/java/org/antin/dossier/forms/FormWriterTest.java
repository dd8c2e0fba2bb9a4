package org.antin.dossier.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.antin.dossier.forms.FormTemplate.Field;
import org.antin.dossier.forms.FormTemplate.Layout;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Standing;
import org.antin.paper.Place;
import org.antin.paper.ReadPaper;
import org.antin.signing.make.SecrecyMark;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class FormWriterTest {
    private static final FormCatalogue CATALOGUE = FormCatalogue.ofCircular185();
    private static final LocalDate DAY = LocalDate.of(2020, 9, 5);
    private final FormWriter writer = new FormWriter(CATALOGUE);

    static Stream<FormTemplate> forms() {
        return CATALOGUE.all().stream();
    }

    @Test
    @DisplayName("Điều 6.2: forms 1 to 15 of TT 185/2019; the number is data")
    void knowsFifteenForms() {
        assertThat(CATALOGUE.all())
                .extracting(FormTemplate::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 15).mapToObj("%02d"::formatted).toList());
        assertThat(CATALOGUE.all()).allMatch(t -> t.confidence().matches("V|V2|MH|ML"));
        assertThatThrownBy(() -> CATALOGUE.template("16"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName(
            "Điều 12.1b: every form can be had empty, with all its labels, and nothing reported missing")
    void blankForms(FormTemplate form) {
        var result = writer.blank(form.number());
        var paper = new ReadPaper(result.pdf());
        assertThat(result.missing()).isEmpty();
        assertThat(paper.text())
                .contains(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "....");
        assertThat(paper.text().toLowerCase(java.util.Locale.ROOT))
                .contains("mẫu số " + form.number())
                .contains("thông tư số 185/2019/tt-bqp");
        for (var field : fields(form))
            assertThat(paper.text())
                    .as(field.key())
                    .contains(field.label().split("/ ")[0].split(" ")[0]);
        assertThat(paper.everyFontIsEmbedded()).isTrue();
        assertThat(paper.title()).startsWith(form.name()).contains("mẫu số " + form.number());
        assertThat(paper.text()).isEqualTo(Normalizer.normalize(paper.text(), Normalizer.Form.NFC));
        assertThat(paper.pages()).isEqualTo(form.layout() == Layout.LETTER ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("NĐ 30/2020 PL I: A4 and its margins, measured on every form")
    void pageAndMargins(FormTemplate form) {
        var paper = new ReadPaper(writer.write(full(form).build()).pdf());
        for (int page = 1; page <= paper.pages(); page++) {
            boolean appendix = form.layout() == Layout.LETTER && page > 1;
            assertThat(paper.size(page)[0]).isCloseTo(appendix ? 297 : 210, within(0.1));
            assertThat(paper.size(page)[1]).isCloseTo(appendix ? 210 : 297, within(0.1));
            for (var letter : paper.letters()) {
                if (letter.page() != page || letter.text().isBlank() || letter.baseline() < 18)
                    continue;
                assertThat(letter.left())
                        .as("%s on page %d", letter, page)
                        .isGreaterThanOrEqualTo(29.9);
                assertThat(letter.right())
                        .as("%s on page %d", letter, page)
                        .isLessThanOrEqualTo(paper.size(page)[0] - 15 + 0.3);
                assertThat(letter.baseline()).isBetween(22.0, paper.size(page)[1] - 20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("a filled form shows every answer and misses nothing")
    void filledForms(FormTemplate form) {
        var facts = full(form).build();
        var result = writer.write(facts);
        assertThat(result.missing()).isEmpty();
        String text = new ReadPaper(result.pdf()).text().replace(" ", "");
        Stream.concat(
                        facts.fields().values().stream(),
                        facts.rows().stream().flatMap(r -> r.values().stream()))
                .filter(v -> !v.equals("true"))
                .forEach(v -> assertThat(text).contains(v.replace(" ", "")));
        for (var signatory : facts.signatories().values())
            assertThat(text).contains(signatory.name().replace(" ", ""));
        for (var part : form.parts()) assertThat(text).contains(part.heading().replace(" ", ""));
        assertThat(text).doesNotContain("{");
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("what is missing is listed, required fields all of them, optional ones never")
    void missingFields(FormTemplate form) {
        var missing =
                writer.write(FormFacts.of(form.number()).row(Map.of("x", "y")).build()).missing();
        var keys = missing.stream().map(MissingField::key).collect(Collectors.toSet());
        for (var field : fields(form))
            assertThat(keys.contains(field.key())).as(field.key()).isEqualTo(field.required());
        for (var column : form.columns())
            if (column.required())
                assertThat(missing).contains(new MissingField(column.key(), column.label(), 1));
        for (var signer : form.signers())
            assertThat(keys.contains("signature." + signer.role())).isEqualTo(signer.required());
        assertThat(keys).contains("place");
        assertThat(keys.contains("addressee")).isEqualTo(form.layout() != Layout.MINUTES);
        assertThat(keys.contains("body")).isEqualTo(form.layout() != Layout.APPLICATION);
        // entered on a letter only after the head has signed it
        assertThat(keys.contains("date")).isEqualTo(form.layout() != Layout.LETTER);
    }

    @Test
    @DisplayName("one missing answer is one dotted line and one entry")
    void oneMissingAnswer() {
        var facts = full(CATALOGUE.template("01")).field("organisation", "").build();
        var without = new LinkedHashMap<>(facts.fields());
        without.remove("organisation");
        var result =
                writer.write(
                        new FormFacts(
                                "01",
                                null,
                                null,
                                "",
                                "Hà Tĩnh",
                                DAY,
                                "Sở Y tế",
                                without,
                                List.of(),
                                facts.signatories(),
                                List.of()));
        assertThat(result.missing())
                .containsExactly(
                        new MissingField("organisation", "Tên cơ quan, tổ chức công tác", 0));
        assertThat(new ReadPaper(result.pdf()).text())
                .containsPattern("Tên cơ quan, tổ chức công tác: \\.{40,}");
    }

    @Test
    @DisplayName(
            "procedures.md 4.2: form 01 asks the ten things of the official form, in their order")
    void form01Fields() {
        assertThat(fields(CATALOGUE.template("01")))
                .extracting(Field::key)
                .containsExactly(
                        "name",
                        "dateOfBirth",
                        "personalNumber",
                        "numberIssuedOn",
                        "numberIssuedBy",
                        "email",
                        "organisation",
                        "province",
                        "position",
                        "phone",
                        "formerSerial",
                        "simPki");
        assertThat(fields(CATALOGUE.template("01")))
                .filteredOn(f -> !f.required())
                .extracting(Field::key)
                .containsExactly("phone", "formerSerial", "simPki");
    }

    @Test
    @Needs
    @DisplayName("form 02: letter and list; a list over more than 3 pages repeats its heading")
    void longList() {
        var facts = full(CATALOGUE.template("02"));
        for (int i = 1; i <= 60; i++)
            facts.row(
                    Map.of(
                            "name",
                            "Người" + i + ".",
                            "identity",
                            "099179502025; 20/05/2018; Cục Cảnh sát quản lý hành chính về trật tự xã hội"));
        var result = writer.write(facts.build());
        var paper = new ReadPaper(result.pdf());
        assertThat(paper.pages()).isGreaterThan(4);
        assertThat(paper.text(1))
                .contains(
                        "V/v đề nghị cấp chứng thư số cho cá nhân",
                        "cho 61 cá nhân",
                        "Nơi nhận: - Như trên; - Lưu: VT, TTTH.");
        assertThat(paper.text(2))
                .contains(
                        "PHỤ LỤC",
                        "DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CẤP CHỨNG THƯ SỐ",
                        "(Kèm theo Văn bản số ....");
        for (int page = 2; page <= paper.pages(); page++) {
            assertThat(paper.text(page))
                    .contains("STT", "Họ và tên", "Ngày sinh")
                    .contains(page + "");
            assertThat(paper.find(page, "Họ và tên").getFirst().font()).contains("Bold");
        }
        for (int i = 1; i <= 60; i++) assertThat(paper.text()).contains("Người" + i + ".");
        assertThat(result.missing())
                .contains(new MissingField("email", "Địa chỉ thư điện tử công vụ", 61))
                .doesNotContain(new MissingField("email", "Địa chỉ thư điện tử công vụ", 1));
    }

    @Test
    @DisplayName("Điều 2.3: minutes about devices carry the regime's line and no secrecy mark")
    void regimeLine() {
        for (String number : List.of("13", "14", "15")) {
            var pdf = writer.write(full(CATALOGUE.template(number)).build()).pdf();
            assertThat(new ReadPaper(pdf).text())
                    .contains("Thiết bị quản lý theo chế độ Mật (khoản 3 Điều 2 Quy chế)");
            assertThat(SecrecyMark.find(pdf))
                    .as("form %s isn't taken for a secret paper", number)
                    .isEmpty();
        }
        assertThat(new ReadPaper(writer.blank("01").pdf()).text()).doesNotContain("chế độ Mật");
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 PL I, ô 7: the room for the signature lies between the title and the name")
    void signatureRoom() {
        for (var form : CATALOGUE.all()) {
            var facts = full(form).build();
            var result = writer.write(facts);
            var paper = new ReadPaper(result.pdf());
            for (var signer : form.signers()) {
                Place room = result.printed().place("signature." + signer.role()).orElseThrow();
                assertThat(room.heightMm()).isBetween(20.0, 35.0);
                var name =
                        paper.find(room.page(), facts.signatories().get(signer.role()).name())
                                .getFirst();
                assertThat(name.baseline())
                        .isBetween(
                                room.topMm() + room.heightMm(), room.topMm() + room.heightMm() + 7);
                assertThat(name.left()).isBetween(room.leftMm(), room.leftMm() + room.widthMm());
                assertThat(paper.letters())
                        .noneMatch(
                                l ->
                                        !l.text().isBlank()
                                                && l.page() == room.page()
                                                && l.baseline() > room.topMm() + 1
                                                && l.baseline()
                                                        < room.topMm() + room.heightMm() - 0.5
                                                && l.left() > room.leftMm()
                                                && l.right() < room.leftMm() + room.widthMm());
            }
        }
    }

    @Test
    @DisplayName(
            "NĐ 30/2020 PL I: sizes and styles of the head: Quốc hiệu, Tiêu ngữ, issuer, number, date")
    void head() {
        var paper = new ReadPaper(writer.write(full(CATALOGUE.template("02")).build()).pdf());
        style(paper, "CỘNG HÒA XÃ HỘI", "Bold", 12);
        style(paper, "Độc lập - Tự do", "Bold", 13);
        style(paper, "ỦY BAN NHÂN DÂN TỈNH", "LiberationSerif", 12);
        style(paper, "VĂN PHÒNG", "Bold", 12);
        style(paper, "Số: 15/VP-TTTH", "LiberationSerif", 13);
        style(paper, "Hà Tĩnh, ngày 05 tháng 9 năm 2020", "Italic", 13);
        style(paper, "KT. CHÁNH VĂN PHÒNG", "Bold", 13);
        style(paper, "Nơi nhận:", "BoldItalic", 12);
        style(paper, "- Như trên;", "LiberationSerif", 11);
        assertThat(paper.find(1, "Số: 15").getFirst().baseline())
                .as("ô 3 and ô 4 on one line")
                .isCloseTo(paper.find(1, "Hà Tĩnh, ngày").getFirst().baseline(), within(0.3));
    }

    @Test
    @DisplayName(
            "who signs: at province level CHÁNH VĂN PHÒNG or KT.; at a district TM. or KT. CHỦ TỊCH")
    void signingLines() {
        assertThat(
                        SigningLines.of(
                                OrganisationKind.PROVINCIAL_OFFICE,
                                Standing.HEAD,
                                "Chánh Văn phòng",
                                "Chánh Văn phòng"))
                .containsExactly("CHÁNH VĂN PHÒNG");
        assertThat(
                        SigningLines.of(
                                OrganisationKind.PROVINCIAL_OFFICE,
                                Standing.DEPUTY,
                                "Chánh Văn phòng",
                                "Phó Chánh Văn phòng"))
                .containsExactly("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG");
        assertThat(
                        SigningLines.of(
                                OrganisationKind.DISTRICT_COMMITTEE,
                                Standing.HEAD,
                                "Chủ tịch",
                                "Chủ tịch"))
                .containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH");
        assertThat(
                        SigningLines.of(
                                OrganisationKind.DISTRICT_COMMITTEE,
                                Standing.DEPUTY,
                                "Chủ tịch",
                                "Phó Chủ tịch"))
                .containsExactly("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH");
        assertThat(
                        SigningLines.of(
                                OrganisationKind.DEPARTMENT,
                                Standing.DEPUTY,
                                "Giám đốc",
                                "Phó Giám đốc"))
                .containsExactly("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC");
        assertThatThrownBy(
                        () ->
                                SigningLines.of(
                                        OrganisationKind.DEPARTMENT,
                                        Standing.OTHER,
                                        "Giám đốc",
                                        "Chuyên viên"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameFactsGiveTheSameBytes() {
        var facts = full(CATALOGUE.template("02")).build();
        assertThat(writer.write(facts).pdf()).isEqualTo(writer.write(facts).pdf());
    }

    private static void style(ReadPaper paper, String words, String font, double size) {
        assertThat(paper.find(1, words))
                .allSatisfy(
                        l -> {
                            assertThat(l.font()).as(words).contains(font);
                            assertThat(l.size()).as(words).isCloseTo(size, within(0.1));
                        });
    }

    private static List<Field> fields(FormTemplate form) {
        return form.parts().stream()
                .flatMap(p -> p.lines().stream())
                .flatMap(List::stream)
                .toList();
    }

    /// Every field answered, each answer unlike every other.
    private static FormFacts.Builder full(FormTemplate form) {
        var facts =
                FormFacts.of(form.number())
                        .letterhead("Ủy ban nhân dân tỉnh Hà Tĩnh", "Văn phòng")
                        .number("15", "VP-TTTH")
                        .dated("Hà Tĩnh", DAY)
                        .addressee("Cục Chứng thực số và Bảo mật thông tin, Ban Cơ yếu Chính phủ")
                        .recipients("Như trên", "Lưu: VT, TTTH");
        if (form.layout() == Layout.MINUTES)
            facts.field("meetingPlace", "trụ sở Văn phòng").field("copies", "03");
        for (var field : fields(form)) {
            if (field.kind() == FormTemplate.FieldKind.TICK) facts.tick(field.key(), true);
            else facts.field(field.key(), "Trả lời " + field.key());
        }
        if (!form.columns().isEmpty()) {
            var row = new LinkedHashMap<String, String>();
            for (var column : form.columns())
                row.put(
                        column.key(),
                        column.kind() == FormTemplate.FieldKind.TICK ? "true" : "ô" + row.size());
            facts.row(row);
        }
        String[] names = {"Trần Quốc Tuấn", "Phan Viết Bình", "Lê Thị Nga"};
        for (int i = 0; i < form.signers().size(); i++) {
            var signer = form.signers().get(i);
            facts.signedBy(
                    signer.role(),
                    signer.role().equals("authority")
                            ? new Signatory(
                                    List.of("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), names[i])
                            : Signatory.named(names[i]));
        }
        return facts;
    }
}
