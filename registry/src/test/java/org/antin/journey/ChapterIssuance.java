package org.antin.journey;

import com.microsoft.playwright.Locator;

/// From the confirmed requests to certificates in use: letters, the provider's answer, the devices
/// in the right hands (Điều 9.3, 2.2, 10.2, 10.3).
final class ChapterIssuance {
    private final Journey journey;

    ChapterIssuance(Journey journey) {
        this.journey = journey;
    }

    void lettersAreSentAndAnswered(String own, String ofTheBody) {
        send("mẫu số 02", "45", own, "ca-nhan");
        send("mẫu số 04", "46", ofTheBody, "co-quan");
        var cuc = journey.as(journey.provider);
        cuc.see(own).picture("co-yeu-trang-dau");
        cuc.go("Đề nghị gửi đến").picture("co-yeu-de-nghi-gui-den");
        cuc.pressIn("45/", "Mở").see(own).picture("co-yeu-van-ban");
        cuc.pressIn(own, "Cấp").see("Đã cấp chứng thư số").picture("co-yeu-da-cap");
        cuc.go("Đề nghị gửi đến").pressIn("46/", "Mở").pressIn(ofTheBody, "Cấp");
        cuc.see("Đã cấp chứng thư số");
    }

    /// A confirmed dossier goes to the provider, alone in its letter.
    void send(String form, String number, String code, String name) {
        var she = journey.as(journey.officer);
        she.see("Lập văn bản đề nghị").picture(name + "-cho-gui");
        she.press("Lập văn bản đề nghị").see("Gom các hồ sơ").picture(name + "-lap-van-ban");
        var bundle =
                she.page.locator("form.panel").filter(new Locator.FilterOptions().setHasText(form));
        bundle.getByLabel(code).check();
        bundle.getByText("Lập văn bản đề nghị").last().click();
        she.see("Đã lập văn bản đề nghị gồm 1 hồ sơ").picture(name + "-van-ban");
        she.fill("Số văn bản", number).choose("Cổng dịch vụ trực tuyến");
        she.select("Người ký", "Võ Thị Ngọc").press("Gửi văn bản đề nghị");
        she.see("Gửi văn bản đề nghị gồm 1 hồ sơ?").picture(name + "-hoi-truoc-khi-gui");
        she.press("Gửi văn bản đề nghị").see("Đã gửi văn bản đề nghị").picture(name + "-da-gui");
    }

    /// Two devices come to the district and go on with minutes, which each receiver confirms.
    void devicesAreHandedOver(String own, String ofTheBody) {
        var she = journey.as(journey.officer);
        she.see(own).picture("thiet-bi-da-cap-trang-dau");
        offer(she, own, "11", "", "ca-nhan");
        offer(she, ofTheBody, "12", "Quyết định số 27/QĐ-UBND ngày 12/01/2026", "co-quan");
        receive(journey.as(journey.chairman), own, "ca-nhan");
        receive(journey.as(journey.assigned), ofTheBody, "co-quan");
    }

    private static void offer(Visitor she, String code, String number, String letter, String name) {
        she.go("Việc cần xử lý").pressIn(code, "Nhận thiết bị").see(code).press("Nhận thiết bị");
        she.see("Ghi biên bản nhận thiết bị").fill("Số biên bản", number + "/BB-GN");
        she.fill("Tình trạng thiết bị", "Nguyên vẹn, còn niêm phong");
        she.picture(name + "-nhan-thiet-bi");
        she.press("Nhận thiết bị").see("Đã nhận thiết bị");
        she.press("Lập biên bản bàn giao").see("Thiết bị phải được giao đúng người");
        she.fill("Số biên bản", number + "/BB-BG");
        she.fill("Tình trạng thiết bị", "Nguyên vẹn, còn niêm phong");
        if (!letter.isEmpty()) she.fill("Văn bản giao nhiệm vụ", letter);
        she.picture(name + "-lap-bien-ban");
        she.press("Lập biên bản bàn giao").see("Đã lập biên bản bàn giao");
        she.picture(name + "-da-lap-bien-ban");
    }

    private static void receive(Visitor he, String code, String name) {
        he.see("Xác nhận bàn giao").picture(name + "-nguoi-nhan-trang-dau");
        he.pressIn(code, "Xác nhận bàn giao").see(code).press("Xác nhận bàn giao");
        he.see("Xác nhận biên bản bàn giao?").picture(name + "-doc-bien-ban");
        he.press("Xác nhận bàn giao").see("chứng thư số được đưa vào sử dụng");
        he.picture(name + "-da-ban-giao");
        he.go("Việc cần xử lý").see("Đang có hiệu lực").picture(name + "-dang-co-hieu-luc");
    }
}
