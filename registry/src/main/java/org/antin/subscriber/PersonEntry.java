package org.antin.subscriber;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.CommonRefusal.BadFields;
import org.antin.kernel.Nfc;
import org.antin.kernel.Outcome;
import org.antin.kernel.Typed;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An official as typed into a form or a sheet: everything is text, nothing is sure. Field names
/// are those of the record's components.
///
/// @param kind name of an [OfficialKind]
public record PersonEntry(
        String fullName,
        String born,
        String personalNumber,
        String issuedOn,
        String issuedBy,
        String email,
        String phone,
        String kind) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}' .-]{2,100}");
    private static final Pattern NUMBER = Pattern.compile("\\d{12}|\\d{9}");
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{9,15}");

    /// The facts, or every fault at once (D10.1: exact and complete).
    ///
    /// @param today nobody is born, and no paper issued, after it
    public Outcome<PersonFacts> read(LocalDate today) {
        var faults = new ArrayList<BadField>();
        var name = Nfc.of(fullName);
        if (name.isEmpty()) faults.add(new BadField("fullName", "required"));
        else if (!NAME.matcher(name).matches()) faults.add(new BadField("fullName", "name"));
        var bornOn = day("born", born, true, today, faults);
        if (bornOn != null && bornOn.isAfter(today.minusYears(18))) {
            faults.add(new BadField("born", "too-young"));
        }
        var number = personalNumber.replaceAll("[\\s.]", "");
        if (number.isEmpty()) faults.add(new BadField("personalNumber", "required"));
        else if (!NUMBER.matcher(number).matches())
            faults.add(new BadField("personalNumber", "personal-number"));
        var issued = day("issuedOn", issuedOn, false, today, faults);
        if (issued != null && bornOn != null && !issued.isAfter(bornOn))
            faults.add(new BadField("issuedOn", "issued-before-birth"));
        var mail = email.strip();
        if (mail.isEmpty()) faults.add(new BadField("email", "required"));
        else if (!EMAIL.matcher(mail).matches()) faults.add(new BadField("email", "email"));
        var digits = phone.replaceAll("[\\s.()-]", "");
        if (!digits.isEmpty() && !PHONE.matcher(digits).matches())
            faults.add(new BadField("phone", "phone"));
        var official = official(faults);
        if (!faults.isEmpty() || bornOn == null || official == null)
            return Outcome.refused(new BadFields(faults));
        return Outcome.done(
                new PersonFacts(name, bornOn, number, issued, issuedBy, mail, digits, official));
    }

    private @Nullable OfficialKind official(List<BadField> faults) {
        for (var one : OfficialKind.values()) if (one.name().equals(kind)) return one;
        faults.add(new BadField("kind", kind.isBlank() ? "required" : "choice"));
        return null;
    }

    private static @Nullable LocalDate day(
            String field, String typed, boolean required, LocalDate today, List<BadField> faults) {
        if (typed.isBlank()) {
            if (required) faults.add(new BadField(field, "required"));
            return null;
        }
        var day = Typed.date(typed);
        if (day.isEmpty()) {
            faults.add(new BadField(field, "date"));
            return null;
        }
        if (day.get().isAfter(today)) {
            faults.add(new BadField(field, "not-in-future"));
            return null;
        }
        return day.get();
    }

    /// Personal data stays out of logs.
    @Override
    public String toString() {
        return "PersonEntry[" + fullName + "]";
    }
}
