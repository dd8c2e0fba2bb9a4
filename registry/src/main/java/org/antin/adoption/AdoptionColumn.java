package org.antin.adoption;

import java.util.Locale;

/// The columns of the list, in the order of the sheet.
public enum AdoptionColumn {
    KIND,
    ORGANISATION,
    FULL_NAME,
    BORN,
    PERSONAL_NUMBER,
    ISSUED_ON,
    ISSUED_BY,
    EMAIL,
    PHONE,
    OFFICIAL_KIND,
    TITLE,
    RANK,
    POSITION_SINCE,
    SEAL_LAW,
    STATE_TITLE,
    SYSTEM_NAME,
    SYSTEM_SORT,
    DOMAIN,
    CERTIFICATE,
    DEVICE_KIND,
    DEVICE_NUMBER,
    CUSTODIAN,
    CUSTODY_SINCE,
    MINUTES,
    LETTER;

    /// A, B, C …
    public String letter() {
        return String.valueOf((char) ('A' + ordinal()));
    }

    /// Key of the heading.
    public String messageKey() {
        return "adoption.column." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The column a field of [org.antin.subscriber.PersonEntry] or of an appointment stands in.
    static AdoptionColumn ofField(String field) {
        return switch (field) {
            case "fullName" -> FULL_NAME;
            case "born" -> BORN;
            case "personalNumber" -> PERSONAL_NUMBER;
            case "issuedOn" -> ISSUED_ON;
            case "issuedBy" -> ISSUED_BY;
            case "email" -> EMAIL;
            case "phone" -> PHONE;
            case "kind" -> OFFICIAL_KIND;
            case "title" -> TITLE;
            case "from" -> POSITION_SINCE;
            default -> throw new IllegalArgumentException(field);
        };
    }
}
