package org.antin.dossier.forms;

import org.antin.organisation.OrganisationKind;
import org.antin.organisation.Standing;
import org.antin.paper.Decree30;

import java.util.List;

/// The lines above a confirming head's signature (NĐ 30/2020 Điều 13; regulation.md, "Who manages
/// whom"): at province level "CHÁNH VĂN PHÒNG", or "KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG".
///
/// "TUQ. CHỦ TỊCH" isn't here: it stands only under acts of Điều 4, by the Chief of Office alone.
public final class SigningLines {
    private SigningLines() {}

    /// The lines of the head of a body, or of the deputy who signs for the head.
    ///
    /// @param headTitle title of the body's head: "Chánh Văn phòng", "Chủ tịch", "Giám đốc"
    /// @param ownTitle title of who signs
    /// @throws IllegalArgumentException when who signs is neither head nor deputy (Điều 9.2)
    public static List<String> of(
            OrganisationKind kind, Standing standing, String headTitle, String ownTitle) {
        String head = Decree30.capitals(headTitle);
        return switch (standing) {
            case HEAD -> isCommittee(kind) ? List.of("TM. ỦY BAN NHÂN DÂN", head) : List.of(head);
            case DEPUTY -> List.of("KT. " + head, Decree30.capitals(ownTitle));
            case OTHER ->
                    throw new IllegalArgumentException(
                            "only the head or a deputy confirms: " + ownTitle);
        };
    }

    private static boolean isCommittee(OrganisationKind kind) {
        return switch (kind) {
            case PROVINCIAL_COMMITTEE, DISTRICT_COMMITTEE, COMMUNE_COMMITTEE -> true;
            default -> false;
        };
    }
}
