package org.antin.calendar;

/// How sure a count of working days is, for the page that shows it.
public enum Certainty {
    /// Every day in it is decided.
    CERTAIN("calendar.certain"),
    /// It rests on a day off that isn't confirmed ([WorkingDays#doubtful] names it).
    DOUBTFUL("calendar.doubtful"),
    /// The holidays of a year in it aren't known; only weekends are taken off.
    UNCOVERED("calendar.uncovered");

    private final String messageKey;

    Certainty(String messageKey) {
        this.messageKey = messageKey;
    }

    /// Key of the sentence that says so.
    public String messageKey() {
        return messageKey;
    }
}
