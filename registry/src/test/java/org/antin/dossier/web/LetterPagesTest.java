package org.antin.dossier.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.dossier.StageKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

@DisplayName("The pages of letters to the provider and its answers")
class LetterPagesTest extends DossierPeople {
    @Test
    @DisplayName(
            "D9.3: a letter is checked field by field; a dossier can leave it; its list is for machines too")
    void letter() {
        var id = putUp();
        var page = head.htmx(at(id, "confirm"), "version", head.version(at(id)));
        assertThat(page).hasStatusOk();
        assertThat(body(page)).contains("Đã xác nhận", "id=\"dossier\"").doesNotContain("<main");
        assertThat(officer.page("/letters/new"))
                .contains("theo mẫu số 02", "checked=\"checked\"", "chosen");
        var empty =
                officer.post(
                        "/letters",
                        "authority",
                        province.cam().committee().toString(),
                        "form",
                        "02");
        assertThat(empty).hasStatus(422);
        assertThat(body(empty)).contains("chưa chọn hồ sơ nào");
        var letter =
                Desk.location(
                        officer.post(
                                "/letters",
                                "authority",
                                province.cam().committee().toString(),
                                "chosen",
                                id + ":" + version(id)));
        var wrong =
                officer.post(
                        letter + "/send",
                        "number",
                        "12/TTr",
                        "signer",
                        chairman.id().toString(),
                        "channel",
                        "bồ câu",
                        "version",
                        "1");
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)).contains("#f-number", "#f-signer", "#f-channel");
        assertThat(officer.get(letter + "/list.xlsx")).hasStatusOk();
        for (var pdf : List.of(letter + "/letter.pdf", at(id) + "/forms/01.pdf")) {
            assertThat(officer.get(pdf)).as(pdf).hasStatusOk().hasContentType("application/pdf");
        }
        assertThat(officer.get(at(id) + "/forms/03.pdf")).hasStatus(404);
        assertThat(body(officer.get(letter + "/list.json")))
                .contains("\"form\":\"02\"", "chu.tich@hatinh.gov.vn");
        officer.post(
                letter + "/take-out",
                "dossier",
                id.toString(),
                "version",
                Integer.toString(version(id)));
        assertThat(stage(id)).isEqualTo(StageKind.CONFIRMED);
        assertThat(officer.page(letter)).contains("Văn bản không còn hồ sơ nào.");
        assertThat(cuc.get(letter)).as("the provider sees it once sent").hasStatus(404);
    }

    @Test
    @DisplayName(
            "D9.3: the officer records the provider's answer; what is no certificate is refused")
    void answerByTheOfficer() {
        var id = putUp();
        head.does(at(id), at(id, "confirm"));
        sent(id);
        assertThat(officer.page(at(id, "record-issue"))).contains("Tệp chứng thư số", "USB token");
        var nothing =
                officer.post(at(id, "record-issue"), "version", Integer.toString(version(id)));
        assertThat(nothing).hasStatus(422);
        assertThat(body(nothing)).contains("#f-certificate", "#f-deviceNumber", "#f-kind");
        officer.does(at(id, "decline"), at(id, "decline"), "reason", "Thiếu thông tin");
        assertThat(stage(id)).isEqualTo(StageKind.DECLINED);
        assertThat(applicant.page(at(id))).contains("Lý do không được chấp thuận: Thiếu thông tin");
    }

    @Test
    @DisplayName("D9.3: the provider's page: issues all of a letter, declines with a reason")
    void provider() {
        var one = putUp();
        head.does(at(one), at(one, "confirm"));
        var letter = sent(one);
        assertThat(cuc.page("/provider")).contains("/provider/letters/" + letter);
        assertThat(cuc.page("/provider/letters/" + letter))
                .contains("Cấp tất cả", "Không chấp thuận");
        var decline = "/provider/dossiers/" + one + "/decline";
        assertThat(cuc.page(decline + "?letter=" + letter))
                .contains("Không chấp thuận đề nghị này?");
        var blank = cuc.post(decline, "version", Integer.toString(version(one)), "reason", "");
        assertThat(blank).hasStatus(422);
        assertThat(body(blank)).contains("#f-reason");
        assertThat(cuc.post("/provider/letters/" + letter + "/issue-all")).hasStatus(303);
        assertThat(stage(one)).isEqualTo(StageKind.ISSUED);
    }
}
