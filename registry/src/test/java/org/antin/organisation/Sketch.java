package org.antin.organisation;

import static org.antin.organisation.OrganisationKind.ASSOCIATION;
import static org.antin.organisation.OrganisationKind.BRANCH;
import static org.antin.organisation.OrganisationKind.COMMUNE_COMMITTEE;
import static org.antin.organisation.OrganisationKind.DEPARTMENT;
import static org.antin.organisation.OrganisationKind.DISTRICT_COMMITTEE;
import static org.antin.organisation.OrganisationKind.DISTRICT_DIVISION;
import static org.antin.organisation.OrganisationKind.EDUCATION_OFFICE;
import static org.antin.organisation.OrganisationKind.INFORMATION_CENTRE;
import static org.antin.organisation.OrganisationKind.INTERNAL_DIVISION;
import static org.antin.organisation.OrganisationKind.PEOPLES_COUNCIL;
import static org.antin.organisation.OrganisationKind.PROVINCIAL_COMMITTEE;
import static org.antin.organisation.OrganisationKind.PROVINCIAL_OFFICE;
import static org.antin.organisation.OrganisationKind.PUBLIC_SERVICE_UNIT;
import static org.antin.organisation.OrganisationKind.SCHOOL;
import static org.antin.organisation.OrganisationKind.VERTICAL_AGENCY;
import static org.antin.organisation.Tier.COMMUNE;
import static org.antin.organisation.Tier.DISTRICT;
import static org.antin.organisation.Tier.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.Reason;
import org.antin.organisation.ManagingAuthority.Refused;
import org.antin.organisation.RoutingGround.Basis;
import org.antin.organisation.Subject.OrganisationItself;
import org.antin.organisation.Subject.Person;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A province in fifteen bodies, for the routing tests.
final class Sketch {
    private Sketch() {}

    record Node(
            UUID id,
            String name,
            OrganisationKind kind,
            Tier tier,
            @Nullable Body parent,
            boolean legalPersonality,
            boolean ownSeal,
            boolean usesGovernmentSignatures)
            implements Body {}

    static Node body(String name, OrganisationKind kind, Tier tier, @Nullable Body parent) {
        return new Node(UUID.randomUUID(), name, kind, tier, parent, true, true, true);
    }

    static Node without(Node n, boolean legalPersonality, boolean seal, boolean uses) {
        return new Node(n.id, n.name, n.kind, n.tier, n.parent, legalPersonality, seal, uses);
    }

    static final Node PROVINCE_ = body("UBND tỉnh", PROVINCIAL_COMMITTEE, PROVINCE, null);
    static final Node COUNCIL = body("HĐND tỉnh", PEOPLES_COUNCIL, PROVINCE, null);
    static final Node OFFICE = body("Văn phòng", PROVINCIAL_OFFICE, PROVINCE, PROVINCE_);
    static final Node CENTRE = body("Trung tâm", INFORMATION_CENTRE, PROVINCE, OFFICE);
    static final Node DEPT = body("Sở Nông nghiệp", DEPARTMENT, PROVINCE, PROVINCE_);
    static final Node DIVISION =
            without(body("Phòng Tổ chức", INTERNAL_DIVISION, PROVINCE, DEPT), false, false, true);
    static final Node BRANCH_ = body("Chi cục Kiểm lâm", BRANCH, PROVINCE, DEPT);
    static final Node UNIT = body("Trung tâm Khuyến nông", PUBLIC_SERVICE_UNIT, PROVINCE, DEPT);
    static final Node POST = body("Hạt Kiểm lâm", PUBLIC_SERVICE_UNIT, PROVINCE, BRANCH_);
    static final Node COLLEGE = body("Trường Đại học", PUBLIC_SERVICE_UNIT, PROVINCE, PROVINCE_);
    static final Node SOCIETY = body("Hội Chữ thập đỏ", ASSOCIATION, PROVINCE, null);
    static final Node DISTRICT_ = body("UBND huyện", DISTRICT_COMMITTEE, DISTRICT, PROVINCE_);
    static final Node JUSTICE = body("Phòng Tư pháp", DISTRICT_DIVISION, DISTRICT, DISTRICT_);
    static final Node EDUCATION = body("Phòng GDĐT", EDUCATION_OFFICE, DISTRICT, DISTRICT_);
    static final Node SCHOOL_ = body("Trường THCS", SCHOOL, DISTRICT, EDUCATION);
    static final Node COMMUNE_ = body("UBND xã", COMMUNE_COMMITTEE, COMMUNE, DISTRICT_);
    static final Node TAX = body("Cục Thuế tỉnh", VERTICAL_AGENCY, PROVINCE, null);

    static final Routing ROUTING = new Routing(RoutingRules.packA(), OFFICE);

    static ManagingAuthority organisation(Body body) {
        return ROUTING.managerOf(new OrganisationItself(body));
    }

    static ManagingAuthority person(Body body, Standing standing) {
        return ROUTING.managerOf(new Person(body, standing, true));
    }

    static void expect(ManagingAuthority answer, Body by, int rule, String place, Basis basis) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Managed.class,
                        managed -> {
                            assertThat(managed.by().name()).isEqualTo(by.name());
                            assertThat(managed.by().id()).isEqualTo(by.id());
                            assertThat(managed.rule()).isEqualTo(rule);
                            assertThat(managed.article().place()).isEqualTo(place);
                            assertThat(managed.basis()).isEqualTo(basis);
                        });
    }

    static void expectRefusal(ManagingAuthority answer, Reason reason) {
        assertThat(answer).isEqualTo(new Refused(reason));
    }
}
