package org.antin.organisation;

import java.util.Set;
import java.util.UUID;

/// The places where Điều 5 is silent, each a switch of rule pack A with our default.
///
/// @param deputiesAreLeaders Điều 5.1 says "leaders" (lãnh đạo): head and deputies, or the head
///   alone
/// @param provincialStaffByOwnBody staff of a provincial body go to their own body; otherwise to
///   the Office, like their leaders
/// @param unitOfBranchByBranch a unit under a chi cục goes to the chi cục when that may manage;
///   otherwise to the department
/// @param districtCommitteesByOffice the district committee, its Chairman and Vice-chairmen go to
///   the Office; otherwise to the district committee itself
/// @param schoolsByEducationOffice the districts whose schools go to the district's education
///   office (when that may manage) instead of the district committee
/// @param associationStaffByItself officials of a provincial association who aren't its leaders go
///   to the association when it may manage; otherwise to the Office
public record RoutingRules(
        boolean deputiesAreLeaders,
        boolean provincialStaffByOwnBody,
        boolean unitOfBranchByBranch,
        boolean districtCommitteesByOffice,
        Set<UUID> schoolsByEducationOffice,
        boolean associationStaffByItself) {

    public RoutingRules {
        schoolsByEducationOffice = Set.copyOf(schoolsByEducationOffice);
    }

    /// The defaults of rule pack A (QĐ 19/2020, from 25/8/2020).
    public static RoutingRules packA() {
        return new RoutingRules(true, true, true, true, Set.of(), true);
    }
}
