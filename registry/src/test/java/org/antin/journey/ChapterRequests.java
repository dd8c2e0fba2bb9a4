package org.antin.journey;

import static org.antin.journey.Journey.code;

/// Drafted, submitted, sent back, completed, confirmed or not (Điều 6.2.a, 9.1, 9.2).
final class ChapterRequests {
    private final Journey journey;

    ChapterRequests(Journey journey) {
        this.journey = journey;
    }

    /// @return code of the chairman's confirmed request
    String anIndividualAsks() {
        var he = journey.as(journey.chairman);
        he.picture("thue-bao-trang-dau");
        he.go("Hồ sơ đề nghị").picture("ho-so-de-nghi-chua-co");
        he.press("Lập hồ sơ đề nghị cấp mới").choose("Cho tôi").picture("cap-moi-cho-ai");
        he.press("Tiếp tục").see("Theo mẫu số 01");
        he.fill("Thư điện tử công vụ", "thanh@gmail").fill("Nhu cầu giao dịch điện tử", "");
        he.press("Xem lại trước khi nộp").picture("nhap-co-loi");
        he.fill("Thư điện tử công vụ", "chutich.cambinh@hatinh.gov.vn")
                .fill("Điện thoại di động", "0912345678")
                .fill("Nhu cầu giao dịch điện tử", "Ký văn bản điện tử");
        he.see("Đã tự lưu").picture("nhap");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").picture("xem-lai");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ").picture("da-nop");
        var own = code(he);

        var she = journey.as(journey.officer);
        she.see(own).picture("tiep-nhan-trang-dau");
        she.pressIn(own, "Tiếp nhận").see(own).picture("tiep-nhan-ho-so-da-nop");
        she.press("Tiếp nhận hồ sơ").see("Đang xem xét").picture("dang-xem-xet");
        she.press("Yêu cầu bổ sung hồ sơ").picture("yeu-cau-bo-sung");
        she.press("Yêu cầu bổ sung hồ sơ").picture("yeu-cau-bo-sung-thieu-ly-do");
        she.fill("Lý do", "Ghi rõ loại văn bản cần ký số của Ủy ban nhân dân xã");
        she.press("Yêu cầu bổ sung hồ sơ").see("Đã yêu cầu bổ sung").picture("da-yeu-cau-bo-sung");

        he = journey.as(journey.chairman);
        he.see("Bổ sung hồ sơ").picture("thue-bao-duoc-yeu-cau-bo-sung");
        he.pressIn(own, "Bổ sung hồ sơ").see("Ghi rõ loại văn bản", "Theo mẫu số 01");
        he.picture("ho-so-bi-tra-lai");
        he.fill("Nhu cầu giao dịch điện tử", "Ký quyết định, công văn điện tử của xã");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ");
        confirmed(own, "ca-nhan");
        return own;
    }

    /// @return code of the organisation's confirmed request
    String anOrganisationAsks() {
        var he = journey.as(journey.assigned);
        he.go("Hồ sơ đề nghị").press("Lập hồ sơ đề nghị cấp mới");
        he.choose("Cho cơ quan, tổ chức").press("Tiếp tục").see("Theo mẫu số 03");
        he.picture("co-quan-nhap");
        he.fill("Thư điện tử công vụ", "ubndxacambinh@hatinh.gov.vn")
                .fill("Địa chỉ", "Thôn Bình Tiến, xã Cẩm Bình, huyện Cẩm Xuyên")
                .fill("Mã số thuế", "3000123456")
                .fill("Mã quan hệ ngân sách", "1012345")
                .fill("Số, ký hiệu quyết định thành lập", "12/QĐ-UBND")
                .fill("Ngày ban hành quyết định", "30/02/2004");
        he.press("Xem lại trước khi nộp")
                .see("Có nội dung cần sửa")
                .picture("co-quan-ngay-khong-co");
        he.fill("Ngày ban hành quyết định", "12/03/2004");
        he.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").picture("co-quan-xem-lai");
        he.press("Nộp hồ sơ").see("Đã nộp hồ sơ");
        var ofTheBody = code(he);
        confirmed(ofTheBody, "co-quan");
        return ofTheBody;
    }

    /// Taken up, put up and confirmed at the district.
    private void confirmed(String code, String name) {
        var she = journey.as(journey.officer);
        she.pressIn(code, "Tiếp nhận").see(code).press("Tiếp nhận hồ sơ").see("Đang xem xét");
        she.press("Trình người xác nhận").see("Ý kiến").picture(name + "-trinh");
        she.fill("Ý kiến của người tiếp nhận", "Đủ điều kiện, kính trình");
        she.press("Trình người xác nhận").see("Đã trình người xác nhận");
        var boss = journey.as(journey.head);
        boss.see(code).picture(name + "-nguoi-xac-nhan-trang-dau");
        boss.pressIn(code, "Xem xét, xác nhận").see(code).picture(name + "-xem-xet-xac-nhan");
        boss.press("Xác nhận").see("Đã xác nhận hồ sơ").picture(name + "-da-xac-nhan");
    }

    void oneIsRefused() {
        var she = journey.as(journey.accountant);
        she.go("Hồ sơ đề nghị").press("Lập hồ sơ đề nghị cấp mới").choose("Cho tôi");
        she.press("Tiếp tục").fill("Thư điện tử công vụ", "lan.ketoan@hatinh.gov.vn");
        she.fill("Nhu cầu giao dịch điện tử", "Giao dịch kho bạc");
        she.press("Xem lại trước khi nộp").see("Xem lại và nộp hồ sơ").press("Nộp hồ sơ");
        var code = code(she.see("Đã nộp hồ sơ"));
        var he = journey.as(journey.officer);
        he.pressIn(code, "Tiếp nhận").press("Tiếp nhận hồ sơ").see("Đang xem xét");
        he.press("Trình người xác nhận").fill("Ý kiến", "Kính trình xem xét");
        he.press("Trình người xác nhận").see("Đã trình người xác nhận");
        var boss = journey.as(journey.head);
        boss.pressIn(code, "Xem xét, xác nhận").see(code);
        boss.press("Không xác nhận").see("Không xác nhận hồ sơ này?").picture("khong-xac-nhan");
        boss.fill("Lý do", "Công chức này không được giao giao dịch với Kho bạc Nhà nước");
        boss.press("Không xác nhận").see("Đã ghi nhận không xác nhận");
        boss.picture("da-khong-xac-nhan");
        she = journey.as(journey.accountant);
        she.go("Hồ sơ đề nghị").see("Không xác nhận").press(code).see("Công chức này không");
        she.picture("nguoi-nop-doc-ly-do");
    }
}
