package org.antin.dossier;

import org.antin.kernel.Window;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What a list of dossiers asks for; rows out of the actor's scope never come.
///
/// @param words as typed, without diacritics or with; each must be found in the subject's name or
///   the code
/// @param stages empty for all
public record DossierQuery(
        String words,
        List<StageKind> stages,
        @Nullable Procedure procedure,
        @Nullable UUID managingAuthority,
        Order order,
        boolean descending,
        Window window) {
    /// By what the list is sorted.
    public enum Order {
        OPENED,
        /// What runs out first; dossiers without a limit come last.
        DUE,
        SUBJECT
    }

    public DossierQuery {
        stages = List.copyOf(stages);
    }

    /// Everything, newest first.
    public static DossierQuery newest(Window window) {
        return new DossierQuery("", List.of(), null, null, Order.OPENED, true, window);
    }

    public DossierQuery with(String wanted) {
        return new DossierQuery(
                wanted, stages, procedure, managingAuthority, order, descending, window);
    }

    public DossierQuery at(StageKind stage, UUID authority) {
        return new DossierQuery(
                words, List.of(stage), procedure, authority, order, descending, window);
    }

    public DossierQuery of(Procedure wanted) {
        return new DossierQuery(
                words, stages, wanted, managingAuthority, order, descending, window);
    }

    public DossierQuery in(Window part) {
        return new DossierQuery(
                words, stages, procedure, managingAuthority, order, descending, part);
    }

    /// Whether nothing narrows the list.
    public boolean everything() {
        return words.isBlank()
                && stages.isEmpty()
                && procedure == null
                && managingAuthority == null;
    }
}
