package org.antin.adoption;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why a list isn't taken over.
public sealed interface AdoptionRefusal extends Refusal {
    /// Everything that is wrong, in the order of the sheet.
    record BadCells(List<CellFault> faults) implements AdoptionRefusal {
        public BadCells {
            faults = List.copyOf(faults);
        }

        @Override
        public String code() {
            return "adoption.bad-cells";
        }

        @Override
        public List<Object> arguments() {
            return List.of(faults.size());
        }
    }

    record NothingInIt() implements AdoptionRefusal {
        @Override
        public String code() {
            return "adoption.nothing-in-it";
        }

        @Override
        public String field() {
            return "file";
        }
    }

    record TooLong(int limit) implements AdoptionRefusal {
        @Override
        public String code() {
            return "adoption.too-long";
        }

        @Override
        public List<Object> arguments() {
            return List.of(limit);
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// The upload is no .xlsx file, or its headings aren't those of the template.
    record NotTheTemplate() implements AdoptionRefusal {
        @Override
        public String code() {
            return "adoption.not-the-template";
        }

        @Override
        public String field() {
            return "file";
        }
    }

    /// Nobody said yes in time, or somebody already did.
    record NoLongerWaiting() implements AdoptionRefusal {
        @Override
        public String code() {
            return "adoption.no-longer-waiting";
        }

        @Override
        public String field() {
            return "file";
        }
    }
}
