package org.antin.organisation;

import static org.antin.organisation.OrganisationKind.ASSOCIATION;
import static org.antin.organisation.OrganisationKind.BRANCH;
import static org.antin.organisation.OrganisationKind.COMMUNE_COMMITTEE;
import static org.antin.organisation.OrganisationKind.DISTRICT_COMMITTEE;
import static org.antin.organisation.OrganisationKind.EDUCATION_OFFICE;
import static org.antin.organisation.OrganisationKind.INFORMATION_CENTRE;
import static org.antin.organisation.OrganisationKind.INTERNAL_DIVISION;
import static org.antin.organisation.OrganisationKind.PEOPLES_COUNCIL;
import static org.antin.organisation.OrganisationKind.PROVINCIAL_COMMITTEE;
import static org.antin.organisation.OrganisationKind.SCHOOL;
import static org.antin.organisation.OrganisationKind.VERTICAL_AGENCY;

import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ManagingAuthority.NoneFound;
import org.antin.organisation.ManagingAuthority.NotAnOfficial;
import org.antin.organisation.ManagingAuthority.NotInScope;
import org.antin.organisation.ManagingAuthority.OwnerNotALegalPerson;
import org.antin.organisation.ManagingAuthority.Reason;
import org.antin.organisation.ManagingAuthority.Refused;
import org.antin.organisation.ManagingAuthority.SignaturesNotUsed;
import org.antin.organisation.Subject.OrganisationItself;
import org.antin.organisation.Subject.Person;
import org.antin.organisation.Subject.SystemOf;
import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/// "Who manages whom" (Điều 5.1 to 5.3): the numbered rules of the table in their order, the first
/// that fits decides. Pure: the tree, the switches and the Office of the day are handed in.
public final class Routing {
    private final RoutingRules rules;
    private final Body office;

    /// @param office the body that holds the powers of the provincial Office on the day in
    ///   question: they passed to successors
    public Routing(RoutingRules rules, Body office) {
        this.rules = rules;
        this.office = office;
    }

    /// The directly managing authority of a subscriber.
    public ManagingAuthority managerOf(Subject subject) {
        return switch (subject) {
            case SystemOf(Body owner) -> system(owner);
            case OrganisationItself(Body body) -> {
                var reason = outOfScope(body);
                yield reason != null ? new Refused(reason) : organisation(body);
            }
            case Person person -> person(person);
        };
    }

    /// Rule 1: what Điều 1.2 doesn't cover has no manager here.
    private static @Nullable Reason outOfScope(Body body) {
        if (nearest(body, b -> b.kind() == VERTICAL_AGENCY) != null)
            return new NotInScope(body.name());
        Body association = nearest(body, b -> b.kind() == ASSOCIATION);
        if (association != null && !association.usesGovernmentSignatures())
            return new SignaturesNotUsed(association.name());
        return null;
    }

    /// Rule 2: a system goes where its owner goes.
    private ManagingAuthority system(Body owner) {
        var reason = outOfScope(owner);
        if (reason != null) return new Refused(reason);
        if (!owner.legalPersonality()) return new Refused(new OwnerNotALegalPerson(owner.name()));
        return switch (organisation(owner)) {
            case Managed(var by, var ground, var _) -> new Managed(by, ground, owner);
            case Refused refused -> refused;
        };
    }

    private ManagingAuthority person(Person person) {
        var reason = outOfScope(person.body());
        if (reason != null) return new Refused(reason);
        if (!person.official()) return new Refused(new NotAnOfficial(person.body().name()));
        // A head of a division isn't a leader of the body, and a division has no people of its own.
        Body body = nearest(person.body(), b -> b.kind() != INTERNAL_DIVISION);
        if (body == null) return none(person.body());
        boolean leader =
                body.id().equals(person.body().id())
                        && switch (person.standing()) {
                            case HEAD -> true;
                            case DEPUTY -> rules.deputiesAreLeaders();
                            case OTHER -> false;
                        };
        if (leader) return organisation(body);
        if (body.tier() == Tier.PROVINCE)
            return isProvincial(body) ? provincialStaff(body) : unitOfProvincialBody(body);
        return districtOrCommune(body);
    }

    /// Rules 3, 5, 6, 7 for a body, and for the leaders who share its route.
    private ManagingAuthority organisation(Body body) {
        if (body.tier() == Tier.PROVINCE)
            return isProvincial(body) ? provincial(body) : unitOfProvincialBody(body);
        if (body.kind() == DISTRICT_COMMITTEE) return districtCommittee(body);
        return districtOrCommune(body);
    }

    /// Rule 3: a provincial body and its leaders go to the Office (Điều 5.1).
    private ManagingAuthority provincial(Body body) {
        if (body.id().equals(office.id())) return byOffice(body, RoutingGround.OFFICE_ITSELF);
        return byOffice(
                body,
                switch (body.kind()) {
                    case PROVINCIAL_COMMITTEE, PEOPLES_COUNCIL ->
                            RoutingGround.PROVINCIAL_COMMITTEE;
                    case ASSOCIATION -> RoutingGround.ASSOCIATION;
                    default -> RoutingGround.PROVINCIAL_BODY;
                });
    }

    /// Rule 4: the other staff of a provincial body.
    private ManagingAuthority provincialStaff(Body body) {
        if (body.kind() == ASSOCIATION) {
            return rules.associationStaffByItself() && mayConfirm(body)
                    ? new Managed(body, RoutingGround.ASSOCIATION_STAFF, null)
                    : byOffice(body, RoutingGround.PROVINCIAL_STAFF_OFFICE);
        }
        if (!rules.provincialStaffByOwnBody())
            return byOffice(body, RoutingGround.PROVINCIAL_STAFF_OFFICE);
        if (isCommitteeOrCouncil(body)) return byOffice(body, RoutingGround.PROVINCIAL_COMMITTEE);
        if (mayConfirm(body)) return new Managed(body, RoutingGround.PROVINCIAL_STAFF, null);
        return bySuperior(body, RoutingGround.PROVINCIAL_STAFF_SUPERIOR);
    }

    /// Rule 5: a unit under a provincial body, with all its people, goes to the nearest superior
    /// with legal personality and seal (Điều 5.3).
    private ManagingAuthority unitOfProvincialBody(Body body) {
        boolean underBranch = nearest(body.parent(), b -> b.kind() == BRANCH) != null;
        return bySuperior(
                body,
                underBranch ? RoutingGround.UNIT_OF_BRANCH : RoutingGround.UNIT_OF_PROVINCIAL_BODY);
    }

    /// Rule 6: Điều 5.2 covers bodies under the district committee, not the committee itself.
    private ManagingAuthority districtCommittee(Body committee) {
        if (rules.districtCommitteesByOffice())
            return byOffice(committee, RoutingGround.DISTRICT_COMMITTEE);
        return mayConfirm(committee)
                ? new Managed(committee, RoutingGround.DISTRICT_COMMITTEE_ITSELF, null)
                : none(committee);
    }

    /// Rule 7: everything else at district and commune level goes to the district committee.
    private ManagingAuthority districtOrCommune(Body body) {
        Body committee = nearest(body, b -> b.kind() == DISTRICT_COMMITTEE);
        if (committee == null || !mayConfirm(committee)) return none(body);
        if (nearest(body, b -> b.kind() == SCHOOL) != null) {
            Body education = nearest(body, b -> b.kind() == EDUCATION_OFFICE);
            if (education != null
                    && mayConfirm(education)
                    && rules.schoolsByEducationOffice().contains(committee.id()))
                return new Managed(education, RoutingGround.SCHOOL_BY_EDUCATION_OFFICE, null);
            return new Managed(committee, RoutingGround.SCHOOL, null);
        }
        boolean commune =
                body.tier() == Tier.COMMUNE
                        || nearest(body, b -> b.kind() == COMMUNE_COMMITTEE) != null;
        return new Managed(
                committee, commune ? RoutingGround.COMMUNE : RoutingGround.DISTRICT_UNIT, null);
    }

    private ManagingAuthority bySuperior(Body body, RoutingGround ground) {
        Body superior =
                nearest(
                        body.parent(),
                        b -> mayConfirm(b) && (b.kind() != BRANCH || rules.unitOfBranchByBranch()));
        if (superior == null) return none(body);
        return isCommitteeOrCouncil(superior)
                ? byOffice(body, ground)
                : new Managed(superior, ground, null);
    }

    private ManagingAuthority byOffice(Body body, RoutingGround ground) {
        return mayConfirm(office) ? new Managed(office, ground, null) : none(body);
    }

    private static ManagingAuthority none(Body body) {
        return new Refused(new NoneFound(body.name()));
    }

    /// Điều 5; and the Centre never confirms, whatever seal it has: it drafts needs (Điều 8.1a) and
    /// takes reports in (Điều 12.1c).
    private static boolean mayConfirm(Body body) {
        return body.mayManage() && body.kind() != INFORMATION_CENTRE;
    }

    /// Directly under the provincial committee or council (trực thuộc), one of them, or beside
    /// them.
    private static boolean isProvincial(Body body) {
        Body parent = body.parent();
        return body.tier() == Tier.PROVINCE && (parent == null || isCommitteeOrCouncil(parent));
    }

    private static boolean isCommitteeOrCouncil(Body body) {
        return body.tier() == Tier.PROVINCE
                && (body.kind() == PROVINCIAL_COMMITTEE || body.kind() == PEOPLES_COUNCIL);
    }

    private static @Nullable Body nearest(@Nullable Body from, Predicate<Body> wanted) {
        for (Body at = from; at != null; at = at.parent()) if (wanted.test(at)) return at;
        return null;
    }
}
