package org.antin.organisation;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A body of the organisation tree as the routing rules see it, on one day. Whoever keeps the tree
/// hands in a view of that day.
public interface Body {
    UUID id();

    String name();

    OrganisationKind kind();

    Tier tier();

    /// The body it belongs to; null at the top, and for associations, which belong to nobody.
    @Nullable Body parent();

    /// Tư cách pháp nhân.
    boolean legalPersonality();

    /// Con dấu riêng.
    boolean ownSeal();

    /// Whether it holds signatures issued by the Government Cipher Committee (Điều 1.2a). Asked of
    /// associations only; every state body is in scope without it.
    boolean usesGovernmentSignatures();

    /// Điều 5: a directly managing authority has legal personality and its own seal.
    default boolean mayManage() {
        return legalPersonality() && ownSeal();
    }
}
