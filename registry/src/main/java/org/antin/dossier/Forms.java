package org.antin.dossier;

/// Which form belongs to what (Thông tư 185/2019, Điều 8, 10): odd numbers go from the subscriber
/// to the managing authority, even ones from there to the provider. The titles are data.
public final class Forms {
    /// The minutes by which a managing authority confirms a loss (Điều 6.2.c).
    public static final String OF_LOSS = "15";

    private Forms() {}

    /// The form a request is made on.
    public static String ofRequest(Procedure procedure, SubjectKind kind) {
        return switch (procedure) {
            case ISSUE ->
                    switch (kind) {
                        case INDIVIDUAL -> "01";
                        case ORGANISATION -> "03";
                        case SYSTEM -> "05";
                    };
            case REVOKE -> "09";
        };
    }

    /// The form of the list that carries it to the provider.
    public static String ofLetter(Dossier dossier) {
        return switch (dossier.procedure()) {
            case ISSUE ->
                    switch (dossier.subjectKind()) {
                        case INDIVIDUAL -> "02";
                        case ORGANISATION -> "04";
                        case SYSTEM -> "06";
                    };
            case REVOKE -> "10";
        };
    }
}
