package org.antin.demo;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.organisation.Standing;
import org.antin.subscriber.Person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The people behind the accounts everybody may try.
final class DemoCast {
    static final String ROOT = "ubnd-tinh";
    static final String OFFICE = "van-phong";
    static final String DISTRICT = "district-446";
    static final String COMMUNE = "commune-18685";

    /// What the sign-in page says of an account; the order is that of the page.
    record Part(
            String username,
            String body,
            String title,
            Standing standing,
            String person,
            String shown,
            List<Assigned> roles) {}

    record Assigned(Role role, String body, String basis) {}

    private static final String OFFICE_DECISION = "Quyết định phân công số 15/QĐ-VP (mẫu)";
    private static final String DISTRICT_DECISION = "Quyết định phân công số 27/QĐ-UBND (mẫu)";
    private static final String COMMUNE_DECISION = "Quyết định phân công số 04/QĐ-UBND (mẫu)";

    static final List<Part> PARTS =
            List.of(
                    // the signature block of the letter that comes with the demo names him
                    part(
                            "thuebao",
                            COMMUNE,
                            "Chủ tịch",
                            Standing.HEAD,
                            "Nguyễn Văn Thành",
                            "Chủ tịch, thuê bao",
                            held(Role.SUBSCRIBER, COMMUNE, COMMUNE_DECISION)),
                    part(
                            "vanthu",
                            COMMUNE,
                            "Công chức Văn phòng - Thống kê",
                            Standing.OTHER,
                            "",
                            "Văn thư, giữ thiết bị của cơ quan",
                            held(Role.RECORDS_CLERK, COMMUNE, COMMUNE_DECISION)),
                    part(
                            "nguoiduocgiao",
                            COMMUNE,
                            "Công chức Tư pháp - Hộ tịch",
                            Standing.OTHER,
                            "",
                            "Người được giao quản lý chứng thư số của cơ quan",
                            held(Role.ASSIGNED_PERSON, COMMUNE, COMMUNE_DECISION)),
                    part(
                            "tiepnhan",
                            DISTRICT,
                            "Chuyên viên",
                            Standing.OTHER,
                            "",
                            "Người tiếp nhận của cơ quan quản lý thuê bao trực tiếp",
                            held(Role.RECEIVING_OFFICER, DISTRICT, DISTRICT_DECISION)),
                    part(
                            "lanhdao",
                            DISTRICT,
                            "Phó Chủ tịch",
                            Standing.DEPUTY,
                            "",
                            "Người xác nhận của cơ quan quản lý thuê bao trực tiếp",
                            held(Role.CONFIRMING_HEAD, DISTRICT, DISTRICT_DECISION)),
                    part(
                            "cntt",
                            "so-noi-vu",
                            "Chuyên viên",
                            Standing.OTHER,
                            "",
                            "Công chức chuyên trách công nghệ thông tin",
                            held(Role.IT_OFFICER, "so-noi-vu", "Quyết định số 9/QĐ-SNV (mẫu)")),
                    part(
                            "vanphong",
                            OFFICE,
                            "Chuyên viên",
                            Standing.OTHER,
                            "",
                            "Người tiếp nhận của Văn phòng, đầu mối của tỉnh",
                            held(Role.RECEIVING_OFFICER, OFFICE, OFFICE_DECISION),
                            held(Role.OFFICE_FOCAL_POINT, ROOT, OFFICE_DECISION)),
                    part(
                            "phochanhvp",
                            OFFICE,
                            "Phó Chánh Văn phòng",
                            Standing.DEPUTY,
                            "",
                            "Người xác nhận của Văn phòng",
                            held(Role.CONFIRMING_HEAD, OFFICE, OFFICE_DECISION)),
                    part(
                            "chanhvp",
                            OFFICE,
                            "Chánh Văn phòng",
                            Standing.HEAD,
                            "",
                            "Người quản lý thuê bao",
                            held(
                                    Role.SUBSCRIBER_MANAGER,
                                    ROOT,
                                    "Ủy quyền của Chủ tịch Ủy ban nhân dân tỉnh"
                                            + " số 12/GUQ-UBND ngày 25/8/2020 (mẫu)")),
                    part(
                            "trungtam",
                            "tt-thong-tin",
                            "Viên chức",
                            Standing.OTHER,
                            "",
                            "Trung tâm Thông tin - Công báo - Tin học",
                            held(Role.CENTRE, ROOT, OFFICE_DECISION)),
                    part(
                            "coyeu",
                            ROOT,
                            "Cán bộ cơ yếu",
                            Standing.OTHER,
                            "",
                            "Tổ chức cung cấp dịch vụ chứng thực (thực hành)",
                            held(Role.PROVIDER, ROOT, "Đơn vị cung cấp dịch vụ (thực hành)")),
                    part(
                            "kiemtra",
                            ROOT,
                            "Thành viên đoàn kiểm tra",
                            Standing.OTHER,
                            "",
                            "Kiểm tra",
                            held(Role.INSPECTOR, ROOT, "Quyết định kiểm tra số 88 (mẫu)")),
                    part(
                            "admin",
                            "tt-thong-tin",
                            "Viên chức quản trị",
                            Standing.OTHER,
                            "",
                            "Quản trị hệ thống",
                            held(Role.ADMINISTRATOR, ROOT, OFFICE_DECISION)));

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();

    private static Part part(
            String username,
            String body,
            String title,
            Standing standing,
            String person,
            String shown,
            Assigned... roles) {
        return new Part(username, body, title, standing, person, shown, List.of(roles));
    }

    private static Assigned held(Role role, String body, String basis) {
        return new Assigned(role, body, basis);
    }

    /// Enters everybody with an account.
    static DemoCast enter(DemoRegister.Entry entry) {
        var cast = new DemoCast();
        for (var part : PARTS) {
            var person = entry.person(part.body(), part.title(), part.standing(), part.person());
            var roles =
                    part.roles().stream()
                            .map(r -> entry.held(r.role(), entry.body(r.body()), r.basis()))
                            .toList();
            cast.people.put(part.username(), person);
            cast.actors.put(part.username(), entry.accountForAll(part.username(), person, roles));
        }
        return cast;
    }

    /// Whether somebody with an account of his own sits in this place.
    static boolean playedByTheCast(DemoRoster.Post post) {
        return switch (post.body().key()) {
            case COMMUNE -> post.standing() != Standing.DEPUTY;
            case OFFICE -> post.standing() == Standing.HEAD;
            default -> false;
        };
    }

    Actor actor(String username) {
        return java.util.Objects.requireNonNull(actors.get(username));
    }

    Person person(String username) {
        return java.util.Objects.requireNonNull(people.get(username));
    }

    DemoCase.Authority district(UUID id) {
        return new DemoCase.Authority(DISTRICT, id, actor("tiepnhan"), actor("lanhdao"));
    }

    DemoCase.Authority office(UUID id) {
        return new DemoCase.Authority(OFFICE, id, actor("vanphong"), actor("phochanhvp"));
    }
}
