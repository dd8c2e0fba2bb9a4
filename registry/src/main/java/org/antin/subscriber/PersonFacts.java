package org.antin.subscriber;

import org.antin.kernel.Folding;
import org.antin.kernel.Nfc;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/// What is known of an official, checked ([PersonEntry] reads it from what was typed).
///
/// @param personalNumber 12 or 9 digits
/// @param email work e-mail, lower case
/// @param phone digits, with or without a leading +, or empty
public record PersonFacts(
        String fullName,
        LocalDate born,
        String personalNumber,
        @Nullable LocalDate issuedOn,
        String issuedBy,
        String email,
        String phone,
        OfficialKind kind) {
    public PersonFacts {
        fullName = Nfc.of(fullName);
        personalNumber = personalNumber.replace(" ", "");
        issuedBy = Nfc.of(issuedBy);
        email = email.strip().toLowerCase(Locale.ROOT);
    }

    String folded() {
        return Folding.fold(fullName);
    }

    /// Personal data stays out of logs.
    @Override
    public String toString() {
        return "PersonFacts[" + fullName + "]";
    }
}
