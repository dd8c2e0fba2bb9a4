package org.antin.dossier.web;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.dossier.Request;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.text.Normalizer;

@DisplayName("The pages on which a dossier is drafted")
class DossierDraftPagesTest extends DossierPeople {
    @Test
    @DisplayName("D10.1: a draft keeps what was typed, right or wrong, and names every fault")
    void draftIsKept() {
        var id = draft();
        var version = applicant.version(at(id, "edit"));
        var saved =
                applicant.htmx(
                        at(id, "draft"),
                        "email",
                        "không phải thư",
                        "phone",
                        "12",
                        "need",
                        "",
                        "version",
                        version);
        assertThat(saved).hasStatusOk();
        assertThat(body(saved)).contains("Đã tự lưu lúc").doesNotContain("<main");
        assertThat(applicant.page(at(id, "edit"))).contains("value=\"không phải thư\"");
        var wrong =
                applicant.post(
                        at(id, "fill"),
                        "email",
                        "không phải thư",
                        "phone",
                        "12",
                        "need",
                        "",
                        "version",
                        applicant.version(at(id, "edit")));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong))
                .contains("href=\"#f-email\"", "href=\"#f-phone\"", "href=\"#f-need\"")
                .contains("Nhu cầu giao dịch điện tử: chưa nhập")
                .contains("value=\"không phải thư\"");
        assertThat(applicant.page(at(id, "summary")))
                .contains("Chưa thể nộp hồ sơ", "Chưa đủ thông tin", "Nghị định")
                .contains("mặc định của hệ thống")
                .doesNotContain("action=\"/dossiers/" + id + "/submit\"");
        var refused = applicant.post(at(id, "submit"), "version", Integer.toString(version(id)));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("khoản 1 Điều 6 Quy chế");
    }

    @Test
    @DisplayName("Form 03: tax code of 10 or 13 digits, a decision's day that exists; names in NFC")
    void organisationForm() {
        var what = "organisation:" + chairman.organisation();
        var id = Desk.id(Desk.location(applicant.post("/dossiers", "what", what)));
        var decomposed = Normalizer.normalize("Thôn Đông, xã Cẩm Duệ", Normalizer.Form.NFD);
        var wrong =
                applicant.post(
                        at(id, "fill"),
                        "email",
                        "xa@hatinh.gov.vn",
                        "address",
                        decomposed,
                        "taxCode",
                        "123",
                        "budgetCode",
                        "12",
                        "decision",
                        "12/QĐ-UBND",
                        "decisionOn",
                        "30/02/2020",
                        "version",
                        applicant.version(at(id, "edit")));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong))
                .contains("href=\"#f-taxCode\"", "href=\"#f-budgetCode\"", "href=\"#f-decisionOn\"")
                .contains("value=\"30/02/2020\"");
        var to =
                applicant.does(
                        at(id, "edit"),
                        at(id, "fill"),
                        "email",
                        "xa@hatinh.gov.vn",
                        "address",
                        decomposed,
                        "taxCode",
                        "3000123456-001",
                        "budgetCode",
                        "1234567",
                        "decision",
                        "12/QĐ-UBND",
                        "decisionOn",
                        "03/02/2020");
        assertThat(applicant.page(to)).contains("12/QĐ-UBND ngày 03/02/2020");
        var asked =
                (Request.ForOrganisation)
                        house.as(applicantActor, () -> dossiers.find(id)).orElseThrow().request();
        assertThat(asked.address()).isEqualTo("Thôn Đông, xã Cẩm Duệ");
    }

    @Test
    @DisplayName("Form 05: a system of the organisation, its kind chosen from the list")
    void systemForm() {
        var what = "system:" + chairman.organisation();
        var id = Desk.id(Desk.location(applicant.post("/dossiers", "what", what)));
        var wrong =
                applicant.post(
                        at(id, "fill"), "email", "", "version", applicant.version(at(id, "edit")));
        assertThat(body(wrong)).contains("#f-systemName", "#f-systemKind", "#f-email");
        applicant.does(
                at(id, "edit"),
                at(id, "fill"),
                "systemName",
                "Cổng thông tin",
                "systemKind",
                "ssl-server",
                "domain",
                "xa.hatinh.gov.vn",
                "email",
                "xa@hatinh.gov.vn");
        assertThat(applicant.page(at(id, "summary"))).contains("Cổng thông tin", "Máy chủ (SSL)");
    }

    @Test
    @DisplayName(
            "D9.2: the reader sees what he can do, and what he can't in a sentence with its article")
    void canAndCannot() {
        var id = putUp();
        assertThat(head.page(at(id)))
                .contains(">Xác nhận</button>", ">Không xác nhận</a>")
                .contains("Ý kiến của người tiếp nhận: Đủ điều kiện");
        assertThat(officer.page(at(id)))
                .contains("khoản 2 Điều 9 Quy chế", "Nơi đang xử lý: người xác nhận")
                .doesNotContain(">Xác nhận</button>", "Không thể \"Rút hồ sơ\"")
                .containsOnlyOnce("class=\"cannot\"");
        var no = officer.post(at(id, "confirm"), "version", Integer.toString(version(id)));
        assertThat(no).hasStatus(422);
        assertThat(body(no)).contains("khoản 2 Điều 9 Quy chế");
    }
}
