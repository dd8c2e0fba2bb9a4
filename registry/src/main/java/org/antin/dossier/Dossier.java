package org.antin.dossier;

import org.antin.kernel.Scope;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// One request on its way through a procedure.
///
/// @param code what people call it, `HS-2026-0412`
/// @param filer who files: the person, or the person assigned the certificate
/// @param subjectPerson the person a certificate is for, null for an organisation or a system
/// @param organisation the body it is about
/// @param managingAuthority who confirms and sends (Điều 5), fixed when first submitted
/// @param request what was asked, as entered
/// @param version grows by one with each move
public record Dossier(
        UUID id,
        String code,
        Procedure procedure,
        SubjectKind subjectKind,
        UUID filer,
        @Nullable UUID subjectPerson,
        UUID organisation,
        UUID managingAuthority,
        Request request,
        Stage stage,
        int version) {
    Dossier at(Stage next) {
        return new Dossier(
                id,
                code,
                procedure,
                subjectKind,
                filer,
                subjectPerson,
                organisation,
                managingAuthority,
                request,
                next,
                version + 1);
    }

    Dossier asking(Request changed) {
        return new Dossier(
                id,
                code,
                procedure,
                subjectKind,
                filer,
                subjectPerson,
                organisation,
                managingAuthority,
                changed,
                stage,
                version + 1);
    }

    /// Who may read it besides its organisation's and authority's officers: who files it, whom it
    /// is for, and who is to receive the device.
    public Scope scope() {
        var persons = new java.util.LinkedHashSet<UUID>();
        persons.add(filer);
        if (subjectPerson != null) persons.add(subjectPerson);
        if (stage instanceof Stage.HandoverOffered offered) persons.add(offered.receiver());
        if (stage instanceof Stage.HandedOver handed) persons.add(handed.by());
        return new Scope(organisation, managingAuthority, java.util.List.copyOf(persons));
    }
}
