package org.antin.delegation;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why a delegation isn't entered, or not ended.
public sealed interface DelegationRefusal extends Refusal {
    /// Nghị định 30/2020, Điều 13 khoản 4: only the head of a body delegates.
    record NotTheHead(String name) implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.not-the-head";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public String field() {
            return "giver";
        }
    }

    /// Khoản 4: who signs by delegation doesn't delegate again.
    record PassedOn(String name, String number) implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.passed-on";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name, number);
        }

        @Override
        public String field() {
            return "giver";
        }
    }

    /// Nobody delegates to himself.
    record ToHimself() implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.to-himself";
        }

        @Override
        public String field() {
            return "delegate";
        }
    }

    /// Khoản 4: to somebody of the body itself or of one below it.
    record DelegateElsewhere(String name) implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.delegate-elsewhere";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public String field() {
            return "delegate";
        }
    }

    /// Điều 15: the body has a paper of this number in that year.
    record NumberTaken(String number) implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.number-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(number);
        }

        @Override
        public String field() {
            return "number";
        }
    }

    /// It is over already, by its last day or before it.
    record Over() implements DelegationRefusal {
        @Override
        public String code() {
            return "delegation.over";
        }
    }
}
