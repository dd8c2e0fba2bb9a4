package org.antin.dossier;

import java.util.Locale;

/// What can be done to a dossier. The button's word is the message `move.<code>`.
public enum MoveKind {
    SUBMIT,
    TAKE_UP,
    ASK_COMPLETION,
    PUT_UP,
    CONFIRM,
    REFUSE,
    CANCEL_CONFIRMATION,
    GATHER,
    TAKE_OUT,
    FORWARD,
    RECORD_ISSUE,
    RECORD_REVOCATION,
    DECLINE,
    TAKE_DELIVERY,
    OFFER_HANDOVER,
    CONFIRM_HANDOVER,
    DECLINE_HANDOVER,
    WITHDRAW;

    /// Lower-case word for addresses, messages and audit lines.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
