package org.antin.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.Refused;
import org.antin.organisation.Subject.OrganisationItself;
import org.antin.organisation.Subject.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

class ProvinceDataTest {
    private final ProvinceData data = ProvinceData.of2020();

    @Test
    @DisplayName("interfaces.md 4: the 2020 tree, 13 districts and 216 communes")
    void holdsEveryUnit() {
        var byKind =
                data.bodies().stream()
                        .collect(Collectors.groupingBy(ProvinceBody::kind, Collectors.counting()));
        assertThat(byKind)
                .containsEntry(OrganisationKind.PROVINCIAL_COMMITTEE, 1L)
                .containsEntry(OrganisationKind.PROVINCIAL_OFFICE, 1L)
                .containsEntry(OrganisationKind.INFORMATION_CENTRE, 1L)
                .containsEntry(OrganisationKind.DISTRICT_COMMITTEE, 13L)
                .containsEntry(OrganisationKind.COMMUNE_COMMITTEE, 216L)
                .containsEntry(OrganisationKind.EDUCATION_OFFICE, 13L)
                .containsEntry(OrganisationKind.SCHOOL, 65L)
                .containsEntry(OrganisationKind.DISTRICT_DIVISION, 13L * 11);
        assertThat(byKind.get(OrganisationKind.DEPARTMENT)).isBetween(18L, 22L);
        assertThat(byKind.keySet()).doesNotContain(OrganisationKind.INTERNAL_DIVISION);
    }

    @Test
    void isTheSameEveryTimeAndParentsComeFirst() {
        assertThat(ProvinceData.of2020().bodies()).isEqualTo(data.bodies());
        var seen = new HashSet<String>();
        for (var body : data.bodies()) {
            assertThat(body.parent() == null || seen.contains(body.parent()))
                    .as(body.key())
                    .isTrue();
            seen.add(body.key());
        }
    }

    @Test
    void namesReadAsInOfficialPapers() {
        assertThat(data.body("district-439").name()).isEqualTo("Ủy ban nhân dân huyện Hương Sơn");
        assertThat(data.body("district-436").name()).isEqualTo("Ủy ban nhân dân thành phố Hà Tĩnh");
        assertThat(data.body("commune-18136").name()).isEqualTo("Ủy ban nhân dân thị trấn Tây Sơn");
        assertThat(data.body("district-439-gddt").name())
                .isEqualTo("Phòng Giáo dục và Đào tạo huyện Hương Sơn");
        assertThat(data.body("district-439-thcs-1").name())
                .isEqualTo("Trường Trung học cơ sở Phố Châu");
        assertThat(data.body("district-439-thcs-1").parent()).isEqualTo("district-439-gddt");
    }

    @Test
    void agencyCodesAreUniqueAndShapedLikeRealOnes() {
        Map<String, String> seen = new HashMap<>();
        for (var body : data.bodies()) {
            if (body.kind() == OrganisationKind.VERTICAL_AGENCY) {
                assertThat(body.agencyCode()).isEmpty();
                continue;
            }
            assertThat(body.agencyCode()).matches("\\d{3}\\.\\d{2}\\.\\d{2}\\.H27");
            assertThat(seen.put(body.agencyCode(), body.key())).as(body.key()).isNull();
        }
        assertThat(data.body("ubnd-tinh").agencyCode()).isEqualTo("000.00.00.H27");
        assertThat(data.body("so-noi-vu").agencyCode()).startsWith("000.00.");
        assertThat(data.body("cc-kiem-lam").agencyCode())
                .endsWith(data.body("so-nong-nghiep").agencyCode().substring(7));
    }

    @Test
    @DisplayName(
            "Điều 5: every body of the province and everybody in it has a managing authority that may manage, or is out of scope")
    void everybodyIsRouted() {
        var tree = data.tree(b -> UUID.nameUUIDFromBytes(b.key().getBytes(StandardCharsets.UTF_8)));
        var office = tree.get("van-phong");
        var routing = new Routing(RoutingRules.packA(), office);
        var managers = new HashMap<String, Integer>();
        for (var body : tree.values()) {
            var answer = routing.managerOf(new OrganisationItself(body));
            if (body.kind() == OrganisationKind.VERTICAL_AGENCY
                    || !body.usesGovernmentSignatures()) {
                assertThat(answer).as(body.name()).isInstanceOf(Refused.class);
                continue;
            }
            for (var standing : Standing.values())
                assertThat(routing.managerOf(new Person(body, standing, true)))
                        .as(body.name())
                        .isInstanceOfSatisfying(
                                Managed.class,
                                m -> {
                                    assertThat(m.by().mayManage()).isTrue();
                                    assertThat(m.by().kind())
                                            .isNotEqualTo(OrganisationKind.INFORMATION_CENTRE);
                                });
            managers.merge(((Managed) answer).by().name(), 1, Integer::sum);
        }
        // 13 district committees, the Office, and the bodies with units of their own
        assertThat(managers).hasSizeBetween(25, 40);
        assertThat(managers.get("Ủy ban nhân dân huyện Cẩm Xuyên")).isEqualTo(23 + 11 + 1 + 1 + 5);
        assertThat(managers.get("Sở Y tế")).isEqualTo(7);
    }

    @Test
    void usualTitlesFollowTheKindAndTheName() {
        var usual = UsualPositions.shipped();
        assertThat(usual.of(OrganisationKind.DEPARTMENT, "Sở Y tế").getFirst().title())
                .isEqualTo("Giám đốc");
        assertThat(usual.of(OrganisationKind.DEPARTMENT, "Thanh tra tỉnh"))
                .extracting(UsualPositions.Position::title)
                .contains("Chánh Thanh tra", "Phó Chánh Thanh tra", "Chuyên viên")
                .doesNotContain("Giám đốc");
        for (var kind : OrganisationKind.values())
            if (kind != OrganisationKind.INTERNAL_DIVISION)
                assertThat(usual.of(kind, "x"))
                        .as(kind.name())
                        .filteredOn(p -> p.standing() == Standing.HEAD)
                        .hasSize(1);
    }
}
