package org.antin.dossier;

import java.time.Instant;
import java.util.UUID;

/// Where a dossier stands. Each stage carries exactly what is known by then, so nothing is ever
/// "null until later". People are named by their id in the register.
public sealed interface Stage {
    StageKind kind();

    /// When it came to stand here.
    Instant at();

    record Draft(Instant at) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.DRAFT;
        }
    }

    record Submitted(UUID by, Instant at) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.SUBMITTED;
        }
    }

    /// Điều 9.1: the receiving officer looks at it.
    record UnderReview(UUID by, Instant at) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.UNDER_REVIEW;
        }
    }

    /// Điều 9.2: put up to the head or an authorised deputy.
    record PutUp(UUID by, Instant at, String opinion) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.PUT_UP;
        }
    }

    record SentBack(UUID by, Instant at, String reason) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.SENT_BACK;
        }
    }

    /// The authority refuses in writing, with its reason.
    record NotConfirmed(UUID by, Instant at, String reason) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.NOT_CONFIRMED;
        }
    }

    /// @param minutes number of the minutes of form 15, empty where none is needed
    record Confirmed(UUID by, Instant at, String minutes) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.CONFIRMED;
        }
    }

    /// Gathered with others in one letter to the provider, not sent yet.
    record InLetter(UUID by, Instant at, UUID letter, Confirmed confirmed) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.IN_LETTER;
        }
    }

    record Forwarded(UUID by, Instant at, UUID letter) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.FORWARDED;
        }
    }

    record Issued(Instant at, UUID certificate, UUID device) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.ISSUED;
        }
    }

    /// The device has come to the managing authority.
    record Delivered(UUID by, Instant at, UUID certificate, UUID device) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.DELIVERED;
        }
    }

    /// Điều 2.2: minutes are drawn up and confirmed by the giver; the receiver hasn't yet.
    record HandoverOffered(
            UUID by, Instant at, UUID certificate, UUID device, UUID handover, UUID receiver)
            implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.HANDOVER_OFFERED;
        }
    }

    record HandedOver(UUID by, Instant at, UUID certificate, UUID device) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.HANDED_OVER;
        }
    }

    record Revoked(Instant at) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.REVOKED;
        }
    }

    record Declined(Instant at, String reason) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.DECLINED;
        }
    }

    record Withdrawn(UUID by, Instant at, String reason) implements Stage {
        @Override
        public StageKind kind() {
            return StageKind.WITHDRAWN;
        }
    }
}
