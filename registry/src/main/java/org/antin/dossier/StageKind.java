package org.antin.dossier;

/// Where a dossier can stand. The word shown for it is the message `stage.<name>`.
public enum StageKind {
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    PUT_UP,
    SENT_BACK,
    NOT_CONFIRMED,
    CONFIRMED,
    IN_LETTER,
    FORWARDED,
    ISSUED,
    DELIVERED,
    HANDOVER_OFFERED,
    HANDED_OVER,
    REVOKED,
    DECLINED,
    WITHDRAWN;

    /// Nothing can happen to it any more.
    public boolean isClosed() {
        return switch (this) {
            case NOT_CONFIRMED, HANDED_OVER, REVOKED, DECLINED, WITHDRAWN -> true;
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    PUT_UP,
                    SENT_BACK,
                    CONFIRMED,
                    IN_LETTER,
                    FORWARDED,
                    ISSUED,
                    DELIVERED,
                    HANDOVER_OFFERED ->
                    false;
        };
    }

    public String key() {
        return "stage." + name();
    }
}
