package org.antin.kernel;

import java.util.List;

/// Refusals every capability needs.
public sealed interface CommonRefusal extends Refusal {
    /// The thing isn't there, or is out of the actor's scope: the two look the same from outside.
    record NotFound() implements CommonRefusal {
        @Override
        public String code() {
            return "common.not-found";
        }
    }

    /// The actor holds no role that may do this.
    record NotAllowed() implements CommonRefusal {
        @Override
        public String code() {
            return "common.not-allowed";
        }
    }

    /// Somebody changed it since the page was shown.
    record Stale() implements CommonRefusal {
        @Override
        public String code() {
            return "common.stale";
        }
    }

    /// A field is missing or wrong; `rule` names the message `field.<rule>`.
    record BadField(String name, String rule, List<Object> details) implements CommonRefusal {
        public BadField(String name, String rule) {
            this(name, rule, List.of());
        }

        @Override
        public String code() {
            return "field." + rule;
        }

        @Override
        public List<Object> arguments() {
            return details;
        }

        @Override
        public String field() {
            return name;
        }
    }

    /// Several fields are wrong; all are reported at once.
    record BadFields(List<BadField> faults) implements CommonRefusal {
        public BadFields {
            faults = List.copyOf(faults);
        }

        @Override
        public String code() {
            return "common.bad-fields";
        }
    }
}
