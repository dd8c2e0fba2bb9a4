package org.antin.organisation;

import java.util.Locale;

/// What a body is, as far as the regulation treats bodies differently (Điều 1.2a, Điều 5). The name
/// shown lies under [#messageKey()].
public enum OrganisationKind {
    /// Ủy ban nhân dân tỉnh.
    PROVINCIAL_COMMITTEE,
    /// Hội đồng nhân dân, of any tier.
    PEOPLES_COUNCIL,
    /// Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân tỉnh, or its
    /// successor.
    PROVINCIAL_OFFICE,
    /// Trung tâm Thông tin - Công báo - Tin học: takes reports in (Điều 12.1c), drafts needs (Điều
    /// 8.1a), never confirms.
    INFORMATION_CENTRE,
    /// Sở, ban, ngành.
    DEPARTMENT,
    /// Chi cục and the like: an administrative body under a department.
    BRANCH,
    /// Đơn vị sự nghiệp công lập: a centre, hospital, college, management board.
    PUBLIC_SERVICE_UNIT,
    /// Phòng, ban inside a body: no legal personality, its people are the body's people.
    INTERNAL_DIVISION,
    /// Ủy ban nhân dân cấp huyện.
    DISTRICT_COMMITTEE,
    /// Cơ quan chuyên môn thuộc Ủy ban nhân dân cấp huyện.
    DISTRICT_DIVISION,
    /// Phòng Giáo dục và Đào tạo: gathers for its schools, by default doesn't confirm.
    EDUCATION_OFFICE,
    /// A public school below the district.
    SCHOOL,
    /// Ủy ban nhân dân cấp xã.
    COMMUNE_COMMITTEE,
    /// Hội, đoàn thể: in scope only when it holds government signatures (Điều 1.2a).
    ASSOCIATION,
    /// Cơ quan ngành dọc: tax, treasury, social insurance, police, army. Not in Điều 1.2a.
    VERTICAL_AGENCY;

    /// Key of the kind's name.
    public String messageKey() {
        return "organisation.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
