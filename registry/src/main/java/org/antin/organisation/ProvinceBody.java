package org.antin.organisation;

import org.jspecify.annotations.Nullable;

/// A body of the province's list for 2020, before it is entered in the register.
///
/// @param key stable name inside the list, such as `so-noi-vu`, `district-436`, `commune-18070`
/// @param parent key of the body it belongs to; null at the top
/// @param unitCode code of the administrative unit the body governs, empty if it governs none
/// @param agencyCode identification code in the form of QCVN 102:2016/BTTTT; **invented** for every
///   body, and to be marked so wherever it is shown; empty for bodies of the central government
/// @param source how sure the list is of the body
public record ProvinceBody(
        String key,
        String name,
        OrganisationKind kind,
        Tier tier,
        @Nullable String parent,
        boolean legalPersonality,
        boolean ownSeal,
        boolean usesGovernmentSignatures,
        String unitCode,
        String agencyCode,
        Source source) {

    /// How sure the list is of a body.
    public enum Source {
        /// In the official list of administrative units.
        OFFICIAL,
        /// Existed under that name, from general knowledge.
        KNOWN,
        /// The usual structure; whether this body had exactly this name wasn't checked.
        TYPICAL
    }
}
