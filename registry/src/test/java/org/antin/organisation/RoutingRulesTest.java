package org.antin.organisation;

import static org.antin.organisation.OrganisationKind.COMMUNE_COMMITTEE;
import static org.antin.organisation.OrganisationKind.INFORMATION_CENTRE;
import static org.antin.organisation.OrganisationKind.PEOPLES_COUNCIL;
import static org.antin.organisation.OrganisationKind.PROVINCIAL_OFFICE;
import static org.antin.organisation.OrganisationKind.PUBLIC_SERVICE_UNIT;
import static org.antin.organisation.RoutingGround.Basis.DEFAULT;
import static org.antin.organisation.RoutingGround.Basis.EXPRESS;
import static org.antin.organisation.Sketch.CENTRE;
import static org.antin.organisation.Sketch.COLLEGE;
import static org.antin.organisation.Sketch.COMMUNE_;
import static org.antin.organisation.Sketch.DEPT;
import static org.antin.organisation.Sketch.DISTRICT_;
import static org.antin.organisation.Sketch.OFFICE;
import static org.antin.organisation.Sketch.PROVINCE_;
import static org.antin.organisation.Sketch.ROUTING;
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
import static org.antin.organisation.Tier.COMMUNE;
import static org.antin.organisation.Tier.DISTRICT;
import static org.antin.organisation.Tier.PROVINCE;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.NoneFound;
import org.antin.organisation.ManagingAuthority.NotAnOfficial;
import org.antin.organisation.ManagingAuthority.NotInScope;
import org.antin.organisation.ManagingAuthority.OwnerNotALegalPerson;
import org.antin.organisation.ManagingAuthority.SignaturesNotUsed;
import org.antin.organisation.Subject.OrganisationItself;
import org.antin.organisation.Subject.Person;
import org.antin.organisation.Subject.SystemOf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// "Who manages whom" of regulation.md: the numbered rules, and how a page explains them.
@DisplayName("Who manages whom, the numbered rules, first match wins")
class RoutingRulesTest {
    @Test
    @DisplayName("Rule 1 before 3: out of scope is refused though the tier is the province's")
    void rule1() {
        expectRefusal(organisation(TAX), new NotInScope("Cục Thuế tỉnh"));
        expectRefusal(
                ROUTING.managerOf(new Person(DEPT, HEAD, false)),
                new NotAnOfficial("Sở Nông nghiệp"));
    }

    @Test
    @DisplayName("Rule 2: a system follows its owner's route, whoever asks for it")
    void rule2() {
        expect(ROUTING.managerOf(new SystemOf(DISTRICT_)), OFFICE, 6, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName("Rule 3: provincial tier, an organisation or its leaders: the Office")
    void rule3() {
        expect(person(COLLEGE, HEAD), OFFICE, 3, "khoản 1 Điều 5", EXPRESS);
    }

    @Test
    @DisplayName(
            "Rule 4: provincial tier, other staff: their own body, else the nearest superior"
                    + " that has legal personality and seal")
    void rule4() {
        expect(person(DEPT, OTHER), DEPT, 4, "Điều 5", DEFAULT);
        // its superior is the provincial committee, for which the Office acts
        expect(person(without(DEPT, true, false, true), OTHER), OFFICE, 4, "Điều 5", DEFAULT);
        expect(person(without(DEPT, false, true, true), OTHER), OFFICE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName(
            "Rule 5: a unit under a provincial body, with all its people: the nearest superior"
                    + " with legal personality and seal")
    void rule5() {
        expect(person(UNIT, HEAD), DEPT, 5, "khoản 3 Điều 5", EXPRESS);
        var sealless = without(UNIT, true, false, true);
        expect(
                organisation(body("Trạm", PUBLIC_SERVICE_UNIT, PROVINCE, sealless)),
                DEPT,
                5,
                "khoản 3 Điều 5",
                EXPRESS);
        expect(organisation(CENTRE), OFFICE, 5, "khoản 3 Điều 5", EXPRESS);
    }

    @Test
    @DisplayName("Rule 5 and Điều 8.1a, 12.1c: the Centre never confirms, whatever seal it has")
    void theCentreNeverConfirms() {
        expect(
                organisation(body("Tổ", PUBLIC_SERVICE_UNIT, PROVINCE, CENTRE)),
                OFFICE,
                5,
                "khoản 3 Điều 5",
                EXPRESS);
        expect(person(CENTRE, OTHER), OFFICE, 5, "khoản 3 Điều 5", EXPRESS);
        var alone = body("Trung tâm", INFORMATION_CENTRE, PROVINCE, PROVINCE_);
        expect(person(alone, OTHER), OFFICE, 4, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName(
            "Rule 6 before 7: the district committee itself, its Chairman and Vice-chairmen:"
                    + " the Office")
    void rule6() {
        expect(person(DISTRICT_, DEPUTY), OFFICE, 6, "Điều 5", DEFAULT);
    }

    @Test
    @DisplayName("Rule 7: everything else at district and commune level: the district committee")
    void rule7() {
        var council = body("HĐND huyện", PEOPLES_COUNCIL, DISTRICT, DISTRICT_);
        expect(organisation(council), DISTRICT_, 7, "khoản 2 Điều 5", EXPRESS);
        var health = body("Trạm Y tế xã", PUBLIC_SERVICE_UNIT, COMMUNE, COMMUNE_);
        expect(organisation(health), DISTRICT_, 7, "khoản 2 Điều 5", DEFAULT);
    }

    @Test
    @DisplayName("Điều 5: who has no legal personality and own seal manages nobody")
    void managerNeedsPersonalityAndSeal() {
        var district = without(DISTRICT_, true, false, true);
        expectRefusal(
                organisation(body("UBND xã", COMMUNE_COMMITTEE, COMMUNE, district)),
                new NoneFound("UBND xã"));
        expectRefusal(
                organisation(body("UBND phường", COMMUNE_COMMITTEE, COMMUNE, PROVINCE_)),
                new NoneFound("UBND phường"));
        var noOffice = new Routing(RoutingRules.packA(), without(OFFICE, false, true, true));
        expectRefusal(
                noOffice.managerOf(new OrganisationItself(DEPT)), new NoneFound("Sở Nông nghiệp"));
    }

    @Test
    @DisplayName("the Office's powers follow its successor of the day")
    void successorOfTheOffice() {
        var successor = body("Văn phòng UBND tỉnh", PROVINCIAL_OFFICE, PROVINCE, PROVINCE_);
        var later = new Routing(RoutingRules.packA(), successor);
        expect(
                later.managerOf(new OrganisationItself(DEPT)),
                successor,
                3,
                "khoản 1 Điều 5",
                EXPRESS);
    }

    @Test
    @DisplayName("every ground is explained in Vietnamese and English; a default carries its mark")
    void everyGroundIsExplained() {
        for (String language : new String[] {"", "en"}) {
            var texts = Texts.of("organisation", language);
            for (var ground : RoutingGround.values()) {
                assertThat(texts.containsKey(ground.explanationKey())).as(ground.name()).isTrue();
                assertThat(texts.containsKey(ground.basis().messageKey())).isTrue();
                boolean saysSilent =
                        texts.getString(ground.explanationKey())
                                .matches(
                                        "(?s).*(không nêu|thiết lập|setting|not name|only"
                                                + " names).*");
                assertThat(saysSilent)
                        .as(ground + " " + language)
                        .isEqualTo(ground.basis() == DEFAULT);
            }
            for (var reason :
                    Arrays.asList(
                            new NotInScope("x"),
                            new SignaturesNotUsed("x"),
                            new NotAnOfficial("x"),
                            new OwnerNotALegalPerson("x"),
                            new NoneFound("x")))
                assertThat(Texts.format(texts, reason.code(), reason.arguments()))
                        .contains("x")
                        .doesNotContain("{");
            for (var kind : OrganisationKind.values())
                assertThat(texts.containsKey(kind.messageKey())).isTrue();
            for (var tier : Tier.values())
                assertThat(texts.containsKey(tier.messageKey())).isTrue();
        }
        assertThat(Texts.of("organisation", "").getString(DEFAULT.messageKey()))
                .isEqualTo("mặc định của hệ thống");
        var managed = (Managed) ROUTING.managerOf(new OrganisationItself(DEPT));
        assertThat(
                        Texts.format(
                                Texts.of("organisation", ""),
                                managed.explanationKey(),
                                managed.explanationArguments()))
                .isEqualTo(
                        "Văn phòng quản lý trực tiếp tổ chức trực thuộc Ủy ban nhân dân tỉnh và cá"
                                + " nhân là lãnh đạo của tổ chức đó (khoản 1 Điều 5 Quy chế).");
    }
}
