package org.antin.provider;

import org.antin.practiceca.Subject;
import org.antin.subscriber.Person;

/// What the provider writes into certificates as their subject (signing-rules 7.4).
public final class ProviderSubjects {
    private static final String PLACE = "Hà Tĩnh";

    private ProviderSubjects() {}

    public static Subject person(Person person, String body) {
        return person(person.name(), person.title(), body, person.facts().email());
    }

    public static Subject person(String name, String title, String body, String email) {
        return new Subject.Individual(name, title, null, body, PLACE, email, null);
    }

    /// @param above name of the body it belongs to, its own at the top
    public static Subject body(String name, String above) {
        return new Subject.Organisation(name, above, PLACE);
    }

    public static Subject system(String name, String owner) {
        return new Subject.System(name, null, owner, PLACE);
    }
}
