package org.antin.dossier.forms;

import org.antin.kernel.Nfc;
import org.antin.paper.Letterhead;
import org.antin.paper.OfficialDate;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a form is filled with. Everything but the form's number may be missing.
///
/// Besides the keys of `/forms/fields.tsv`, the sentences ask for `meetingPlace` and `copies`
/// (minutes). The keys of a form are those its [FormTemplate] lists.
///
/// @param form number of the form
/// @param letterhead of the body that issues a letter or minutes; null on a blank form
/// @param number of the paper in its register, null until it is entered
/// @param notation what follows the number: "VP-TTTH"
/// @param place where the paper is dated
/// @param date null until it is entered
/// @param addressee to whom
/// @param fields answers by key; a tick is "true"
/// @param rows the list's answers by key
/// @param signatories by role
/// @param recipients ô 9b without dashes and stops: "Như trên", "Lưu: VT, TTTH"
public record FormFacts(
        String form,
        @Nullable Letterhead letterhead,
        @Nullable String number,
        String notation,
        String place,
        @Nullable LocalDate date,
        String addressee,
        Map<String, String> fields,
        List<Map<String, String>> rows,
        Map<String, Signatory> signatories,
        List<String> recipients) {

    public FormFacts {
        fields = Map.copyOf(fields);
        rows = rows.stream().map(Map::copyOf).toList();
        signatories = Map.copyOf(signatories);
        recipients = List.copyOf(recipients);
    }

    /// Starts with nothing known.
    public static Builder of(String form) {
        return new Builder(form);
    }

    /// Gathers facts; empty texts count as not known.
    public static final class Builder {
        private final String form;
        private @Nullable Letterhead letterhead;
        private @Nullable String number;
        private String notation = "";
        private String place = "";
        private @Nullable LocalDate date;
        private String addressee = "";
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final List<Map<String, String>> rows = new ArrayList<>();
        private final Map<String, Signatory> signatories = new LinkedHashMap<>();
        private List<String> recipients = List.of();

        private Builder(String form) {
            this.form = form;
        }

        public Builder letterhead(@Nullable String superior, String body) {
            this.letterhead = new Letterhead(superior, body);
            return this;
        }

        public Builder number(@Nullable String number, String notation) {
            this.number = number;
            this.notation = notation;
            return this;
        }

        public Builder dated(String place, @Nullable LocalDate date) {
            this.place = place;
            this.date = date;
            return this;
        }

        public Builder addressee(String addressee) {
            this.addressee = addressee;
            return this;
        }

        public Builder field(String key, @Nullable String value) {
            put(fields, key, value);
            return this;
        }

        public Builder field(String key, @Nullable LocalDate value) {
            return field(key, value == null ? null : OfficialDate.inDigits(value));
        }

        public Builder tick(String key, boolean ticked) {
            return field(key, Boolean.toString(ticked));
        }

        /// One line of the list.
        public Builder row(Map<String, String> values) {
            Map<String, String> row = new LinkedHashMap<>();
            values.forEach((key, value) -> put(row, key, value));
            rows.add(row);
            return this;
        }

        public Builder signedBy(String role, Signatory signatory) {
            signatories.put(role, signatory);
            return this;
        }

        public Builder recipients(String... recipients) {
            this.recipients = List.of(recipients);
            return this;
        }

        public FormFacts build() {
            return new FormFacts(
                    form,
                    letterhead,
                    number,
                    notation,
                    place,
                    date,
                    addressee,
                    fields,
                    rows,
                    signatories,
                    recipients);
        }

        private static void put(Map<String, String> into, String key, @Nullable String value) {
            if (value != null && !value.isBlank()) into.put(key, Nfc.of(value));
        }
    }
}
