package org.antin.dossier;

import java.time.Instant;
import java.util.UUID;

/// Something somebody wants to do to a dossier, with what it takes to do it.
public sealed interface Move {
    MoveKind kind();

    record Submit() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.SUBMIT;
        }
    }

    record TakeUp() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.TAKE_UP;
        }
    }

    record AskCompletion(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.ASK_COMPLETION;
        }
    }

    record PutUp(String opinion) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.PUT_UP;
        }
    }

    /// @param minutes number of the minutes confirming a loss (form 15), else empty
    record Confirm(String minutes) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.CONFIRM;
        }
    }

    record Refuse(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.REFUSE;
        }
    }

    record CancelConfirmation(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.CANCEL_CONFIRMATION;
        }
    }

    record Gather(UUID letter) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.GATHER;
        }
    }

    record TakeOut() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.TAKE_OUT;
        }
    }

    record Forward() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.FORWARD;
        }
    }

    record RecordIssue(UUID certificate, UUID device) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.RECORD_ISSUE;
        }
    }

    record RecordRevocation(Instant revokedAt) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.RECORD_REVOCATION;
        }
    }

    record Decline(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.DECLINE;
        }
    }

    record TakeDelivery() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.TAKE_DELIVERY;
        }
    }

    record OfferHandover(UUID handover, UUID receiver) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.OFFER_HANDOVER;
        }
    }

    record ConfirmHandover() implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.CONFIRM_HANDOVER;
        }
    }

    record DeclineHandover(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.DECLINE_HANDOVER;
        }
    }

    record Withdraw(String reason) implements Move {
        @Override
        public MoveKind kind() {
            return MoveKind.WITHDRAW;
        }
    }
}
