package org.antin.organisation;

import static org.antin.organisation.OrganisationKind.BRANCH;
import static org.antin.organisation.OrganisationKind.PUBLIC_SERVICE_UNIT;
import static org.antin.organisation.RoutingGround.Basis.DEFAULT;
import static org.antin.organisation.RoutingGround.Basis.EXPRESS;
import static org.antin.organisation.Sketch.BRANCH_;
import static org.antin.organisation.Sketch.COLLEGE;
import static org.antin.organisation.Sketch.COMMUNE_;
import static org.antin.organisation.Sketch.COUNCIL;
import static org.antin.organisation.Sketch.DEPT;
import static org.antin.organisation.Sketch.DISTRICT_;
import static org.antin.organisation.Sketch.DIVISION;
import static org.antin.organisation.Sketch.EDUCATION;
import static org.antin.organisation.Sketch.JUSTICE;
import static org.antin.organisation.Sketch.OFFICE;
import static org.antin.organisation.Sketch.POST;
import static org.antin.organisation.Sketch.PROVINCE_;
import static org.antin.organisation.Sketch.ROUTING;
import static org.antin.organisation.Sketch.SCHOOL_;
import static org.antin.organisation.Sketch.SOCIETY;
import static org.antin.organisation.Sketch.TAX;
import static org.antin.organisation.Sketch.UNIT;
import static org.antin.organisation.Sketch.body;
import static org.antin.organisation.Sketch.expect;
import static org.antin.organisation.Sketch.expectRefusal;
import static org.antin.organisation.Sketch.organisation;
import static org.antin.organisation.Sketch.person;
import static org.antin.organisation.Sketch.without;
import static org.antin.organisation.Standing.DEPUTY;
import static org.antin.organisation.Standing.HEAD;
import static org.antin.organisation.Standing.OTHER;
import static org.antin.organisation.Tier.DISTRICT;
import static org.antin.organisation.Tier.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.NotAnOfficial;
import org.antin.organisation.ManagingAuthority.NotInScope;
import org.antin.organisation.ManagingAuthority.OwnerNotALegalPerson;
import org.antin.organisation.ManagingAuthority.SignaturesNotUsed;
import org.antin.organisation.Sketch.Node;
import org.antin.organisation.Subject.OrganisationItself;
import org.antin.organisation.Subject.Person;
import org.antin.organisation.Subject.SystemOf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.UUID;

/// "Who manages whom" of regulation.md: every row of the table.
@DisplayName("Who manages whom, the table")
class RoutingTableTest {
    @Test
    @DisplayName("department (Sở), its director and deputies: the Office, D5.1 express")
    void department() {
        expect(organisation(DEPT), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
        expect(person(DEPT, HEAD), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
        expect(person(DEPT, DEPUTY), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
    }

    @Test
    @DisplayName("\"leaders\" = head and deputies: a switch, the head alone otherwise")
    void departmentDeputySwitch() {
        var headsOnly =
                new Routing(new RoutingRules(false, true, true, true, Set.of(), true), OFFICE);
        expect(headsOnly.managerOf(new Person(DEPT, DEPUTY, true)), DEPT, 4, "Điều 5", DEFAULT);
        expect(
                headsOnly.managerOf(new Person(DEPT, HEAD, true)),
                OFFICE,
                3,
                "khoản 1 Điều 5",
                EXPRESS);
    }

    @Test
    @DisplayName("specialist or head of division in a department: the department, silent")
    void departmentStaff() {
        expect(person(DEPT, OTHER), DEPT, 4, "Điều 5", DEFAULT);
        expect(person(DIVISION, HEAD), DEPT, 4, "Điều 5", DEFAULT);
        expect(person(DIVISION, DEPUTY), DEPT, 4, "Điều 5", DEFAULT);
        var toOffice =
                new Routing(new RoutingRules(true, false, true, true, Set.of(), true), OFFICE);
        expect(toOffice.managerOf(new Person(DIVISION, HEAD, true)), OFFICE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName(
            "centre or chi cục under a department: body, head, staff: the department, D5.3"
                    + " express")
    void unitOfDepartment() {
        for (var unit : new Node[] {BRANCH_, UNIT}) {
            expect(organisation(unit), DEPT, 5, "khoản 3 Điều 5", EXPRESS);
            for (var standing : Standing.values())
                expect(person(unit, standing), DEPT, 5, "khoản 3 Điều 5", EXPRESS);
        }
    }

    @Test
    @DisplayName(
            "a unit under a chi cục: the chi cục, if it has personality and seal (default, a"
                    + " switch)")
    void unitOfBranch() {
        expect(organisation(POST), BRANCH_, 5, "khoản 3 Điều 5", DEFAULT);
        expect(person(POST, OTHER), BRANCH_, 5, "khoản 3 Điều 5", DEFAULT);
        var bare = without(BRANCH_, true, false, true);
        expect(
                organisation(body("Hạt", PUBLIC_SERVICE_UNIT, PROVINCE, bare)),
                DEPT,
                5,
                "khoản 3 Điều 5",
                DEFAULT);
        var toDepartment =
                new Routing(new RoutingRules(true, true, false, true, Set.of(), true), OFFICE);
        expect(
                toDepartment.managerOf(new OrganisationItself(POST)),
                DEPT,
                5,
                "khoản 3 Điều 5",
                DEFAULT);
    }

    @Test
    @DisplayName(
            "public service unit directly under the province: body and leaders the Office"
                    + " (D5.1); its staff the unit itself")
    void unitOfProvince() {
        expect(organisation(COLLEGE), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
        expect(person(COLLEGE, DEPUTY), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
        expect(person(COLLEGE, OTHER), COLLEGE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName(
            "district committee, Chairman, Vice-chairmen: the Office, silent; switch: the"
                    + " district itself")
    void districtCommittee() {
        expect(organisation(DISTRICT_), OFFICE, 6, "Điều 5", DEFAULT);
        expect(person(DISTRICT_, HEAD), OFFICE, 6, "Điều 5", DEFAULT);
        expect(person(DISTRICT_, DEPUTY), OFFICE, 6, "Điều 5", DEFAULT);
        var itself = new Routing(new RoutingRules(true, true, true, false, Set.of(), true), OFFICE);
        expect(
                itself.managerOf(new Person(DISTRICT_, HEAD, true)),
                DISTRICT_,
                6,
                "Điều 5",
                DEFAULT);
    }

    @Test
    @DisplayName("district division and staff: the district committee, D5.2")
    void districtDivision() {
        expect(organisation(JUSTICE), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        expect(person(JUSTICE, HEAD), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        expect(person(JUSTICE, OTHER), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        expect(person(DISTRICT_, OTHER), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
    }

    @Test
    @DisplayName(
            "a school under a district's education office: the district committee; the office"
                    + " only gathers; a switch per district")
    void school() {
        expect(organisation(SCHOOL_), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        expect(person(SCHOOL_, HEAD), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        expect(person(SCHOOL_, OTHER), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        var gatheredHere = new RoutingRules(true, true, true, true, Set.of(DISTRICT_.id()), true);
        expect(
                new Routing(gatheredHere, OFFICE).managerOf(new OrganisationItself(SCHOOL_)),
                EDUCATION,
                7,
                "khoản 3 Điều 5",
                DEFAULT);
        var elsewhere = new RoutingRules(true, true, true, true, Set.of(UUID.randomUUID()), true);
        expect(
                new Routing(elsewhere, OFFICE).managerOf(new OrganisationItself(SCHOOL_)),
                DISTRICT_,
                7,
                "khoản 2 Điều 5",
                EXPRESS);
    }

    @Test
    @DisplayName(
            "commune committee, its chairman, officials: the district committee; no split"
                    + " between leaders and staff")
    void commune() {
        expect(organisation(COMMUNE_), DISTRICT_, 7, "khoản 2 Điều 5", DEFAULT);
        for (var standing : Standing.values())
            expect(person(COMMUNE_, standing), DISTRICT_, 7, "khoản 2 Điều 5", DEFAULT);
    }

    @Test
    @DisplayName(
            "provincial association, its leaders: the Office; staff: itself if it has a seal,"
                    + " and only officials")
    void association() {
        expect(organisation(SOCIETY), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
        expect(person(SOCIETY, HEAD), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
        expect(person(SOCIETY, OTHER), SOCIETY, 4, "Điều 5", DEFAULT);
        expect(person(without(SOCIETY, true, false, true), OTHER), OFFICE, 4, "Điều 5", DEFAULT);
        expectRefusal(
                ROUTING.managerOf(new Person(SOCIETY, OTHER, false)),
                new NotAnOfficial("Hội Chữ thập đỏ"));
        var toOffice =
                new Routing(new RoutingRules(true, true, true, true, Set.of(), false), OFFICE);
        expect(toOffice.managerOf(new Person(SOCIETY, OTHER, true)), OFFICE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName("a provincial association that doesn't use these signatures is out of scope")
    void associationOutOfScope() {
        var outside = without(SOCIETY, true, true, false);
        expectRefusal(organisation(outside), new SignaturesNotUsed("Hội Chữ thập đỏ"));
        expectRefusal(person(outside, HEAD), new SignaturesNotUsed("Hội Chữ thập đỏ"));
    }

    @Test
    @DisplayName(
            "provincial committee, its Chairman; People's Council: the Office, marked \"mặc"
                    + " định của hệ thống\"")
    void provincialCommittee() {
        for (var top : new Node[] {PROVINCE_, COUNCIL}) {
            expect(organisation(top), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
            expect(person(top, HEAD), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
            expect(person(top, OTHER), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
        }
    }

    @Test
    @DisplayName("the Office itself; the Chief of Office: the Office")
    void office() {
        expect(organisation(OFFICE), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
        expect(person(OFFICE, HEAD), OFFICE, 3, "khoản 1 Điều 5", DEFAULT);
        expect(person(OFFICE, OTHER), OFFICE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName("server, software: as its owner, who must be a legal person")
    void system() {
        expect(ROUTING.managerOf(new SystemOf(DEPT)), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
        expect(ROUTING.managerOf(new SystemOf(UNIT)), DEPT, 5, "khoản 3 Điều 5", EXPRESS);
        expect(ROUTING.managerOf(new SystemOf(COMMUNE_)), DISTRICT_, 7, "khoản 2 Điều 5", DEFAULT);
        assertThat(((Managed) ROUTING.managerOf(new SystemOf(UNIT))).owner()).isEqualTo(UNIT);
        expectRefusal(
                ROUTING.managerOf(new SystemOf(DIVISION)),
                new OwnerNotALegalPerson("Phòng Tổ chức"));
    }

    @Test
    @DisplayName("tax, treasury, social insurance, police, army: refuse, not in D1.2a")
    void verticalAgencies() {
        expectRefusal(organisation(TAX), new NotInScope("Cục Thuế tỉnh"));
        expectRefusal(person(TAX, HEAD), new NotInScope("Cục Thuế tỉnh"));
        expectRefusal(ROUTING.managerOf(new SystemOf(TAX)), new NotInScope("Cục Thuế tỉnh"));
        var local = body("Chi cục Thuế", BRANCH, DISTRICT, TAX);
        expectRefusal(organisation(local), new NotInScope("Chi cục Thuế"));
    }
}
