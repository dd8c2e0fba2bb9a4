package org.antin.organisation;

import org.antin.kernel.Refusal;

import java.time.LocalDate;
import java.util.List;

/// Why a change of the tree is refused.
public sealed interface OrganisationRefusal extends Refusal {
    /// History is carried on, not rewritten.
    record BeforeLastChange(LocalDate lastChange) implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.before-last-change";
        }

        @Override
        public List<Object> arguments() {
            return List.of(lastChange);
        }

        @Override
        public String field() {
            return "from";
        }
    }

    /// A change is recorded once it holds.
    record NotYet() implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.not-yet";
        }

        @Override
        public String field() {
            return "from";
        }
    }

    /// A body can't stand below itself.
    record BelowItself() implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.below-itself";
        }

        @Override
        public String field() {
            return "parent";
        }
    }

    /// The body above is closed or unknown.
    record NoSuchParent() implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.no-such-parent";
        }

        @Override
        public String field() {
            return "parent";
        }
    }

    record CodeTaken(String taken) implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.code-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(taken);
        }

        @Override
        public String field() {
            return "code";
        }
    }

    record Closed() implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.closed";
        }
    }

    /// Units, people and subscribers first find another body.
    record StillInUse(long units, long people, long subscribers) implements OrganisationRefusal {
        @Override
        public String code() {
            return "organisation.still-in-use";
        }

        @Override
        public List<Object> arguments() {
            return List.of(units, people, subscribers);
        }
    }
}
