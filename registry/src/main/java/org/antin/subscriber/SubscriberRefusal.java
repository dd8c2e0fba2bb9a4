package org.antin.subscriber;

import org.antin.kernel.Refusal;

import java.time.LocalDate;
import java.util.List;

/// Why something about a person or a subscriber is refused.
public sealed interface SubscriberRefusal extends Refusal {
    /// Somebody in the register, perhaps out of sight, has this personal number.
    record PersonalNumberTaken() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.personal-number-taken";
        }

        @Override
        public String field() {
            return "personalNumber";
        }
    }

    /// Somebody has this work e-mail.
    record EmailTaken() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.email-taken";
        }

        @Override
        public String field() {
            return "email";
        }
    }

    /// A position starts after the one before it.
    record BeforeLastPosition(LocalDate since) implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.before-last-position";
        }

        @Override
        public List<Object> arguments() {
            return List.of(since);
        }

        @Override
        public String field() {
            return "from";
        }
    }

    /// The same authority is already recorded for some of these days.
    record AuthorityOverlaps() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.authority-overlaps";
        }

        @Override
        public String field() {
            return "from";
        }
    }

    /// Điều 1.2: the body is closed or was never registered.
    record NoSuchBody() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.no-such-body";
        }

        @Override
        public String field() {
            return "organisation";
        }
    }

    /// The same person, organisation or system is a subscriber already.
    record AlreadySubscriber(String name) implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.already-subscriber";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }
    }

    /// The assigned person works elsewhere (Điều 10.2).
    record AssignedElsewhere(String name) implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.assigned-elsewhere";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public String field() {
            return "assigned";
        }
    }

    /// A closed subscriber is history.
    record Closed() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.closed";
        }
    }

    /// An individual holds his own certificate; nobody is assigned it.
    record NothingToAssign() implements SubscriberRefusal {
        @Override
        public String code() {
            return "subscriber.nothing-to-assign";
        }
    }
}
